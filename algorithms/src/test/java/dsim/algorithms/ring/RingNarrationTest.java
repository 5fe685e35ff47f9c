package dsim.algorithms.ring;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static dsim.algorithms.election.Processes.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.election.SmallWorld;
import dsim.algorithms.election.SmallWorld.Refusal;
import dsim.algorithms.ring.RingElection.Wait;
import dsim.algorithms.ring.RingMessage.StartElection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The textbook ring as a classroom hears it. */
class RingNarrationTest {

    private static List<String> told(Electorate electorate) {
        int n = electorate.members().size();
        SmallWorld<RingMessage, Wait> world =
                new SmallWorld<>(upTo(n), RingElection.role(RingConfig.of(electorate)), Refusal.TOLD);
        RingNarration narration = new RingNarration();
        List<String> sentences = new ArrayList<>();
        world.listen(event -> narration.apply(event).ifPresent(sentences::add));
        world.startAll();
        world.crash(p(n));
        world.tell(p(2), new StartElection());
        world.run();
        return sentences;
    }

    @Test
    void tellsHowTheListGoesRoundTwice() {
        assertEquals(
                List.of(
                        "process 5 is the coordinator",
                        "process 5 collapses",
                        "process 2 notices that coordinator 5 does not answer",
                        "process 2 starts an election",
                        "2 sends ELECTION [2] to 3",
                        "3 sends ELECTION [2 3] to 4",
                        "4 sends ELECTION [2 3 4] to 5",
                        "4 sends ELECTION [2 3 4] to 1",
                        "1 sends ELECTION [2 3 4 1] to 2",
                        "2 sends COORDINATOR [2 3 4 1] to 3",
                        "3 sends COORDINATOR [2 3 4 1] to 4",
                        "process 4 is the new coordinator",
                        "4 sends COORDINATOR [2 3 4 1] to 1",
                        "1 sends COORDINATOR [2 3 4 1] to 2"),
                told(electorate(5)));
    }

    @Test
    void keepsToAHundredColumnsWithLongLists() {
        Electorate longest = Electorate.of(
                IdOrder.LARGEST,
                IntStream.rangeClosed(1, 40)
                        .mapToObj(k -> new Member(new ProcessId(366, 9999900 + k), p(k)))
                        .toList());

        List<String> sentences = told(longest);

        assertTrue(
                sentences.contains("366/9999901 sends COORDINATOR [366/9999902 ... 366/9999901: 39] to 366/9999902"),
                sentences::toString);
        sentences.forEach(sentence -> assertTrue(sentence.length() <= 100, sentence));
    }
}
