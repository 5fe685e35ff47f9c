package dsim.algorithms.bully;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static dsim.algorithms.election.Processes.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.algorithms.bully.BullyElection.Wait;
import dsim.algorithms.bully.BullyMessage.StartElection;
import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.election.SmallWorld;
import dsim.algorithms.election.SmallWorld.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Bully algorithm as a classroom hears it. */
class BullyNarrationTest {

    private static List<String> told(Electorate electorate, Refusal refusal) {
        int n = electorate.members().size();
        BullyConfig config = new BullyConfig(
                electorate,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Optional.of(Duration.ofSeconds(1)),
                InitialLeader.HIGHEST,
                true);
        SmallWorld<BullyMessage, Wait> world = new SmallWorld<>(upTo(n), BullyElection.role(config), refusal);
        BullyNarration narration = new BullyNarration();
        List<String> sentences = new ArrayList<>();
        world.listen(event -> narration.apply(event).ifPresent(sentences::add));
        world.startAll();
        world.run(Duration.ofMillis(100));
        world.crash(p(n));
        world.tell(p(1), new StartElection());
        world.run(Duration.ofMillis(1500));
        world.start(p(n));
        world.run(Duration.ofMillis(500));
        return sentences;
    }

    @Test
    void tellsWhoNoticesWhoSaysWhatToWhomAndWhoLeads() {
        assertEquals(
                List.of(
                        "process 4 is the coordinator",
                        "process 4 collapses",
                        "process 1 notices that coordinator 4 does not answer",
                        "process 1 starts an election",
                        "1 sends ELECTION to 2",
                        "1 sends ELECTION to 3",
                        "1 sends ELECTION to 4",
                        "2 answers OK to 1",
                        "process 2 starts an election",
                        "2 sends ELECTION to 3",
                        "2 sends ELECTION to 4",
                        "3 answers OK to 1",
                        "process 3 starts an election",
                        "3 sends ELECTION to 4",
                        "3 answers OK to 2",
                        "process 3 is the new coordinator",
                        "3 sends COORDINATOR to 1",
                        "3 sends COORDINATOR to 2",
                        "3 sends COORDINATOR to 4",
                        "process 4 is back",
                        "process 4 starts an election",
                        "process 4 is the new coordinator",
                        "4 sends COORDINATOR to 1",
                        "4 sends COORDINATOR to 2",
                        "4 sends COORDINATOR to 3"),
                told(electorate(4), Refusal.SILENT));
    }

    @Test
    void keepsToAHundredColumnsWithTheLongestIds() {
        Electorate longest = Electorate.of(
                IdOrder.LARGEST,
                List.of(
                        new Member(new ProcessId(366, 9999997), p(1)),
                        new Member(new ProcessId(366, 9999998), p(2)),
                        new Member(new ProcessId(366, 9999999), p(3))));

        List<String> sentences = told(longest, Refusal.TOLD);

        assertTrue(
                sentences.contains("process 366/9999997 notices that coordinator 366/9999999 does not answer"),
                sentences::toString);
        sentences.forEach(sentence -> assertTrue(sentence.length() <= 100, sentence));
    }
}
