package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command line in a {@code sh} block of the README or of a page of documentation does what the page says: it ends with
 * the exit code of the comment behind it ({@code # exit 1}), or with 0. Lines that call {@code java -jar
 * scenarios/target/dsim.jar} are executed; those that call Maven or another program are not. A page's lines run one after the
 * other in one directory, in which the other blocks whose first line is {@code # file: NAME} stand as files.
 */
class DocsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
    private static final Pattern FILE = Pattern.compile("# file: (\\S+)\\n(?s:.*)");
    private static final Pattern LINE =
            Pattern.compile("(?:\\$ )?java -jar scenarios/target/dsim\\.jar(.*?)(?:\\s+# exit (\\d+)| +#.*)?");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path directory;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        for (String module : List.of("sim-core", "algorithms", "reports", "scenarios")) {
            Path docs = ROOT.resolve(module).resolve("docs");
            if (Files.isDirectory(docs)) {
                try (Stream<Path> files = Files.walk(docs)) {
                    files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .forEach(pages::add);
                }
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showCommandsThatWork(Path page) throws IOException {
        String text = Files.readString(page);
        Shell shell = Shell.in(directory);

        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            Matcher file = FILE.matcher(block.group(2));
            if (!block.group(1).equals("sh") && file.matches()) {
                Files.writeString(directory.resolve(file.group(1)), block.group(2));
            } else if (block.group(1).equals("sh")) {
                block.group(2).lines().forEach(line -> check(shell, page, line.strip()));
            }
        }
    }

    private static void check(Shell shell, Path page, String line) {
        Matcher command = LINE.matcher(line);
        if (command.matches()) {
            int expected = command.group(2) == null ? ExitCode.OK : Integer.parseInt(command.group(2));
            Shell.Said said = shell.run(words(command.group(1)));
            assertEquals(expected, said.exitCode(), page + ": " + line + "\n" + said.out() + said.err());
        }
    }

    private static String[] words(String arguments) {
        ImmutableList.Builder<String> words = ImmutableList.builder();
        for (Matcher word = WORD.matcher(arguments); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.build().toArray(String[]::new);
    }

    @Test
    void showSomeCommandsAtAll() throws IOException {
        for (String page : List.of("README.md", "scenarios/docs/commands.md")) {
            List<String> lines = Files.readString(ROOT.resolve(page)).lines().toList();

            assertFalse(
                    lines.stream().noneMatch(line -> LINE.matcher(line.strip()).matches()), page);
        }
    }
}
