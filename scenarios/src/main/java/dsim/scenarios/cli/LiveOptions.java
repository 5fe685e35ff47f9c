package dsim.scenarios.cli;

import dsim.scenarios.Kinds;
import dsim.scenarios.Overrides;
import dsim.scenarios.live.Recorder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all commands know that run nodes on real sockets. */
final class LiveOptions {

    @Option(names = "--for", paramLabel = "TIME", description = "Stops after this time, such as 30s.")
    private Optional<String> atMost = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Writes down all that comes to the nodes, for 'dsim replay FILE'.")
    private Optional<Path> record = Optional.empty();

    @Option(
            names = "--record-limit",
            paramLabel = "SIZE",
            defaultValue = "256MiB",
            description = "How large that file may become; then the recording stops and the run goes on.")
    private String recordLimit = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed, such as 42; else that of a scenario, or a new one.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON object and nothing else.")
    private boolean json;

    /**
     * How long the run may take; empty: until something else ends it.
     *
     * @throws Refusal if what was given is no duration
     */
    Optional<Duration> atMost() {
        return atMost.map(text -> {
            try {
                return Kinds.atLeast(Kinds.DURATION, "1ms").parse(text);
            } catch (IllegalArgumentException e) {
                throw new Refusal("--for " + text + ": " + e.getMessage());
            }
        });
    }

    /**
     * Begins a recording, if one is asked for.
     *
     * @throws Refusal if its file is there already, or cannot be written
     */
    Optional<Recorder> recorder(Console console) {
        long limit = recordLimit();
        return record.map(file -> {
            try {
                return Recorder.in(console.directory().resolve(file), limit);
            } catch (FileAlreadyExistsException e) {
                throw new Refusal("there is a file '" + file + "' already: name another, or remove it");
            } catch (IOException e) {
                throw new Refusal("'" + file + "' cannot be written: " + FileTrouble.of(e));
            }
        });
    }

    private long recordLimit() {
        try {
            return Kinds.atLeast(Kinds.SIZE, "1KiB").parse(recordLimit);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--record-limit " + recordLimit + ": " + e.getMessage());
        }
    }

    /**
     * Nothing is live that could be recorded, or end by itself.
     *
     * @param option that makes it so
     * @throws Refusal if that was asked for
     */
    void refuseLive(String option) {
        if (record.isPresent() || atMost.isPresent()) {
            throw new Refusal(
                    "--record and --for make no sense with " + option + ": nothing is live, and the file has an end");
        }
    }

    /** What the file of the recording is called; empty if there is none. */
    String recordName() {
        return record.map(Path::toString).orElse("");
    }

    /** The seed as it was given. */
    Optional<String> givenSeed() {
        return seed;
    }

    /**
     * The seed that was given, or that of the environment, or a new one: two programs on one network shall not draw the same.
     *
     * @throws Refusal if what was given is no seed
     */
    long seed(Console console) {
        Optional<String> text =
                seed.or(() -> Optional.ofNullable(console.environment().get(Overrides.SEED_VARIABLE)));
        try {
            return text.map(given -> Kinds.SEED.parse(given).value())
                    .orElseGet(() -> new SecureRandom().nextLong() >>> 1);
        } catch (IllegalArgumentException e) {
            throw new Refusal("the seed '" + text.orElse("") + "': " + e.getMessage());
        }
    }

    /** Whether the output is for programs. */
    boolean isJson() {
        return json;
    }
}
