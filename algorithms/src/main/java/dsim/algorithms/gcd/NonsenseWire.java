package dsim.algorithms.gcd;

import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.shape.ByteSink;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Bytes as they are. */
public record NonsenseWire() implements Wire<NonsenseMessage> {

    @Override
    public Kind kind() {
        return Kind.STREAM;
    }

    @Override
    public Codec<NonsenseMessage> codec(Address self) {
        return new Codec<>() {
            @Override
            public void encode(NonsenseMessage message, ByteSink out) {
                out.putBytes(message.bytes());
            }

            @Override
            public Optional<Received<NonsenseMessage>> decode(ByteBuffer in) {
                byte[] bytes = new byte[in.remaining()];
                in.get(bytes);
                return bytes.length == 0
                        ? Optional.empty()
                        : Optional.of(new Received<>(Optional.empty(), new NonsenseMessage(ByteString.of(bytes))));
            }
        };
    }

    @Override
    public String name() {
        return "bytes as they are";
    }
}
