package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
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
import dsim.algorithms.gossip.GossipMessage.Say;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.RecordWire;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message travels, and bytes that make no sense are none. */
class GossipMessageTest {

    private static final Address HERE = Address.of("127.0.0.1", 5001);
    private static final PeerId PEER = new PeerId(Address.of("p1", 1), 7);
    private static final RecordWire<GossipMessage> WIRE = RecordWire.datagram(GossipMessage.class);

    static Stream<GossipMessage> samples() {
        return Stream.of(
                new Register(3),
                new Peers(1, 2, ImmutableList.of(new Listed(PEER.address(), 4))),
                new Connect(3),
                new Accepted(3, 4),
                new Refused(),
                new Connected(3, ImmutableList.of(PEER)),
                new Dead(PEER),
                new LivenessRequest(3),
                new LivenessReply(3),
                new Rumour(new RumourId(PEER, 2), 5),
                new Say());
    }

    @Test
    void hasASampleOfEach() {
        assertEquals(
                ImmutableSet.copyOf(GossipMessage.class.getPermittedSubclasses()),
                samples().map(Object::getClass).collect(ImmutableSet.toImmutableSet()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesOutAsItWentIn(GossipMessage message) throws MalformedMessageException {
        ByteSink frame = new ByteSink();
        WIRE.codec(HERE).encode(message, frame);

        var received =
                WIRE.codec(HERE).decode(ByteBuffer.wrap(frame.toByteArray())).orElseThrow();

        assertEquals(message, received.message());
        assertEquals(HERE, received.from().orElseThrow());
    }

    @Test
    void refusesPagesAndHopsThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Peers(1, 1, ImmutableList.of()));
        assertThrows(IllegalArgumentException.class, () -> new Peers(-1, 1, ImmutableList.of()));
        assertThrows(IllegalArgumentException.class, () -> new Rumour(new RumourId(PEER, 1), 0));
    }
}
