package dsim.scenarios.cli;

import dsim.actor.Address;
import dsim.algorithms.gcd.GcdFact.Finished;
import dsim.algorithms.gcd.GcdFact.NoGcd;
import dsim.algorithms.gcd.GcdFact.TurnedAway;
import dsim.scenarios.Kinds;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioWords;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.catalogue.GcdClientAlgorithm;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code live gcd}: the client of lab 1. */
@Command(
        name = "gcd",
        description =
                "Asks a Group Coordinator Daemon who is there, greets all members at once, and prints what each answers.",
        mixinStandardHelpOptions = true)
final class LiveGcdCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Parameters(paramLabel = "HOST:PORT", description = "Where the GCD listens.")
    private String gcd = "";

    @Option(
            names = "--answer-within",
            paramLabel = "TIME",
            description = "How long to wait for each member; 1.5s if not said.")
    private String answerWithin = "1.5s";

    @Option(names = "--gcd-within", paramLabel = "TIME", description = "How long to wait for the GCD; 5s if not said.")
    private String gcdWithin = "5s";

    private Optional<String> noGcd = Optional.empty();
    private Optional<String> turnedAway = Optional.empty();

    LiveGcdCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Address endpoint = Endpoint.toCall("the GCD", gcd, "127.0.0.1:23600");
        GroupWords client = dialect.of(ScenarioWords.run(new GcdClientAlgorithm()))
                .param(GcdClientAlgorithm.GCD, endpoint)
                .param(
                        GcdClientAlgorithm.ANSWER_WITHIN,
                        Given.value("--answer-within", Kinds.atLeast(Kinds.DURATION, "1ms"), answerWithin))
                .param(
                        GcdClientAlgorithm.GCD_WITHIN,
                        Given.value("--gcd-within", Kinds.atLeast(Kinds.DURATION, "1ms"), gcdWithin));
        LivePlan plan = LivePlan.of(
                Scenario.named("gcd-client")
                        .seed(options.seed(console))
                        .stopWhenQuiescent()
                        .node("client", client),
                Shipped.catalogue());
        int code = new LiveSession(console, options)
                .listener(this::hear)
                .until(event -> event.subject() instanceof Finished)
                .unreachable(() -> noGcd.map(why -> "no GCD at " + endpoint + ": " + why))
                .run(plan, options.atMost());
        turnedAway.ifPresent(answer -> console.tell(
                "the GCD at " + endpoint + " answers '" + answer + "': it may speak another dialect, see --dialect"));
        return code;
    }

    private void hear(TraceEvent event) {
        if (event.subject() instanceof NoGcd none) {
            noGcd = Optional.of(none.why());
        } else if (event.subject() instanceof TurnedAway away) {
            turnedAway = Optional.of(away.answer());
        }
    }
}
