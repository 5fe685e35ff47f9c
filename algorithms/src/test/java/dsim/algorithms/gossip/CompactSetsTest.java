package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is kept in arrays to be small does what the collections of the JDK do. */
class CompactSetsTest {

    /** Numbers that lie close together become bits, numbers far apart stay in a table. */
    @SeededTest(seeds = 20)
    void aSetOfNumbersIsASet(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "numbers"));
        int bound = 1 << rng.between(2, 20);
        IntSet set = new IntSet();
        TreeSet<Integer> model = new TreeSet<>();
        for (int step = 0; step < 2000; step++) {
            int number = rng.below(bound);
            if (rng.chance(0.6)) {
                assertEquals(model.add(number), set.add(number));
            } else {
                assertEquals(model.remove(number), set.remove(number));
            }
            assertEquals(model.contains(bound - number - 1), set.contains(bound - number - 1));
            assertEquals(model.size(), set.size());
        }

        assertArrayEquals(model.stream().mapToInt(each -> each).toArray(), set.toArray());
    }

    @SeededTest(seeds = 20)
    void theNeighboursAreAMap(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "neighbours"));
        Neighbours neighbours = new Neighbours();
        Map<Address, Long> model = new TreeMap<>();
        for (int step = 0; step < 3000; step++) {
            Address address = Address.of("peer" + rng.below(300), 1);
            int place = neighbours.placeOf(address);
            assertEquals(model.containsKey(address), place >= 0);
            if (place >= 0 && rng.chance(0.4)) {
                neighbours.remove(place);
                model.remove(address);
            } else if (place < 0) {
                neighbours.add(new PeerId(address, step));
                model.put(address, (long) step);
            }
        }

        Map<Address, Long> kept = new TreeMap<>();
        neighbours.all().forEach(each -> kept.put(each.address(), each.life()));
        assertEquals(model, kept);
        assertEquals(model.size(), neighbours.size());
    }

    @SeededTest(seeds = 20)
    void theUnionOfListsHasTheHighestDegreeOfEach(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "lists"));
        KnownPeers known = new KnownPeers();
        Map<Address, Integer> model = new TreeMap<>();
        for (int list = 0; list < 3; list++) {
            ImmutableList.Builder<Listed> entries = ImmutableList.builder();
            for (int i = 0; i < 100; i++) {
                Listed listed = new Listed(Address.of("peer" + rng.below(200), 1), rng.below(10) - 1);
                entries.add(listed);
                model.merge(listed.address(), Math.max(0, listed.degree()), Math::max);
            }
            known.unite(entries.build());
        }

        Map<Address, Integer> united = new TreeMap<>();
        for (int place = 0; place < known.size(); place++) {
            united.put(known.address(place), known.degree(place));
        }
        assertEquals(model, united);
        assertEquals(ImmutableList.of(known.address(7), known.address(2)), known.take(new int[] {7, 2}));
        assertEquals(model.size() - 2, known.size());
    }
}
