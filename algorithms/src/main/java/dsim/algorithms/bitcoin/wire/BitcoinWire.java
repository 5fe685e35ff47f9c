package dsim.algorithms.bitcoin.wire;

import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.TxMessage;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How the messages of a network travel: the magic of the network in 4 bytes, the command in 12 bytes of ASCII, the size of the
 * payload in 4, the first 4 bytes of the payload's double SHA-256, the payload.
 *
 * <p>Bytes that are no message become {@link Garbled}, and never end a conversation by themselves: whether they do is decided
 * by who reads them. Behind a wrong checksum or a broken payload the next message is read; where it cannot be told where that
 * begins, all bytes that are there are taken as one piece. What a message may cost is bounded by its size, which is bounded.
 *
 * @param network whose magic it is
 */
public record BitcoinWire(BitcoinNetwork network) implements Wire<BitcoinMessage> {

    /** How many bytes a payload has at most. */
    public static final int PAYLOAD_MAX = 4_000_000;

    /** How many bytes stand before the payload. */
    public static final int HEAD_SIZE = 24;

    /** So many bytes of what is no message are kept. */
    private static final int EVIDENCE_MAX = 64;

    private static final int MAGIC_SIZE = Integer.BYTES;

    @Override
    public Kind kind() {
        return Kind.STREAM;
    }

    @Override
    public Codec<BitcoinMessage> codec(Address self) {
        return new BitcoinCodec();
    }

    @Override
    public int frameLimit() {
        return HEAD_SIZE + PAYLOAD_MAX;
    }

    @Override
    public String name() {
        return "Bitcoin " + network.word();
    }

    @Override
    public int size(Address self, BitcoinMessage message) {
        if (message instanceof BlockMessage it) {
            return HEAD_SIZE + it.block().size();
        } else if (message instanceof TxMessage it) {
            return HEAD_SIZE + it.transaction().size();
        }
        return Wire.super.size(self, message);
    }

    /**
     * A whole message.
     *
     * @throws IllegalArgumentException if command or payload is too large
     */
    public ByteString frame(String command, ByteString payload) {
        ByteSink out = new ByteSink();
        frame(Payload.commandBytes(command), payload.toByteArray(), out);
        return ByteString.of(out.toByteArray());
    }

    private void frame(ByteString command, byte[] payload, ByteSink out) {
        if (payload.length > PAYLOAD_MAX) {
            throw new IllegalArgumentException(
                    "a payload of " + payload.length + " bytes, where the limit is " + PAYLOAD_MAX);
        }
        out.putInt(network.magic());
        out.putBytes(command);
        out.putInt(Integer.reverseBytes(payload.length));
        out.putInt(Payload.checksum(payload));
        out.putBytes(payload);
    }

    private final class BitcoinCodec implements Codec<BitcoinMessage> {

        @Override
        public void encode(BitcoinMessage message, ByteSink out) {
            if (message instanceof Garbled garbled) {
                out.putBytes(garbled.bytes());
            } else {
                frame(Payload.commandBytes(Payload.command(message)), Payload.of(message), out);
            }
        }

        @Override
        public Optional<Received<BitcoinMessage>> decode(ByteBuffer in) {
            return next(in).map(message -> new Received<>(Optional.empty(), message));
        }

        private Optional<BitcoinMessage> next(ByteBuffer in) {
            if (in.remaining() < MAGIC_SIZE) {
                return Optional.empty();
            }
            ByteBuffer head = in.duplicate(); // big-endian, as every duplicate begins
            int magic = head.getInt();
            if (magic != network.magic()) {
                return Optional.of(otherMagic(magic, in));
            } else if (in.remaining() < HEAD_SIZE) {
                return Optional.empty();
            }
            byte[] name = new byte[Payload.COMMAND_SIZE];
            head.get(name);
            String command = Payload.commandOf(name);
            long size = Integer.toUnsignedLong(Integer.reverseBytes(head.getInt()));
            int checksum = head.getInt();
            if (size > PAYLOAD_MAX) {
                return Optional.of(new Garbled(
                        Garbling.OVERSIZE,
                        command,
                        "a message '" + command + "' of " + size + " bytes, where " + PAYLOAD_MAX + " are allowed",
                        takeAll(in)));
            } else if (head.remaining() < size) {
                return Optional.empty();
            }
            byte[] payload = new byte[(int) size];
            head.get(payload);
            ByteString evidence = firstOf(in);
            in.position(head.position());
            return Optional.of(understood(command, payload, checksum, evidence));
        }

        private BitcoinMessage understood(String command, byte[] payload, int checksum, ByteString evidence) {
            int computed = Payload.checksum(payload);
            if (checksum != computed) {
                HexFormat hex = HexFormat.of();
                return new Garbled(
                        Garbling.WRONG_CHECKSUM,
                        command,
                        "the checksum of '" + command + "' is " + hex.toHexDigits(checksum) + ", that of its "
                                + payload.length + " bytes is " + hex.toHexDigits(computed),
                        evidence);
            }
            try {
                return Payload.read(command, payload);
            } catch (MalformedMessageException e) {
                return new Garbled(
                        Garbling.BROKEN_PAYLOAD,
                        command,
                        "the payload of '" + command + "' is broken: " + e.getMessage(),
                        evidence);
            }
        }

        private Garbled otherMagic(int magic, ByteBuffer in) {
            String expected = HexFormat.of().toHexDigits(network.magic());
            Optional<BitcoinNetwork> other = BitcoinNetwork.ofMagic(magic);
            ByteString evidence = takeAll(in);
            return other.map(its -> new Garbled(
                            Garbling.OTHER_NETWORK,
                            "",
                            "a message of the network " + its.word() + " (magic "
                                    + HexFormat.of().toHexDigits(magic) + "), not of " + network.word() + " ("
                                    + expected + ")",
                            evidence))
                    .orElseGet(() -> new Garbled(
                            Garbling.NO_MAGIC,
                            "",
                            "bytes that begin with " + HexFormat.of().toHexDigits(magic) + ", not with the magic "
                                    + expected + " of " + network.word()
                                    + ": another protocol, or an encrypted handshake (BIP 324)",
                            evidence));
        }

        private static ByteString firstOf(ByteBuffer in) {
            byte[] first = new byte[Math.min(in.remaining(), EVIDENCE_MAX)];
            in.duplicate().get(first);
            return ByteString.of(first);
        }

        /** Takes all that is there, and keeps the first of it. */
        private static ByteString takeAll(ByteBuffer in) {
            ByteString first = firstOf(in);
            in.position(in.limit());
            return first;
        }
    }
}
