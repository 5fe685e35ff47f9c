package dsim.algorithms.election;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSet;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.RecordWire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One message of each kind of a protocol: none can be forgotten. */
public final class Samples {

    private Samples() {}

    /** Asserts that each kind of message has a sample, and that each sample comes out of its bytes as it went in. */
    public static <M> void assertEachTravels(Class<M> protocol, List<M> samples) throws MalformedMessageException {
        assertEquals(
                Set.of(protocol.getPermittedSubclasses()),
                samples.stream().map(Object::getClass).collect(ImmutableSet.toImmutableSet()),
                "kinds of messages, and of samples");
        for (RecordWire<M> wire : List.of(RecordWire.datagram(protocol), RecordWire.stream(protocol))) {
            for (M sample : samples) {
                Codec<M> sender = wire.codec(Processes.p(1));
                ByteSink frame = new ByteSink();
                sender.encode(sample, frame);

                Optional<Received<M>> received =
                        wire.codec(Processes.p(2)).decode(ByteBuffer.wrap(frame.toByteArray()));

                assertEquals(Optional.of(sample), received.map(Received::message));
            }
        }
    }

    /** Asserts that an actor that has just started takes each sample, from anybody, without failing. */
    public static <M> void assertEachIsTaken(Actor<M, ?> actor, List<M> samples) {
        actor.onStart();
        for (Address from : List.of(Processes.p(1), Processes.p(3), Address.of("stranger", 1))) {
            samples.forEach(sample -> actor.onMessage(from, sample));
        }
    }
}
