package dsim.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dsim.actor.Address;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.shape.Specimen;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Arbitrary bytes give a message, which is written as it came, or a refusal, and nothing else. In a build the inputs kept
 * beside this class are tried; with {@code JAZZER_FUZZ=1} in the environment new ones are searched for.
 */
class RecordWireFuzzTest {

    private static final Address SELF = Address.of("p1", 7_000);
    private static final RecordWire<Specimen> DATAGRAM = RecordWire.datagram(Specimen.class);
    private static final RecordWire<Specimen> STREAM = RecordWire.stream(Specimen.class);

    /** The head of a frame, so that the search begins behind the mark. */
    private static final byte[] HEAD = head();

    private static byte[] head() {
        ByteSink sink = new ByteSink();
        DATAGRAM.codec(SELF).encode(new Specimen.Empty(), sink);
        return Arrays.copyOf(sink.toByteArray(), sink.length() - 1);
    }

    @FuzzTest(maxDuration = "5m")
    void datagram(byte[] message) {
        ByteSink sink = new ByteSink();
        sink.putBytes(HEAD);
        sink.putBytes(message);

        decode(DATAGRAM, sink.toByteArray());
    }

    @FuzzTest(maxDuration = "5m")
    void stream(byte[] bytes) {
        decode(STREAM, bytes);
    }

    private static void decode(RecordWire<Specimen> wire, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Optional<Received<Specimen>> received;
        try {
            received = wire.codec(SELF).decode(in);
        } catch (MalformedMessageException refused) {
            return;
        }
        if (received.isPresent()) {
            ByteSink again = new ByteSink();
            wire.codec(received.get().from().orElseThrow())
                    .encode(received.get().message(), again);
            assertArrayEquals(Arrays.copyOf(bytes, in.position()), again.toByteArray());
        }
    }
}
