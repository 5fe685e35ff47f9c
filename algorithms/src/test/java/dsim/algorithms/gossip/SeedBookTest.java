package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeedBookTest {

    private static final PeerId A = new PeerId(Address.of("a", 1), 1);
    private static final PeerId B = new PeerId(Address.of("b", 1), 1);
    private static final PeerId C = new PeerId(Address.of("c", 1), 1);
    private static final Address NOBODY = Address.of("nobody", 1);
    private static final PeerId STRANGER = new PeerId(Address.of("x", 1), 1);

    private final SeedBook book = new SeedBook();

    @BeforeEach
    void setUp() {
        ImmutableList.of(A, B, C).forEach(book::register);
    }

    private Map<String, Integer> degrees() {
        Map<String, Integer> degrees = new TreeMap<>();
        for (Listed listed : book.listFor(NOBODY)) {
            degrees.put(listed.address().host(), listed.degree());
        }
        return degrees;
    }

    @Test
    void listsWhoRegisteredWithoutTheOneWhoAsks() {
        assertEquals(
                ImmutableList.of(new Listed(B.address(), 0), new Listed(C.address(), 0)), book.listFor(A.address()));
    }

    @Test
    void countsAConnectionOnceWhoeverTellsAndHoweverOften() {
        assertTrue(book.connect(A, B));
        assertFalse(book.connect(B, A));
        assertFalse(book.connect(A, B));

        assertEquals(Map.of("a", 1, "b", 1, "c", 0), degrees());
    }

    @Test
    void countsAConnectionToOneThatRegistersLater() {
        book.connect(A, STRANGER);
        book.register(STRANGER);

        assertEquals(Map.of("a", 1, "b", 0, "c", 0, "x", 1), degrees());
    }

    @Test
    void removesTheDeadOnceAndLowersItsNeighboursOnce() {
        book.connect(A, B);
        book.connect(B, C);
        book.connect(A, C);

        assertTrue(book.bury(A.address(), B));
        assertFalse(book.bury(C.address(), B));

        assertEquals(Map.of("a", 1, "c", 1), degrees());
    }

    @Test
    void isNotMovedByBadAndLateMessages() {
        book.connect(A, B);
        book.bury(A.address(), C);
        Map<String, Integer> before = degrees();

        assertAll(
                () -> assertFalse(book.connect(STRANGER, A), "of one who is not listed"),
                () -> assertFalse(book.connect(C, A), "of one who is dead"),
                () -> assertFalse(book.connect(A, C), "to one who is dead"),
                () -> assertFalse(book.connect(A, A), "to oneself"),
                () -> assertFalse(book.connect(new PeerId(A.address(), 0), C), "of an earlier life"),
                () -> assertFalse(book.bury(STRANGER.address(), A), "a report of one who is not listed"),
                () -> assertFalse(book.bury(C.address(), A), "a report of one who is dead"),
                () -> assertFalse(book.bury(A.address(), A), "a report on oneself"),
                () -> assertFalse(book.bury(A.address(), STRANGER), "a report on nobody"),
                () -> assertFalse(book.bury(A.address(), new PeerId(B.address(), 0)), "a report on an earlier life"),
                () -> assertFalse(book.register(C), "a registration that death has overtaken"),
                () -> assertEquals(before, degrees()));
    }

    @Test
    void takesOneThatComesBackForAnother() {
        book.connect(A, B);

        assertTrue(book.register(new PeerId(B.address(), 2)));
        assertFalse(book.bury(A.address(), B));
        assertFalse(book.connect(A, B));

        assertEquals(Map.of("a", 0, "b", 0, "c", 0), degrees());
    }

    @Test
    void drawsSomeEachAsLikelyAsEveryOther() {
        for (int i = 0; i < 7; i++) {
            book.register(new PeerId(Address.of("p" + i, 1), 1));
        }
        Rng rng = new Rng(Key.of(Seed.of(1), "list"));
        Map<String, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < 6000; i++) {
            List<Listed> sample = book.sampleFor(A.address(), 3, rng);
            assertEquals(3, Set.copyOf(sample).size());
            sample.forEach(listed -> drawn.merge(listed.address().host(), 1, Integer::sum));
        }

        assertEquals(9, drawn.size());
        drawn.values().forEach(times -> assertEquals(2000, times, 150, "four standard deviations"));
    }

    /** A program of sets, which anybody can check. */
    @SeededTest(seeds = 30)
    void agreesWithASlowerProgram(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "steps"));
        SeedBook quick = new SeedBook();
        Set<Integer> listed = new TreeSet<>();
        Set<Integer> dead = new TreeSet<>();
        Set<List<Integer>> links = new LinkedHashSet<>();
        for (int step = 0; step < 600; step++) {
            int a = rng.below(40);
            int b = rng.below(40);
            switch (rng.below(8)) {
                case 0 -> {
                    quick.register(peer(a));
                    if (!dead.contains(a)) {
                        listed.add(a);
                    }
                }
                case 1 -> {
                    if (rng.chance(0.3) && quick.bury(peer(a).address(), peer(b))) {
                        listed.remove(b);
                        dead.add(b);
                        links.removeIf(link -> link.contains(b));
                    }
                }
                default -> {
                    quick.connect(peer(a), peer(b));
                    if (listed.contains(a) && !dead.contains(b) && a != b) {
                        links.add(List.of(Math.min(a, b), Math.max(a, b)));
                    }
                }
            }
        }

        List<Listed> expected = new ArrayList<>();
        listed.forEach(each -> expected.add(new Listed(peer(each).address(), (int)
                links.stream().filter(link -> link.contains(each)).count())));
        assertEquals(Set.copyOf(expected), Set.copyOf(quick.listFor(NOBODY)));
        assertEquals(expected.size(), quick.size());
    }

    private static PeerId peer(int number) {
        return new PeerId(Address.of("p" + number, 1), 1);
    }
}
