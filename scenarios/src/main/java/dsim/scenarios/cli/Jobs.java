package dsim.scenarios.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says how much is done at a time. Results are the same for any number. */
final class Jobs {

    private static final int MOST = 1024;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How much is done at a time; else as many as the machine has processors.")
    private Optional<Integer> asked = Optional.empty();

    /**
     * How many.
     *
     * @throws Refusal if it makes no sense
     */
    int count() {
        asked.filter(jobs -> jobs < 1 || jobs > MOST).ifPresent(jobs -> {
            throw new Refusal("--jobs " + jobs + ": 1 to " + MOST);
        });
        return asked.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
