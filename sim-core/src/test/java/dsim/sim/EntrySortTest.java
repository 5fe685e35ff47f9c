package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Against the sort of the JDK. */
class EntrySortTest {

    private final EntrySort sort = new EntrySort();

    private static long[] entries(int n, IntToLongFunction offset) {
        long[] entries = new long[n];
        for (int i = 0; i < n; i++) {
            entries[i] = Entry.of(offset.applyAsLong(i), i * 31 % n);
        }
        return entries;
    }

    /** Returns what the sort says of ties. */
    private boolean sorted(long[] entries) {
        long[] expected = new long[entries.length + 5];
        System.arraycopy(entries, 0, expected, 3, entries.length);
        Arrays.sort(expected, 3, 3 + entries.length);
        long[] target = new long[entries.length + 5];

        boolean ties = sort.sort(entries, entries.length, target, 3);

        assertArrayEquals(expected, target);
        return ties;
    }

    @SeededTest(seeds = 300)
    void sortsAnyNumbersAndMissesNoTie(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "entries"));

        for (int round = 0; round < 3; round++) {
            long width = 1L << rng.below(Entry.OFFSET_BITS);
            long[] entries = entries(rng.below(2_000), i -> rng.below(1 + rng.below(width)));
            boolean tied = Arrays.stream(entries).map(Entry::offset).distinct().count() < entries.length;

            boolean ties = sorted(entries);

            assertTrue(ties || !tied);
        }
    }

    @Test
    void sortsWhatIsNotSpreadAtAll() {
        sorted(entries(1_000, i -> i == 0 ? 1L << 36 : 5_000 - i));
        assertTrue(sorted(entries(1_000, i -> 7)));
        assertFalse(sorted(entries(0, i -> 0)));
        assertFalse(sorted(entries(1, i -> 0)));
    }

    @Test
    void findsNoTiesWhereThereAreNone() {
        assertFalse(sorted(entries(20, i -> 100 - i)));
        assertFalse(sorted(entries(10_000, i -> i * 7_919L % 10_007)));
        assertTrue(sorted(entries(10_000, i -> i == 9_999 ? 0 : i * 7_919L % 10_007)));
    }
}
