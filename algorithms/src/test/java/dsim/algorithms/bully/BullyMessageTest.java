package dsim.algorithms.bully;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;

import dsim.algorithms.bully.BullyMessage.Alive;
import dsim.algorithms.bully.BullyMessage.Election;
import dsim.algorithms.bully.BullyMessage.Leading;
import dsim.algorithms.bully.BullyMessage.Probe;
import dsim.algorithms.bully.BullyMessage.ProbeAnswer;
import dsim.algorithms.bully.BullyMessage.StartElection;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.election.Samples;
import dsim.shape.MalformedMessageException;
import dsim.testkit.RecordingContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of message of the Bully protocol. */
class BullyMessageTest {

    private static final List<BullyMessage> SAMPLES = List.of(
            new Election(),
            new Alive(),
            new Leading(new ProcessId(365, 9999999)),
            new Probe(),
            new ProbeAnswer(),
            new StartElection());

    @Test
    void travelsAsBytes() throws MalformedMessageException {
        Samples.assertEachTravels(BullyMessage.class, SAMPLES);
    }

    @Test
    void isTakenByANode() {
        BullyConfig config = BullyConfig.of(electorate(3));

        Samples.assertEachIsTaken(BullyElection.role(config).play(new RecordingContext<>(p(2))), SAMPLES);
    }
}
