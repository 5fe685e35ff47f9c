package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which word was meant. */
class NearestTest {

    private static final ImmutableList<String> WORDS =
            ImmutableList.of("seed", "stop", "network", "nodes", "faults", "expect", "measure");

    @Test
    void findsWordsWithOneMistake() {
        assertEquals(Optional.of("network"), Nearest.to("netwrok", WORDS));
        assertEquals(Optional.of("network"), Nearest.to("netork", WORDS));
        assertEquals(Optional.of("network"), Nearest.to("nettwork", WORDS));
        assertEquals(Optional.of("seed"), Nearest.to("sead", WORDS));
        assertEquals(Optional.of("seed"), Nearest.to("SEED", WORDS));
    }

    @Test
    void findsLongWordsWithMoreMistakes() {
        assertEquals(
                Optional.of("coordinator-within"),
                Nearest.to("cordinator_witin", ImmutableList.of("coordinator-within")));
    }

    @Test
    void findsNothingFarOff() {
        assertEquals(Optional.empty(), Nearest.to("comment", WORDS));
        assertEquals(Optional.empty(), Nearest.to("x", ImmutableList.of("p", "q")));
        assertEquals(Optional.empty(), Nearest.to("", WORDS));
    }

    @Test
    void prefersTheNearestThenTheFirst() {
        assertEquals(Optional.of("lots"), Nearest.to("los", ImmutableList.of("lots", "loss", "lossy")));
        assertEquals(Optional.of("lossy"), Nearest.to("lossyy", ImmutableList.of("lots", "loss", "lossy")));
    }

    /** The oracle is the definition, written as a recursion without a table. */
    @SeededTest
    void countsMistakesByTheirDefinition(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "words"));
        String a = word(rng);
        String b = word(rng);

        assertEquals(distance(a, b), Nearest.distance(a, b, Integer.MAX_VALUE));
    }

    private static String word(Rng rng) {
        StringBuilder word = new StringBuilder();
        for (int i = rng.below(7); i > 0; i--) {
            word.append((char) ('a' + rng.below(3)));
        }
        return word.toString();
    }

    private static int distance(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int endOfA = a.length() - 1;
        int endOfB = b.length() - 1;
        String shorterA = a.substring(0, endOfA);
        String shorterB = b.substring(0, endOfB);
        int best = Math.min(
                distance(shorterA, shorterB) + (a.charAt(endOfA) == b.charAt(endOfB) ? 0 : 1),
                Math.min(distance(shorterA, b), distance(a, shorterB)) + 1);
        boolean isSwapped = endOfA > 0
                && endOfB > 0
                && a.charAt(endOfA) == b.charAt(endOfB - 1)
                && a.charAt(endOfA - 1) == b.charAt(endOfB);
        if (isSwapped) {
            best = Math.min(best, distance(a.substring(0, endOfA - 1), b.substring(0, endOfB - 1)) + 1);
        }
        return best;
    }
}
