package dsim.scenarios.cli;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Calls commands in this process, in a directory of their own, on a machine whose clock stands still. */
final class Shell {

    private static final Ticker STOPPED = new Ticker() {
        @Override
        public long read() {
            return 0;
        }
    };

    private final Path directory;
    private final Ticker clock;
    private final ImmutableMap<String, String> environment;

    private Shell(Path directory, Ticker clock, ImmutableMap<String, String> environment) {
        this.directory = directory;
        this.clock = clock;
        this.environment = environment;
    }

    static Shell in(Path directory) {
        return new Shell(directory, STOPPED, ImmutableMap.of());
    }

    Shell with(Ticker other) {
        return new Shell(directory, other, environment);
    }

    Shell with(String variable, String value) {
        return new Shell(directory, clock, ImmutableMap.of(variable, value));
    }

    /** What a command said. */
    record Said(int exitCode, String out, String err) {

        /** The complaints, each in one line again. */
        String complaints() {
            return err.replace("\n      ", " ");
        }
    }

    Said run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out), new PrintWriter(err), false, clock, directory, environment, Call.byName());
        int exitCode = Main.run(console, args);
        return new Said(exitCode, out.toString(), err.toString());
    }
}
