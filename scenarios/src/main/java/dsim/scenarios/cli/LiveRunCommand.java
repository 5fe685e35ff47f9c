package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.live.LivePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code live run}: runs the nodes of a scenario on sockets of this machine. */
@Command(
        name = "run",
        description = "Runs the nodes of a scenario on sockets of this machine, and judges them as 'dsim run' does.",
        mixinStandardHelpOptions = true)
final class LiveRunCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Parameters(paramLabel = "SCENARIO|FILE", description = "The name of a shipped scenario, or a scenario file.")
    private String nameOrFile = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Puts a value in the place of the file's, such as nodes.p.count=9.")
    private List<String> set = new ArrayList<>();

    LiveRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Overrides overrides = new Overrides(ImmutableList.copyOf(set), options.givenSeed(), console.environment());
        Reading reading = new ScenarioSource(console).readLive(nameOrFile, overrides);
        console.err().print(reading.problemReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        Scenario scenario = reading.orThrow();
        Optional<Duration> atMost = options.atMost().or(() -> scenario.stop().at());
        return new LiveSession(console, options).note(ignored(scenario)).run(LivePlan.of(reading), atMost);
    }

    /** What of a scenario has no meaning on a real network. */
    private static Optional<String> ignored(Scenario scenario) {
        ImmutableMap<String, Integer> counts = ImmutableMap.of(
                "faults", scenario.faults().entries().size(),
                "client actions", scenario.workload().size());
        List<String> ignored = new ArrayList<>();
        ignored.add("its network model and its clocks");
        counts.forEach((what, count) -> {
            if (count > 0) {
                ignored.add("its " + what + " (" + count + ")");
            }
        });
        return Optional.of(
                "the real network is as it is: of the scenario, " + String.join(", ", ignored) + " play no part");
    }
}
