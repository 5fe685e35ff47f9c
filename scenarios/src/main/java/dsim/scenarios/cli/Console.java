package dsim.scenarios.cli;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a command is at home.
 *
 * @param out takes results
 * @param err takes complaints and progress
 * @param isWatched whether somebody looks on, who wants to see progress
 * @param clock of the machine
 * @param directory where files are looked for and left
 * @param environment the variables of the environment
 * @param call how the program was called, to say how to call it next
 */
record Console(
        PrintWriter out,
        PrintWriter err,
        boolean isWatched,
        Ticker clock,
        Path directory,
        ImmutableMap<String, String> environment,
        Call call) {

    /** Of the lines of a sentence but its first. */
    private static final int INDENT = 6;

    /** The one that the process was started from. What is printed is UTF-8 everywhere. */
    @SuppressWarnings("SystemConsoleNull") // JDK 22 to 24 always have one: there, progress is told even to a file
    static Console ofProcess() {
        return new Console(
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                System.console() != null,
                Ticker.systemTicker(),
                Path.of(""),
                ImmutableMap.copyOf(System.getenv()),
                Call.ofProcess());
    }

    /** Tells why nothing was done. */
    int refuse(String sentence) {
        tell(sentence);
        return ExitCode.USAGE;
    }

    /** Tells something that is no result, in lines that are not too wide. */
    void tell(String sentence) {
        ("dsim: " + sentence)
                .lines()
                .flatMap(line -> Page.folded(line, INDENT).stream())
                .forEach(err::println);
    }
}
