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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
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

    LiveGcdCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Address endpoint = Given.endpoint("the GCD", gcd);
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
        AtomicReference<Optional<NoGcd>> none = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<TurnedAway>> away = new AtomicReference<>(Optional.empty());
        int code = new LiveSession(console, options)
                .listener(event -> {
                    if (event.subject() instanceof NoGcd fact) {
                        none.set(Optional.of(fact));
                    } else if (event.subject() instanceof TurnedAway fact) {
                        away.set(Optional.of(fact));
                    }
                })
                .until(event -> event.subject() instanceof Finished)
                .run(plan, options.atMost());
        if (code != ExitCode.OK) {
            return code;
        }
        away.get()
                .ifPresent(each -> console.err()
                        .println("dsim: the GCD at " + endpoint + " answers '" + each.answer()
                                + "': it may speak another dialect, see --dialect"));
        none.get().ifPresent(each -> console.err().println("dsim: no GCD at " + endpoint + ": " + each.why()));
        return none.get().isPresent() ? ExitCode.UNREACHABLE : code;
    }
}
