package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipMessage.Accepted;
import dsim.algorithms.gossip.GossipMessage.Connect;
import dsim.algorithms.gossip.GossipMessage.Connected;
import dsim.algorithms.gossip.GossipMessage.Dead;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.algorithms.gossip.GossipMessage.LivenessReply;
import dsim.algorithms.gossip.GossipMessage.LivenessRequest;
import dsim.algorithms.gossip.GossipMessage.Peers;
import dsim.algorithms.gossip.GossipMessage.Refused;
import dsim.algorithms.gossip.GossipMessage.Register;
import dsim.algorithms.gossip.GossipMessage.Rumour;
import dsim.algorithms.gossip.GossipPeer.Wait;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Sent;
import dsim.wire.RecordWire;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One peer alone, message by message. */
class GossipPeerTest {

    private static final Address HERE = Address.of("here", 1);
    private static final Address SEED = Address.of("seed", 1);
    private static final Address A = Address.of("a", 1);
    private static final Address B = Address.of("b", 1);
    private static final Address C = Address.of("c", 1);
    private static final Address STRANGER = Address.of("x", 1);
    private static final PeerId A1 = new PeerId(A, 1);

    private static final GossipConfig CONFIG =
            GossipConfig.of(ImmutableList.of(SEED)).with(Chatter.none()).with(new Attachment.CappedRandom(2, 3));

    private RecordingContext<GossipMessage, Wait> context = new RecordingContext<>(HERE);
    private GossipPeer peer = new GossipPeer(CONFIG, context);

    @BeforeEach
    void setUp() {
        peer.onStart();
    }

    private List<Address> receivers(Class<? extends GossipMessage> type) {
        return context.take(Sent.class).stream()
                .filter(sent -> type.isInstance(sent.message()))
                .map(Sent::to)
                .toList();
    }

    /** The neighbours a and b. */
    private void join() {
        peer.onMessage(SEED, new Peers(0, 1, ImmutableList.of(new Listed(A, 0), new Listed(B, 0))));
        peer.onMessage(A, new Accepted(1, 0));
        peer.onMessage(B, new Accepted(1, 0));
        context.take();
    }

    @Test
    void waitsForAllPagesOfAList() {
        peer.onMessage(SEED, new Peers(1, 2, ImmutableList.of(new Listed(B, 0))));
        peer.onMessage(SEED, new Peers(1, 2, ImmutableList.of(new Listed(B, 0))));
        peer.onMessage(STRANGER, new Peers(0, 1, ImmutableList.of(new Listed(STRANGER, 0))));
        assertEquals(List.of(), receivers(Connect.class));

        peer.onMessage(SEED, new Peers(0, 2, ImmutableList.of(new Listed(A, 0))));

        assertEquals(Set.of(A, B), Set.copyOf(receivers(Connect.class)));
    }

    @Test
    void asksASilentSeedAgain() {
        context.take();

        peer.onTimer(context.runOut(Wait.FOR_SEEDS));

        assertEquals(List.of(SEED), receivers(Register.class));
    }

    @Test
    void asksAnotherPeerIfOneRefuses() {
        peer.onMessage(SEED, new Peers(0, 1, ImmutableList.of(new Listed(A, 0), new Listed(B, 0), new Listed(C, 0))));
        List<Address> asked = receivers(Connect.class);

        peer.onMessage(asked.get(0), new Refused());
        peer.onMessage(asked.get(1), new Accepted(1, 0));

        List<Address> next = receivers(Connect.class);
        assertEquals(2, asked.size());
        assertEquals(1, next.size());
        assertTrue(!asked.contains(next.get(0)));
    }

    @Test
    void tellsItsSeedsOfAllItsLinksAtOnce() {
        peer.onMessage(SEED, new Peers(0, 1, ImmutableList.of(new Listed(A, 0), new Listed(B, 0))));
        peer.onMessage(A, new Accepted(1, 0));
        context.take();

        peer.onMessage(B, new Accepted(1, 0));

        assertEquals(
                List.of(new Sent(SEED, new Connected(0, ImmutableList.of(A1, new PeerId(B, 1))))),
                context.take(Sent.class));
    }

    /** A newcomer to 10,000 peers by the top half has 5,000 links to tell of. */
    @Test
    void tellsOfManyLinksInMessagesThatFitInADatagram() {
        RecordWire<GossipMessage> wire = RecordWire.datagram(GossipMessage.class);
        peer = new GossipPeer(CONFIG.with(new Attachment.Everybody()), context);
        peer.onStart();
        ImmutableList<Listed> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new Listed(Address.of("a-peer-with-a-long-name-" + i, 1), 0))
                .collect(ImmutableList.toImmutableList());
        peer.onMessage(SEED, new Peers(0, 1, many));
        context.take();

        many.forEach(listed -> peer.onMessage(listed.address(), new Accepted(1, 0)));

        List<GossipMessage> told = context.take(Sent.class).stream()
                .map(sent -> (GossipMessage) sent.message())
                .toList();
        assertEquals(
                10_000,
                told.stream()
                        .mapToInt(message -> ((Connected) message).neighbours().size())
                        .sum());
        told.forEach(message -> assertTrue(wire.size(HERE, message) <= 65_507));
    }

    @Test
    void acceptsTwiceAndCountsOnce() {
        join();

        peer.onMessage(C, new Connect(5));
        peer.onMessage(C, new Connect(5));

        Accepted accepted = new Accepted(0, 5);
        assertEquals(
                List.of(
                        new Sent(SEED, new Connected(0, ImmutableList.of(new PeerId(C, 5)))),
                        new Sent(C, accepted),
                        new Sent(C, accepted)),
                context.take(Sent.class));
    }

    @Test
    void refusesAboveTheCap() {
        join();
        peer.onMessage(C, new Connect(5));
        context.take();

        peer.onMessage(STRANGER, new Connect(1));

        assertEquals(List.of(new Sent(STRANGER, new Refused())), context.take(Sent.class));
    }

    @Test
    void passesOnOnceAndNotBack() {
        join();
        Rumour rumour = new Rumour(new RumourId(new PeerId(STRANGER, 1), 1), 3);

        peer.onMessage(A, rumour);
        peer.onMessage(B, rumour);
        peer.onMessage(A, rumour);

        assertEquals(List.of(new Sent(B, new Rumour(rumour.id(), 4))), context.take(Sent.class));
    }

    @Test
    void takesANeighbourForDeadAfterThreeMissesInARow() {
        join();

        for (int round = 1; round <= 4; round++) {
            peer.onTimer(context.runOut(Wait.TO_ASK));
            assertEquals(round < 4 ? List.of(A, B) : List.of(B), receivers(LivenessRequest.class), "round " + round);
            peer.onMessage(B, new LivenessReply(1));
            peer.onTimer(context.runOut(Wait.FOR_NEIGHBOURS));
            List<Sent> told = context.take(Sent.class);
            assertEquals(round == 3 ? List.of(new Sent(SEED, new Dead(A1))) : List.of(), told, "round " + round);
        }
    }

    @Test
    void beginsToCountAnewWhenANeighbourAnswers() {
        join();

        for (int round = 1; round <= 5; round++) {
            peer.onTimer(context.runOut(Wait.TO_ASK));
            peer.onMessage(B, new LivenessReply(1));
            if (round == 3) {
                peer.onMessage(A, new LivenessReply(1));
            }
            peer.onTimer(context.runOut(Wait.FOR_NEIGHBOURS));
        }

        assertEquals(List.of(), receivers(Dead.class));
    }

    @Test
    void reportsTheEarlierLifeOfANeighbourThatWasAway() {
        join();

        peer.onMessage(A, new LivenessRequest(2));

        assertEquals(
                List.of(new Sent(A, new LivenessReply(0)), new Sent(SEED, new Dead(A1))), context.take(Sent.class));
    }

    @Test
    void ignoresAnAnswerToItsEarlierLife() {
        peer.onMessage(SEED, new Peers(0, 1, ImmutableList.of(new Listed(A, 0))));
        context.take();

        peer.onMessage(A, new Accepted(1, 99));

        assertEquals(List.of(), context.take());
    }

    @Test
    void livesAnotherLifeAfterACrash() {
        context = context.afterCrash();
        peer = new GossipPeer(CONFIG, context);

        peer.onStart();

        assertEquals(List.of(new Sent(SEED, new Register(1))), context.take(Sent.class));
    }

    @Test
    void beginsAllAgainAfterTheTimeThatAnAnswerTakes() {
        assertEquals(Duration.ofSeconds(2), context.timers().get(Wait.FOR_SEEDS));
    }
}
