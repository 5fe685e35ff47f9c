package dsim.scenarios.cli;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.gcd.GcdRules;
import dsim.scenarios.Kinds;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioBuilder;
import dsim.scenarios.ScenarioWords;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.catalogue.GcdAlgorithm;
import dsim.scenarios.catalogue.GcdBullyAlgorithm;
import dsim.scenarios.catalogue.GcdMemberAlgorithm;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve gcd}: a Group Coordinator Daemon, with members if wanted. */
@Command(
        name = "gcd",
        description = "Stands in for a Group Coordinator Daemon of labs 1 and 2, with members if wanted.",
        mixinStandardHelpOptions = true)
final class ServeGcdCommand implements Callable<Integer> {

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
            names = "--lab",
            paramLabel = "WHICH",
            description = "Whose requests to answer: 1, 2, or both; both if not said.")
    private String lab = "both";

    @Option(names = "--any-host", description = "Takes in members that listen on other machines, too.")
    private boolean anyHost;

    @Option(names = "--bots", paramLabel = "N", description = "Adds so many members that elect; 0 if not said.")
    private String bots = "0";

    @Option(names = "--members", paramLabel = "N", description = "Adds so many members that greet; 0 if not said.")
    private String members = "0";

    @Option(
            names = "--dead-members",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "2",
            description = "Lists so many members where nobody listens; 2 if no number is given.")
    private String dead = "0";

    @Option(
            names = "--slow-member",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "1.6s",
            description = "Adds a member that takes this long to answer; 1.6s if no time is given.")
    private Optional<String> slow = Optional.empty();

    @Option(names = "--hang-member", description = "Adds a member that never answers.")
    private boolean hangs;

    ServeGcdCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Address listen = Endpoint.toListen("--port", port);
        int botCount = Given.value("--bots", Kinds.count(0, 200), bots);
        ScenarioBuilder scenario =
                Scenario.named("gcd").seed(options.seed(console)).stopWhenQuiescent();
        List<Object> listed = new ArrayList<>();
        addMembers(scenario, listed);
        GroupWords gcd = dialect.of(ScenarioWords.run(new GcdAlgorithm()))
                .param(GcdAlgorithm.LAB, Given.value("--lab", Kinds.oneOf(GcdRules.Lab.class), lab))
                .param(GcdAlgorithm.HOSTS, anyHost ? "any" : "local");
        if (!listed.isEmpty()) {
            gcd = gcd.param(GcdAlgorithm.LISTED, listed);
        }
        scenario.node("gcd", gcd);
        if (botCount > 0) {
            scenario.nodes(
                    "bot",
                    botCount,
                    dialect.of(ScenarioWords.run(new GcdBullyAlgorithm()))
                            .with("identity", ImmutableMap.of("days", "1..365", "su-id", "1000000..9999999"))
                            .with("start", ImmutableMap.of("every", "200ms"))
                            .param(GcdBullyAlgorithm.GCD, "gcd"));
        }
        LivePlan plan = LivePlan.of(scenario, Shipped.catalogue()).listening("gcd", listen);
        return new LiveSession(console, options).run(plan, options.atMost());
    }

    private void addMembers(ScenarioBuilder scenario, List<Object> listed) {
        int greeters = Given.value("--members", Kinds.count(0, 200), members);
        int deadCount = Given.value("--dead-members", Kinds.count(0, 100), dead);
        if (greeters > 0) {
            scenario.nodes("member", greeters, dialect.of(ScenarioWords.run(new GcdMemberAlgorithm())));
            for (int i = 1; i <= greeters; i++) {
                listed.add("member" + i);
            }
        }
        slow.ifPresent(text -> {
            Duration time = Given.value("--slow-member", Kinds.DURATION, text);
            scenario.node(
                    "slow",
                    dialect.of(ScenarioWords.run(new GcdMemberAlgorithm()))
                            .param(GcdMemberAlgorithm.ANSWERS_AFTER, time));
            listed.add("slow");
        });
        if (hangs) {
            scenario.node(
                    "hang",
                    dialect.of(ScenarioWords.run(new GcdMemberAlgorithm()))
                            .param(GcdMemberAlgorithm.ANSWERS_AFTER, "never"));
            listed.add("hang");
        }
        for (int i = 1; i <= deadCount; i++) {
            listed.add("127.0.0.1:" + i);
        }
    }
}
