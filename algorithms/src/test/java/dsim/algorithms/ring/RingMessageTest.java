package dsim.algorithms.ring;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.election.Samples;
import dsim.algorithms.ring.RingMessage.Coordinator;
import dsim.algorithms.ring.RingMessage.Election;
import dsim.algorithms.ring.RingMessage.Probe;
import dsim.algorithms.ring.RingMessage.ProbeAnswer;
import dsim.algorithms.ring.RingMessage.StartElection;
import dsim.algorithms.ring.RingMessage.Taken;
import dsim.shape.MalformedMessageException;
import dsim.testkit.RecordingContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of message on the textbook ring. */
class RingMessageTest {

    private static final Lap LAP = new Lap(new ProcessId(365, 9999999), 7);
    private static final ImmutableList<ProcessId> UP = ImmutableList.of(ProcessId.of(1), ProcessId.of(3));

    private static final List<RingMessage> SAMPLES = List.of(
            new Election(LAP, UP),
            new Coordinator(LAP, UP),
            new Taken(LAP, 9),
            new Probe(),
            new ProbeAnswer(),
            new StartElection());

    @Test
    void travelsAsBytes() throws MalformedMessageException {
        Samples.assertEachTravels(RingMessage.class, SAMPLES);
    }

    @Test
    void isTakenByANode() {
        RingConfig config = RingConfig.of(electorate(3));

        Samples.assertEachIsTaken(RingElection.role(config).play(new RecordingContext<>(p(2))), SAMPLES);
    }

    @Test
    void namesSomebodyIfItGoesRound() {
        assertThrows(IllegalArgumentException.class, () -> new Election(LAP, ImmutableList.of()));
        assertThrows(IllegalArgumentException.class, () -> new Coordinator(LAP, ImmutableList.of()));
    }
}
