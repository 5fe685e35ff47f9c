package dsim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Rng;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PairMapTest {

    private record Pair(int from, int to) {}

    @Test
    void keepsWhatAMapOfTheJdkKeeps() {
        Rng chance = new Rng(Statistics.key("pairs"));
        PairMap map = new PairMap();
        Map<Pair, Long> oracle = new HashMap<>();

        for (int i = 0; i < 200_000; i++) {
            Pair pair = new Pair(chance.below(300), chance.below(300));
            int slot = map.slot(pair.from, pair.to, Long.MIN_VALUE);
            assertEquals(oracle.getOrDefault(pair, PairMap.NOTHING), map.value(slot));
            map.set(slot, i);
            oracle.put(pair, (long) i);
        }
    }

    @Test
    void forgetsOnlyWhatIsPast() {
        Rng chance = new Rng(Statistics.key("past"));
        PairMap map = new PairMap();
        Map<Pair, Long> oracle = new HashMap<>();

        for (int now = 0; now < 200_000; now++) {
            boolean isNew = chance.chance(0.5);
            Pair pair = isNew ? new Pair(now, 0) : new Pair(chance.below(10), 1 + chance.below(10));
            int slot = map.slot(pair.from, pair.to, now);
            long expected = oracle.getOrDefault(pair, PairMap.NOTHING);
            assertTrue(map.value(slot) == expected || map.value(slot) == PairMap.NOTHING && expected <= now);
            long until = now + chance.below(500);
            map.set(slot, until);
            oracle.put(pair, until);
        }
    }

    @Test
    void staysAsSmallAsThePresentIs() {
        PairMap map = new PairMap();

        for (int now = 0; now < 1_000_000; now++) {
            map.set(map.slot(now, now + 1, now), now + 100);
        }

        assertTrue(map.capacity() <= 1_024, "room for " + map.capacity());
    }

    @Test
    void knowsTheFirstAndTheLastPairThatThereCanBe() {
        PairMap map = new PairMap();
        int last = Integer.MAX_VALUE - 1;

        map.set(map.slot(0, 0, Long.MIN_VALUE), 1);
        map.set(map.slot(last, last, Long.MIN_VALUE), 2);
        map.set(map.slot(0, last, Long.MIN_VALUE), 3);

        assertEquals(1, map.value(map.slot(0, 0, Long.MIN_VALUE)));
        assertEquals(2, map.value(map.slot(last, last, Long.MIN_VALUE)));
        assertEquals(3, map.value(map.slot(0, last, Long.MIN_VALUE)));
    }
}
