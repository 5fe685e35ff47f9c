package dsim.scenarios.cli;

import dsim.actor.Address;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.gcd.GcdFact.NoGcd;
import dsim.algorithms.gcd.GcdFact.TurnedAway;
import dsim.scenarios.Between;
import dsim.scenarios.Kinds;
import dsim.scenarios.Scalar;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioWords;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.catalogue.GcdBullyAlgorithm;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code live bully}: members of a group of lab 2. */
@Command(
        name = "bully",
        description =
                "Joins a group at its Group Coordinator Daemon and takes part in its elections, until Ctrl-C or --for.",
        mixinStandardHelpOptions = true)
final class LiveBullyCommand implements Callable<Integer> {

    /** A GCD that has not been reached by then is not to be had. */
    private static final Duration GIVE_UP = Duration.ofSeconds(5);

    private final Console console;

    @Mixin
    private LiveOptions options = new LiveOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Mixin
    private IdentityOptions identity = new IdentityOptions();

    @Option(names = "--gcd", paramLabel = "HOST:PORT", required = true, description = "Where the GCD listens.")
    private String gcd = "";

    @Option(names = "--nodes", paramLabel = "N", description = "How many members to run; 1 if not said.")
    private String nodes = "1";

    @Option(names = "--order", paramLabel = "WHICH", description = "Which identity wins: largest, or smallest.")
    private String order = "largest";

    @Option(
            names = "--answer-within",
            paramLabel = "TIME",
            description = "How long to wait for an answer; 2s if not said.")
    private String answerWithin = "2s";

    @Option(
            names = "--coordinator-within",
            paramLabel = "TIME",
            description = "How long to wait for an announcement; 4s if not said.")
    private String coordinatorWithin = "4s";

    @Option(
            names = "--probe-after",
            paramLabel = "RANGE",
            description = "When to probe the leader, or 'never'; 500ms..3s if not said.")
    private String probeAfter = "500ms..3s";

    @Option(names = "--feign", description = "Pretends to fail now and then.")
    private boolean feigns;

    @Option(
            names = "--unheard",
            paramLabel = "SHARE",
            description = "Closes so many of the conversations that others open, such as 10%%.")
    private String unheard = "0%";

    private boolean hasJoined;
    private Optional<String> failure = Optional.empty();

    LiveBullyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Address endpoint = Endpoint.toCall("--gcd", gcd, "127.0.0.1:23600");
        int count = Given.value("--nodes", Kinds.count(1, 200), nodes);
        IdentityOptions.Identities identities = identity.of(count);
        GroupWords members = dialect.of(ScenarioWords.run(new GcdBullyAlgorithm()))
                .with("identity", identities.words())
                .param(GcdBullyAlgorithm.GCD, endpoint)
                .param(GcdBullyAlgorithm.ORDER, Given.value("--order", Kinds.oneOf(IdOrder.class), order))
                .param(GcdBullyAlgorithm.FEIGN, feigns)
                .param(GcdBullyAlgorithm.UNHEARD, checked("--unheard", Kinds.RATIO, unheard))
                .param(GcdBullyAlgorithm.PROBE_AFTER, checkedProbes());
        members = withWaits(members);
        LivePlan plan = LivePlan.of(
                Scenario.named("bully")
                        .seed(options.seed(console))
                        .stopWhenQuiescent()
                        .nodes("p", count, members),
                Shipped.catalogue());
        LiveSession session = new LiveSession(console, options)
                .until(this::isInVain)
                .unreachable(() -> hasJoined
                        ? Optional.empty()
                        : Optional.of("nobody has joined the GCD at " + endpoint + ": "
                                + failure.orElse("it has not answered yet")));
        identities.note().ifPresent(note -> session.note(Optional.of(note)));
        return session.run(plan, options.atMost());
    }

    private GroupWords withWaits(GroupWords members) {
        Duration answer = Given.value("--answer-within", Kinds.atLeast(Kinds.DURATION, "1ms"), answerWithin);
        Duration coordinator =
                Given.value("--coordinator-within", Kinds.atLeast(Kinds.DURATION, "1ms"), coordinatorWithin);
        if (coordinator.compareTo(answer) <= 0) {
            throw new Refusal("--coordinator-within " + coordinatorWithin + " is longer than --answer-within "
                    + answerWithin + ", or nobody would have the time to announce itself");
        }
        return members.param(GcdBullyAlgorithm.ANSWER_WITHIN, answer)
                .param(GcdBullyAlgorithm.COORDINATOR_WITHIN, coordinator);
    }

    private String checkedProbes() {
        Optional<Between<Duration>> read = Given.value(
                "--probe-after",
                Kinds.range(Kinds.atLeast(Kinds.DURATION, "1ms")).orNever(),
                probeAfter);
        return read.isPresent() ? probeAfter : "never";
    }

    private static <T> String checked(String option, Scalar<T> kind, String text) {
        Given.value(option, kind, text);
        return text;
    }

    /** Whether a step says that there is no way in: nobody is in yet, and the GCD refuses or has been away too long. */
    private boolean isInVain(TraceEvent event) {
        if (event.subject() instanceof Joined) {
            hasJoined = true;
        } else if (!hasJoined && event.subject() instanceof TurnedAway away) {
            failure = Optional.of("it answers '" + away.answer() + "'"
                    + (away.answer().startsWith("Unexpected message") ? "; another --dialect may suit it" : ""));
            return true;
        } else if (!hasJoined && event.subject() instanceof NoGcd none) {
            failure = Optional.of(none.why());
            return event.timeNanos() >= GIVE_UP.toNanos();
        }
        return false;
    }
}
