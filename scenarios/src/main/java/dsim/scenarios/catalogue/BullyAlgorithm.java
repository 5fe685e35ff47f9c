package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.bully.BullyConfig;
import dsim.algorithms.bully.BullyElection;
import dsim.algorithms.bully.BullyMessage;
import dsim.algorithms.bully.BullyNarration;
import dsim.algorithms.bully.BullyTheory;
import dsim.algorithms.election.InitialLeader;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Scenario;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: bully}. */
final class BullyAlgorithm extends ElectionAlgorithm<BullyMessage, BullyElection.Wait> {

    private static final Field<Duration> ANSWER_WITHIN = answerWithin("1.5s");
    private static final Field<Duration> COORDINATOR_WITHIN = coordinatorWithin("3s");
    private static final Field<Optional<Duration>> PROBE_EVERY = probeEvery("1s");
    private static final Field<InitialLeader> INITIAL_LEADER = initialLeader("none");

    BullyAlgorithm() {
        super(
                BullyMessage.class,
                new BullyMessage.StartElection(),
                BullyMessage::counted,
                ImmutableList.of(ANSWER_WITHIN, COORDINATOR_WITHIN, PROBE_EVERY, INITIAL_LEADER));
    }

    @Override
    public String name() {
        return "bully";
    }

    @Override
    public String summary() {
        return "leader election: of all nodes that are up, the highest leads (Garcia-Molina 1982)";
    }

    @Override
    public Role<BullyMessage, BullyElection.Wait> role(GroupSetup setup) {
        return BullyElection.role(config(setup));
    }

    @Override
    public void verify(Group group) {
        config(undrawn(group));
    }

    private static BullyConfig config(GroupSetup setup) {
        Values params = setup.params();
        return new BullyConfig(
                electorate(setup),
                params.get(ANSWER_WITHIN),
                params.get(COORDINATOR_WITHIN),
                params.get(PROBE_EVERY),
                params.get(INITIAL_LEADER),
                params.get(ELECT_ON_START));
    }

    @Override
    Duration handoverWithin(Group group) {
        return config(undrawn(group)).handoverWithin();
    }

    @Override
    ImmutableList<String> theory(Scenario scenario, int n) {
        if (n < 2) {
            return ImmutableList.of();
        }
        Optional<Integer> above = winOverStarter(scenario);
        boolean isDead = somebodyCrashes(scenario);
        if (above.isPresent() && isDead && above.get() > 0) {
            int d = above.get();
            return ImmutableList.of("the highest of n = " + n + " is dead, one with d = " + d
                    + " above it notices: d² + n − 1 = " + text(BullyTheory.coordinatorCrashed(n, n - d)));
        } else if (above.isPresent() && !isDead) {
            int d = above.get();
            return ImmutableList.of("all n = " + n + " are alive, one with d = " + d
                    + " above it elects: d(d + 1) + n − 1 = " + text(BullyTheory.falseAlarm(n, n - d)));
        }
        return ImmutableList.of(
                "the highest of n = " + n + " is dead, one with d above it notices: d² + n − 1 messages, "
                        + number(
                                BullyTheory.coordinatorCrashed(n, n - 1).total().all()) + " to "
                        + number(BullyTheory.coordinatorCrashed(n, 1).total().all()) + ", on average "
                        + number(BullyTheory.coordinatorCrashedMean(n)),
                "nobody is dead, one with d above it elects: d(d + 1) + n − 1 messages, "
                        + number(BullyTheory.falseAlarm(n, n).total().all()) + " to "
                        + number(BullyTheory.falseAlarm(n, 1).total().all()));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return new BullyNarration();
    }
}
