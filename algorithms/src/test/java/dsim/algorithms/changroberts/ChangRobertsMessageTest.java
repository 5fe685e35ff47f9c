package dsim.algorithms.changroberts;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;

import dsim.algorithms.changroberts.ChangRobertsMessage.Elected;
import dsim.algorithms.changroberts.ChangRobertsMessage.Election;
import dsim.algorithms.changroberts.ChangRobertsMessage.StartElection;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.election.Samples;
import dsim.shape.MalformedMessageException;
import dsim.testkit.RecordingContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of message of Chang and Roberts. */
class ChangRobertsMessageTest {

    private static final List<ChangRobertsMessage> SAMPLES =
            List.of(new Election(new ProcessId(365, 9999999)), new Elected(ProcessId.of(3)), new StartElection());

    @Test
    void travelsAsBytes() throws MalformedMessageException {
        Samples.assertEachTravels(ChangRobertsMessage.class, SAMPLES);
    }

    @Test
    void isTakenByANode() {
        ChangRobertsConfig config = ChangRobertsConfig.of(electorate(3));

        Samples.assertEachIsTaken(ChangRobertsElection.role(config).play(new RecordingContext<>(p(2))), SAMPLES);
    }
}
