package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Book;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Linked;
import dsim.algorithms.gossip.GossipFact.Registered;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.trace.TraceEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A peer dies and comes back. Its earlier life had one neighbour, which is registered with one of the two seeds only: so the
 * other seed does not hear of the death.
 */
class SeedsKnowTest {

    private static final Address HEARS = Address.of("hears", 1);
    private static final Address DEAF = Address.of("deaf", 1);
    private static final PeerId A = new PeerId(Address.of("a", 1), 1);
    private static final PeerId B = new PeerId(Address.of("b", 1), 1);
    private static final PeerId C = new PeerId(Address.of("c", 1), 1);
    private static final PeerId A_AGAIN = new PeerId(A.address(), 2);

    private final SeedsKnow seedsKnow = new SeedsKnow();
    private final Overlay overlay = new Overlay();
    private final WrongDegrees degrees = new WrongDegrees(overlay);
    private final TraceEvent event = new TraceEvent();

    @BeforeEach
    void setUp() {
        note(DEAF, new Registered(A));
        note(HEARS, new Registered(A));
        note(HEARS, new Registered(B));
        note(HEARS, new Registered(C));
        ImmutableList.of(A, B, C).forEach(peer -> note(peer.address(), new Joined(peer, 0)));
        link(A, B);
        note(DEAF, new Book(ImmutableList.of(new Listed(A.address(), 1))));
        hears(1, 1, 0);
        assertTrue(seedsKnow.holds(), seedsKnow::says);

        told(event.is(TraceEvent.Kind.CRASH, 0, A.address(), ""));
        note(B.address(), new TookForDead(A));
        note(HEARS, new Registered(A_AGAIN));
    }

    private void told(TraceEvent event) {
        seedsKnow.on(event);
        overlay.on(event);
        degrees.on(event);
    }

    private void note(Address node, GossipFact fact) {
        told(event.is(TraceEvent.Kind.NOTE, 0, node, fact));
    }

    private void link(PeerId one, PeerId other) {
        note(one.address(), new Linked(ImmutableList.of(other)));
        note(other.address(), new Linked(ImmutableList.of(one)));
    }

    private void hears(int a, int b, int c) {
        note(
                HEARS,
                new Book(ImmutableList.of(
                        new Listed(A.address(), a), new Listed(B.address(), b), new Listed(C.address(), c))));
    }

    /** It has two neighbours now, and registers with the seed that heard. */
    private void comeBack() {
        note(A.address(), new Joined(A_AGAIN, 2));
        link(A_AGAIN, B);
        link(A_AGAIN, C);
    }

    @Test
    void theEarlierLifeOfOneThatRegisteredElsewhereIsAGhost() {
        comeBack();
        hears(2, 1, 1);

        assertTrue(seedsKnow.holds(), seedsKnow::says);
        assertEquals(ImmutableMap.of("listings", 3.0, "wrong", 0.0, "ghosts", 1.0, "degree-sum", 4.0), degrees.parts());
    }

    @Test
    void aSeedThatListsThePresentLifeHasToKnow() {
        comeBack();
        hears(1, 1, 1);

        assertFalse(seedsKnow.holds());
        assertEquals("hears lists a with degree 1, and it has 2", seedsKnow.says());
        assertEquals(HEARS, seedsKnow.node());
    }

    @Test
    void registeringThereInThePresentLifeEndsTheExcuse() {
        note(DEAF, new Registered(A_AGAIN));
        comeBack();
        hears(2, 1, 1);

        assertEquals("deaf lists a with degree 1, and it has 2", seedsKnow.says());

        note(DEAF, new Book(ImmutableList.of(new Listed(A.address(), 2))));

        assertTrue(seedsKnow.holds(), seedsKnow::says);
    }

    @Test
    void theEarlierLifeIsAGhostAlsoBeforeThePresentOneHasJoined() {
        hears(0, 0, 0);

        assertTrue(seedsKnow.holds(), seedsKnow::says);
        assertEquals(2.0, degrees.parts().get("ghosts"));
    }
}
