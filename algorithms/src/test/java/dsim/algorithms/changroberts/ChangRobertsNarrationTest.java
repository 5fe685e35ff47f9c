package dsim.algorithms.changroberts;

import static dsim.algorithms.election.Processes.p;
import static dsim.algorithms.election.Processes.ring;
import static dsim.algorithms.election.Processes.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.algorithms.changroberts.ChangRobertsElection.Wait;
import dsim.algorithms.changroberts.ChangRobertsMessage.StartElection;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.SmallWorld;
import dsim.algorithms.election.SmallWorld.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chang and Roberts' algorithm as a classroom hears it. */
class ChangRobertsNarrationTest {

    @Test
    void tellsWhichCandidatesGoRound() {
        ChangRobertsConfig config = new ChangRobertsConfig(ring(List.of(1, 3, 2)), InitialLeader.NONE, false);
        SmallWorld<ChangRobertsMessage, Wait> world =
                new SmallWorld<>(upTo(3), ChangRobertsElection.role(config), Refusal.SILENT);
        ChangRobertsNarration narration = new ChangRobertsNarration();
        List<String> sentences = new ArrayList<>();
        world.listen(event -> narration.apply(event).ifPresent(sentences::add));

        world.startAll();
        world.tell(p(1), new StartElection());
        world.run();

        assertEquals(
                List.of(
                        "process 1 starts an election",
                        "1 sends ELECTION 1 to 3",
                        "process 3 starts an election",
                        "3 sends ELECTION 3 to 2",
                        "2 sends ELECTION 3 to 1",
                        "1 sends ELECTION 3 to 3",
                        "process 3 is the new coordinator",
                        "3 sends COORDINATOR 3 to 2",
                        "2 sends COORDINATOR 3 to 1",
                        "1 sends COORDINATOR 3 to 3"),
                sentences);
    }
}
