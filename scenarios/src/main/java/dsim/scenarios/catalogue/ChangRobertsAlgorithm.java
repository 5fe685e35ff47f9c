package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.changroberts.ChangRobertsConfig;
import dsim.algorithms.changroberts.ChangRobertsElection;
import dsim.algorithms.changroberts.ChangRobertsMessage;
import dsim.algorithms.changroberts.ChangRobertsNarration;
import dsim.algorithms.changroberts.ChangRobertsTheory;
import dsim.algorithms.election.InitialLeader;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Scenario;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: chang-roberts}. */
final class ChangRobertsAlgorithm extends ElectionAlgorithm<ChangRobertsMessage, ChangRobertsElection.Wait> {

    private static final Field<InitialLeader> INITIAL_LEADER = initialLeader("none");

    ChangRobertsAlgorithm() {
        super(
                ChangRobertsMessage.class,
                new ChangRobertsMessage.StartElection(),
                ChangRobertsMessage::counted,
                ImmutableList.of(INITIAL_LEADER));
    }

    @Override
    public String name() {
        return "chang-roberts";
    }

    @Override
    public String summary() {
        return "leader election on a ring without faults: only the highest candidate comes round (Chang, Roberts 1979)";
    }

    @Override
    public Role<ChangRobertsMessage, ChangRobertsElection.Wait> role(GroupSetup setup) {
        return ChangRobertsElection.role(new ChangRobertsConfig(
                electorate(setup),
                setup.params().get(INITIAL_LEADER),
                setup.params().get(ELECT_ON_START)));
    }

    @Override
    Duration handoverWithin(Group group) {
        return Duration.ZERO;
    }

    @Override
    ImmutableList<String> theory(Scenario scenario, int n) {
        return ImmutableList.of(
                "all n = " + n + " start together, each followed by the next higher: 2n − 1 + n = "
                        + text(ChangRobertsTheory.best(n)),
                "each followed by the next lower: n(n + 1)/2 + n = " + text(ChangRobertsTheory.worst(n)),
                "on average over all placements: n·H(n) + n = " + text(ChangRobertsTheory.mean(n)));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return new ChangRobertsNarration();
    }
}
