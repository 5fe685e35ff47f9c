package dsim.wire;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.shape.ByteSink;
import dsim.shape.ByteSource;
import dsim.shape.MalformedMessageException;
import dsim.shape.Shape;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The wire of a protocol that is nothing but its messages: a sealed interface of records, or one record. Its frames follow
 * from the {@link Shape} of these, so it needs no code. A frame is
 *
 * <ol>
 *   <li>on a stream: the count of the bytes that follow, in 32 bits;
 *   <li>the mark of the protocol in 32 bits, a hash of its schema: versions that differ refuse each other;
 *   <li>the address where the sender can be reached;
 *   <li>the message.
 * </ol>
 *
 * <p>The encoding of each is described, with examples, in {@code docs/record-wire.md}. Two wires are equal if they carry the
 * same messages in the same way.
 *
 * @param <M> the messages
 */
public final class RecordWire<M> implements Wire<M> {

    /** The largest payload of a UDP packet over IPv4. */
    private static final int DATAGRAM_LIMIT = 65_507;

    private static final int STREAM_LIMIT = 1 << 20;
    private static final Shape ADDRESS = Shape.of(Address.class);

    private final Class<M> messages;
    private final Kind kind;
    private final int limit;
    private final Shape shape;
    private final int mark;

    private RecordWire(Class<M> messages, Kind kind, int limit) {
        if (!messages.isRecord() && !(messages.isInterface() && messages.isSealed())) {
            throw new IllegalArgumentException(
                    "messages are a sealed interface of records, or a record, not " + messages.getName());
        }
        this.messages = messages;
        this.kind = kind;
        this.limit = limit;
        this.shape = Shape.of(messages);
        this.mark = (int) (Shape.fingerprintOf(shape.schema()) >>> Integer.SIZE);
    }

    /**
     * One packet for each message, of 65,507 bytes at most.
     *
     * @param messages a sealed interface of records, or a record
     * @throws IllegalArgumentException if it is neither, or not made of immutable values (see {@link Shape#of})
     */
    public static <M> RecordWire<M> datagram(Class<M> messages) {
        return new RecordWire<>(messages, Kind.DATAGRAM, DATAGRAM_LIMIT);
    }

    /**
     * Conversations, of frames of 1 MiB at most.
     *
     * @param messages a sealed interface of records, or a record
     * @throws IllegalArgumentException if it is neither, or not made of immutable values (see {@link Shape#of})
     */
    public static <M> RecordWire<M> stream(Class<M> messages) {
        return new RecordWire<>(messages, Kind.STREAM, STREAM_LIMIT);
    }

    /**
     * The same wire with another limit.
     *
     * @param bytes of the largest frame, all included: at least 16; for datagrams at most 65,507
     * @throws IllegalArgumentException if the limit is out of range
     */
    public RecordWire<M> withLimit(int bytes) {
        int most = kind == Kind.DATAGRAM ? DATAGRAM_LIMIT : Integer.MAX_VALUE;
        if (bytes < 16 || bytes > most) {
            throw new IllegalArgumentException("the limit of a frame is 16 to " + most + " bytes, not " + bytes);
        }
        return new RecordWire<>(messages, kind, bytes);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean carriesSender() {
        return true;
    }

    @Override
    public int frameLimit() {
        return limit;
    }

    @Override
    public String name() {
        return messages.getSimpleName() + (kind == Kind.DATAGRAM ? " by datagram" : " by stream");
    }

    /** The records of the protocol, in the order of their tags. */
    @SuppressWarnings("unchecked")
    public ImmutableList<Class<? extends M>> messageTypes() {
        return (ImmutableList<Class<? extends M>>) (ImmutableList<?>) shape.kinds();
    }

    @Override
    public Codec<M> codec(Address self) {
        return new RecordCodec(self);
    }

    @Override
    public int size(Address self, M message) {
        int size = Math.addExact(headSize(self), shape.size(message));
        requireWithinLimit(size);
        return size;
    }

    @Override
    public int longest(Address self) {
        return (int) Math.min((long) headSize(self) + shape.most(), Integer.MAX_VALUE);
    }

    private int headSize(Address self) {
        return (kind == Kind.STREAM ? 2 * Integer.BYTES : Integer.BYTES) + ADDRESS.size(self);
    }

    private void requireWithinLimit(int size) {
        if (size > limit) {
            throw new OversizeException(tooLarge(size));
        }
    }

    private String tooLarge(long size) {
        return "a frame of " + size + " bytes, where the limit of " + name() + " is " + limit;
    }

    private final class RecordCodec implements Codec<M> {

        private final Address self;

        private RecordCodec(Address self) {
            this.self = self;
        }

        @Override
        public void encode(M message, ByteSink out) {
            int start = out.length();
            try {
                if (kind == Kind.STREAM) {
                    out.putInt(0);
                }
                out.putInt(mark);
                ADDRESS.write(self, out);
                shape.write(message, out);
                requireWithinLimit(out.length() - start);
            } catch (RuntimeException e) {
                out.truncate(start);
                throw e;
            }
            if (kind == Kind.STREAM) {
                out.setInt(start, out.length() - start - Integer.BYTES);
            }
        }

        @Override
        public Optional<Received<M>> decode(ByteBuffer in) throws MalformedMessageException {
            if (kind == Kind.DATAGRAM) {
                requireAllowed(in.remaining());
                return Optional.of(take(in, in.remaining()));
            } else if (in.remaining() < Integer.BYTES) {
                return Optional.empty();
            }
            long length = Integer.toUnsignedLong(ByteSource.of(in).takeInt());
            requireAllowed(Integer.BYTES + length);
            if (in.remaining() - Integer.BYTES < length) {
                return Optional.empty();
            }
            in.position(in.position() + Integer.BYTES);
            return Optional.of(take(in, (int) length));
        }

        private void requireAllowed(long size) throws MalformedMessageException {
            if (size > limit) {
                throw new MalformedMessageException(tooLarge(size));
            }
        }

        private Received<M> take(ByteBuffer in, int length) throws MalformedMessageException {
            ByteSource frame = ByteSource.of(in.slice(in.position(), length));
            in.position(in.position() + length);
            int theirs = frame.takeInt();
            if (theirs != mark) {
                HexFormat hex = HexFormat.of();
                throw new MalformedMessageException(
                        "another protocol or version: its mark is " + hex.toHexDigits(theirs) + ", that of "
                                + messages.getSimpleName() + " is " + hex.toHexDigits(mark));
            }
            Address from = (Address) ADDRESS.read(frame);
            M message = messages.cast(shape.read(frame));
            frame.end();
            return new Received<>(Optional.of(from), message);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordWire<?> that
                && messages == that.messages
                && kind == that.kind
                && limit == that.limit;
    }

    @Override
    public int hashCode() {
        return 31 * messages.getName().hashCode() + limit;
    }

    @Override
    public String toString() {
        return name();
    }
}
