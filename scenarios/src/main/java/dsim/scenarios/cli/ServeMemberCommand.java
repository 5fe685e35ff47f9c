package dsim.scenarios.cli;

import dsim.actor.Address;
import dsim.scenarios.Kinds;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioWords;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.catalogue.GcdMemberAlgorithm;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve member}: a member of lab 1. */
@Command(
        name = "member",
        description = "Stands in for a member of lab 1, which is pleased to meet whoever greets it.",
        mixinStandardHelpOptions = true)
final class ServeMemberCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Option(
            names = "--port",
            paramLabel = "[HOST:]N",
            description = "Listens there, on this machine only if there is no host; any port that is free if not said.")
    private String port = "0";

    @Option(
            names = "--slow",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "1.6s",
            description = "Takes this long to answer; 1.6s if no time is given.")
    private Optional<String> slow = Optional.empty();

    @Option(names = "--hang", description = "Never answers.")
    private boolean hangs;

    ServeMemberCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (hangs && slow.isPresent()) {
            throw new Refusal("--slow and --hang: it either answers or it does not");
        }
        Address listen = Endpoint.toListen("--port", port);
        String answersAfter = hangs ? "never" : slow.orElse("0s");
        Given.value("--slow", Kinds.DURATION.orNever(), answersAfter);
        GroupWords member = dialect.of(ScenarioWords.run(new GcdMemberAlgorithm()))
                .param(GcdMemberAlgorithm.ANSWERS_AFTER, answersAfter);
        LivePlan plan = LivePlan.of(
                        Scenario.named("member")
                                .seed(options.seed(console))
                                .stopWhenQuiescent()
                                .node("member", member),
                        Shipped.catalogue())
                .listening("member", listen);
        return new LiveSession(console, options).run(plan, options.atMost());
    }
}
