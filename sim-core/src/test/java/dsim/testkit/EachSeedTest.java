package dsim.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.random.Seed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A seeded test is run for the right seeds, and each run is named by its seed. */
class EachSeedTest {

    @Test
    void runsThePinnedOnesAndThenTheOthersOnceEach() {
        ImmutableList<Seed> seeds = EachSeed.seeds(4, new long[] {99, 3}, Optional.empty());

        assertEquals(List.of(Seed.of(99), Seed.of(3), Seed.of(1), Seed.of(2), Seed.of(4)), seeds);
    }

    @Test
    void runsTheOneThatWasAskedForAlone() {
        ImmutableList<Seed> seeds = EachSeed.seeds(4, new long[] {99}, Optional.of("17"));

        assertEquals(List.of(Seed.of(17)), seeds);
    }

    @SeededTest(seeds = 2)
    void namesEachRunByItsSeed(Seed seed, TestInfo run) {
        assertEquals("seed " + seed, run.getDisplayName());
        assertTrue(seed.value() >= 1);
    }
}
