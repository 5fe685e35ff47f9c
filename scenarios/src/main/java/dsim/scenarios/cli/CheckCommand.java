package dsim.scenarios.cli;

import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.ScenarioSchema;
import dsim.scenarios.catalogue.Shipped;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: reads scenarios and runs nothing. */
@Command(
        name = "check",
        description = "Reads scenarios and tells all that is wrong with them; runs nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Scenario files, or names of shipped scenarios.")
    private List<String> files = List.of();

    @Option(
            names = "--resolved",
            description = "Print each scenario whole, defaults filled in, and where each value comes from.")
    private boolean resolved;

    @Option(names = "--schema", description = "Print the JSON Schema of scenario files, for editors.")
    private boolean schema;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (schema && (resolved || !files.isEmpty())) {
            throw new Refusal("--schema is the same for all files: leave out everything else");
        } else if (schema) {
            console.out().print(ScenarioSchema.of(Shipped.catalogue()));
            return ExitCode.OK;
        } else if (files.isEmpty()) {
            throw new Refusal("which file? As in: " + console.call().with("check my-scenario.yaml"));
        }
        int exitCode = ExitCode.OK;
        ScenarioSource source = new ScenarioSource(console);
        for (String file : files) {
            exitCode = Math.max(exitCode, check(file, source));
        }
        return exitCode;
    }

    private int check(String file, ScenarioSource source) {
        Reading reading;
        try {
            reading = source.read(file, Overrides.none().withEnvironment(console.environment()));
        } catch (Refusal e) { // there may be other files
            return console.refuse(String.valueOf(e.getMessage()));
        }
        console.out().print(reading.problemReport() + reading.warningReport());
        if (reading.scenario().isEmpty()) {
            return ExitCode.USAGE;
        }
        console.out().print(resolved ? reading.resolved().orElseThrow() : file + ": all right\n");
        return ExitCode.OK;
    }
}
