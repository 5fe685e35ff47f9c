package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.ring.RingConfig;
import dsim.algorithms.ring.RingElection;
import dsim.algorithms.ring.RingMessage;
import dsim.algorithms.ring.RingNarration;
import dsim.algorithms.ring.RingTheory;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Scenario;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: ring}. */
final class RingAlgorithm extends ElectionAlgorithm<RingMessage, RingElection.Wait> {

    private static final Field<Duration> ANSWER_WITHIN = answerWithin("500ms");
    private static final Field<Duration> COORDINATOR_WITHIN = coordinatorWithin("10s");
    private static final Field<Optional<Duration>> PROBE_EVERY = probeEvery("never");
    private static final Field<InitialLeader> INITIAL_LEADER = initialLeader("highest");

    RingAlgorithm() {
        super(
                RingMessage.class,
                new RingMessage.StartElection(),
                RingMessage::counted,
                ImmutableList.of(ANSWER_WITHIN, COORDINATOR_WITHIN, PROBE_EVERY, INITIAL_LEADER));
    }

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public String summary() {
        return "leader election: one lap of the ring asks who is up, another announces the highest (textbooks)";
    }

    @Override
    public Role<RingMessage, RingElection.Wait> role(GroupSetup setup) {
        return RingElection.role(config(setup));
    }

    @Override
    public void verify(Group group) {
        config(undrawn(group));
    }

    private static RingConfig config(GroupSetup setup) {
        Values params = setup.params();
        return new RingConfig(
                electorate(setup),
                params.get(ANSWER_WITHIN),
                params.get(COORDINATOR_WITHIN),
                params.get(PROBE_EVERY),
                params.get(INITIAL_LEADER),
                params.get(ELECT_ON_START));
    }

    @Override
    Duration handoverWithin(Group group) {
        return group.params().get(COORDINATOR_WITHIN);
    }

    @Override
    ImmutableList<String> theory(Scenario scenario, int n) {
        return n > 1 && somebodyCrashes(scenario)
                ? ImmutableList.of("one of n = " + n + " is dead, one of the others elects: 2(n − 1) + 1 = "
                        + text(RingTheory.elections(1, n - 1, 1)))
                : ImmutableList.of(
                        "all n = " + n + " are alive, one of them elects: 2n = " + text(RingTheory.elections(1, n, 0)));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return new RingNarration();
    }
}
