package dsim.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.shape.Specimen;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordWireTest {

    sealed interface Vote {
        record Ask(long ballot) implements Vote {}

        record Grant(Address voter, boolean first) implements Vote {}

        enum Silence implements Vote {
            IDLE,
            BUSY
        }
    }

    /** The same protocol one version later. */
    static final class Later {
        sealed interface Vote {
            record Ask(long ballot) implements Vote {}

            record Grant(Address voter, boolean first) implements Vote {}

            record Refuse() implements Vote {}

            enum Silence implements Vote {
                IDLE,
                BUSY
            }
        }
    }

    record Blob(ByteString bytes) {}

    private static final Address SELF = Address.of("p1", 7_000);

    private static final RecordWire<Vote> DATAGRAM = RecordWire.datagram(Vote.class);
    private static final RecordWire<Vote> STREAM = RecordWire.stream(Vote.class);

    private final long seed = Long.getLong("seed", 1);
    private final Rng rng = new Rng(Key.of(Seed.of(seed), "frames"));

    // Golden frames. Mark by the Python program of ShapeTest; the rest by hand after docs/record-wire.md.

    private static final ImmutableList<Vote> GOLDEN_MESSAGES =
            ImmutableList.of(new Vote.Ask(3), new Vote.Grant(Address.of("p2", 7_001), true), Vote.Silence.BUSY);
    private static final ImmutableList<String> GOLDEN_FRAMES = ImmutableList.of(
            "73add0d9 0270311b58 00 0000000000000003",
            "73add0d9 0270311b58 01 0270321b59 01",
            "73add0d9 0270311b58 02 01");
    private static final ImmutableList<String> GOLDEN_COUNTS = ImmutableList.of("00000012", "00000010", "0000000b");

    static IntStream golden() {
        return IntStream.range(0, GOLDEN_MESSAGES.size());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void goldenDatagram(int which) throws MalformedMessageException {
        byte[] frame = bytes(GOLDEN_FRAMES.get(which));

        assertFrame(GOLDEN_MESSAGES.get(which), frame, DATAGRAM);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void goldenStream(int which) throws MalformedMessageException {
        byte[] frame = bytes(GOLDEN_COUNTS.get(which) + GOLDEN_FRAMES.get(which));

        assertFrame(GOLDEN_MESSAGES.get(which), frame, STREAM);
    }

    private static void assertFrame(Vote message, byte[] frame, RecordWire<Vote> wire)
            throws MalformedMessageException {
        Received<Vote> received = new Received<>(Optional.of(SELF), message);

        assertEquals(HexFormat.of().formatHex(frame), HexFormat.of().formatHex(frame(wire, message)));
        assertEquals(Optional.of(received), wire.codec(SELF).decode(ByteBuffer.wrap(frame)));
        assertEquals(frame.length, wire.size(SELF, message));
    }

    @Test
    void isAsItsPageSays() throws IOException {
        String page = Files.readString(Path.of("docs/record-wire.md"));

        GOLDEN_FRAMES.forEach(frame -> assertTrue(page.contains("`" + frame + "`"), frame));
        GOLDEN_COUNTS.forEach(count -> assertTrue(page.contains("`" + count + "`"), count));
    }

    // There and back.

    @ParameterizedTest
    @EnumSource
    void bringsWhateverMessageThereIs(Wire.Kind kind) throws MalformedMessageException {
        RecordWire<Specimen> wire = wire(Specimen.class, kind);
        Codec<Specimen> codec = wire.codec(SELF);
        ByteSink sink = new ByteSink();

        for (int i = 0; i < 5_000; i++) {
            Specimen message = Specimen.random(rng);
            sink.clear();
            codec.encode(message, sink);
            ByteBuffer in = ByteBuffer.wrap(sink.toByteArray());

            assertEquals(Optional.of(new Received<>(Optional.of(SELF), message)), codec.decode(in));
            assertEquals(0, in.remaining());
            assertEquals(sink.length(), wire.size(SELF, message));
        }
    }

    /** Messages that come in one, seven or a thousand bytes at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void readsAStreamInWhateverPiecesItComes(int piece) throws MalformedMessageException {
        RecordWire<Specimen> wire = RecordWire.stream(Specimen.class);
        ImmutableList<Specimen> sent =
                IntStream.range(0, 50).mapToObj(i -> Specimen.random(rng)).collect(ImmutableList.toImmutableList());
        ByteSink sink = new ByteSink();
        sent.forEach(message -> wire.codec(SELF).encode(message, sink));
        ByteBuffer all = ByteBuffer.wrap(sink.toByteArray());
        Codec<Specimen> codec = wire.codec(Address.of("p2", 1));
        ImmutableList.Builder<Specimen> received = ImmutableList.builder();

        for (int there = 0; there < all.capacity(); ) {
            there = Math.min(there + piece, all.capacity());
            all.limit(there);
            int before = all.position();
            Optional<Received<Specimen>> next = codec.decode(all);
            assertTrue(next.isPresent() || all.position() == before);
            while (next.isPresent()) {
                received.add(next.get().message());
                next = codec.decode(all);
            }
        }

        assertEquals(sent, received.build());
        assertEquals(0, all.remaining());
    }

    @Test
    void addsToWhatTheSinkHolds() {
        ByteSink sink = new ByteSink();
        sink.putByte(0x55);

        STREAM.codec(SELF).encode(Vote.Silence.BUSY, sink);

        assertEquals(
                "550000000b" + GOLDEN_FRAMES.get(2).replace(" ", ""),
                HexFormat.of().formatHex(sink.toByteArray()));
    }

    // Limits.

    /** Beside its bytes such a frame has 12: the mark, the address, and a count of three bytes. */
    @Test
    void sendsNoFrameBeyondItsLimit() {
        Blob largest = blob(65_507 - 12);
        Blob larger = blob(65_507 - 11);
        RecordWire<Blob> wire = RecordWire.datagram(Blob.class);
        ByteSink sink = new ByteSink();
        sink.putByte(1);
        wire.codec(SELF).encode(largest, sink);
        int before = sink.length();

        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> wire.codec(SELF).encode(larger, sink));

        assertEquals("a frame of 65508 bytes, where the limit of Blob by datagram is 65507", refused.getMessage());
        assertEquals(1 + 65_507, before);
        assertEquals(before, sink.length());
        assertEquals(
                refused.getMessage(),
                assertThrows(IllegalArgumentException.class, () -> wire.size(SELF, larger))
                        .getMessage());
    }

    @Test
    void hasAMebibyteOnAStream() {
        RecordWire<Blob> wire = RecordWire.stream(Blob.class);

        assertEquals(1_048_576, frame(wire, blob(1_048_576 - 16)).length);
        assertThrows(IllegalArgumentException.class, () -> frame(wire, blob(1_048_576 - 15)));
    }

    @Test
    void refusesAFrameBeyondItsLimitBeforeItIsThere() {
        RecordWire<Vote> wire = STREAM.withLimit(20);

        assertEquals("a frame of 4294967299 bytes, where the limit of Vote by stream is 20", refusal(wire, "ffffffff"));
        assertEquals("a frame of 21 bytes, where the limit of Vote by stream is 20", refusal(wire, "00000011"));
        assertEquals(
                "a frame of 18 bytes, where the limit of Vote by datagram is 16",
                refusal(DATAGRAM.withLimit(16), GOLDEN_FRAMES.get(0)));
    }

    @Test
    void hasALimitWithinReason() {
        assertEquals(
                "the limit of a frame is 16 to 65507 bytes, not 65508",
                assertThrows(IllegalArgumentException.class, () -> DATAGRAM.withLimit(65_508))
                        .getMessage());
        assertEquals(
                "the limit of a frame is 16 to 2147483647 bytes, not 15",
                assertThrows(IllegalArgumentException.class, () -> STREAM.withLimit(15))
                        .getMessage());
    }

    // What is no frame.

    @Test
    void refusesAnotherVersionAndSaysSo() {
        byte[] later = frame(RecordWire.datagram(Later.Vote.class), new Later.Vote.Ask(3));

        assertEquals(
                "another protocol or version: its mark is " + HexFormat.of().formatHex(later, 0, 4)
                        + ", that of Vote is 73add0d9",
                refusal(DATAGRAM, HexFormat.of().formatHex(later)));
    }

    @Test
    void refusesWhatIsLeftOver() {
        assertEquals("1 bytes are left after byte 18", refusal(DATAGRAM, GOLDEN_FRAMES.get(0) + "00"));
        assertEquals("1 bytes are left after byte 11", refusal(STREAM, "0000000c" + GOLDEN_FRAMES.get(2) + "00"));
    }

    @Test
    void refusesWhatIsCutOff() {
        assertEquals("the end at byte 0 where 4 bytes are needed from byte 0", refusal(DATAGRAM, ""));
        assertEquals(
                "the end at byte 10 where 1 bytes are needed from byte 10",
                refusal(DATAGRAM, "73add0d9 0270311b58 02"));
        assertEquals("the end at byte 0 where 4 bytes are needed from byte 0", refusal(STREAM, "00000000"));
    }

    @Test
    void refusesASenderOfNoName() {
        assertEquals("an address without a host before byte 7", refusal(DATAGRAM, "73add0d9 001b58 02 01"));
    }

    private static String refusal(RecordWire<Vote> wire, String hex) {
        return assertThrows(
                        MalformedMessageException.class, () -> wire.codec(SELF).decode(ByteBuffer.wrap(bytes(hex))))
                .getMessage();
    }

    /**
     * Some 200,000 inputs in all: nothing but chance, chance behind a mark, and frames with a few bytes changed, put in, left
     * out, or cut and joined. Each gives a message, which is written as it came, or a refusal, and nothing else.
     */
    @ParameterizedTest
    @EnumSource
    void makesAMessageOrARefusalOfWhateverComes(Wire.Kind kind) throws MalformedMessageException {
        RecordWire<Specimen> wire = wire(Specimen.class, kind);
        byte[][] frames = new byte[500][];
        Arrays.setAll(frames, i -> frame(wire, Specimen.random(rng)));
        int messages = 0;
        int refusals = 0;
        int unfinished = 0;

        for (int i = 0; i < 100_000; i++) {
            byte[] input = input(kind, frames);
            try {
                ByteBuffer in = ByteBuffer.wrap(input);
                Optional<Received<Specimen>> received = wire.codec(SELF).decode(in);
                if (received.isPresent()) {
                    messages++;
                    byte[] again = frame(
                            wire,
                            received.get().from().orElseThrow(),
                            received.get().message());
                    assertEquals(
                            HexFormat.of().formatHex(input, 0, in.position()),
                            HexFormat.of().formatHex(again),
                            () -> "seed " + seed);
                } else {
                    unfinished++;
                    assertEquals(0, in.position());
                }
            } catch (MalformedMessageException expected) {
                refusals++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "seed " + seed + ", input " + HexFormat.of().formatHex(input), e);
            }
        }

        assertTrue(messages > 10_000 && refusals > 30_000, messages + " messages, " + refusals + " refusals");
        assertEquals(kind == Wire.Kind.STREAM, unfinished > 1_000, unfinished + " unfinished");
    }

    private byte[] input(Wire.Kind kind, byte[][] frames) {
        byte[] one = frames[rng.below(frames.length)];
        byte[] other = frames[rng.below(frames.length)];
        ByteSink input = new ByteSink();
        switch (rng.below(4)) {
            case 0 -> input.putBytes(noise(rng.below(40)));
            case 1 -> {
                byte[] noise = noise(rng.below(40));
                int head = kind == Wire.Kind.STREAM ? 13 : 9;
                input.putBytes(Arrays.copyOf(one, head));
                input.putByte(rng.below(12));
                input.putBytes(noise);
                if (kind == Wire.Kind.STREAM) {
                    input.setInt(0, input.length() - 4);
                }
            }
            case 2 -> {
                input.putBytes(Arrays.copyOf(one, rng.below(one.length + 1)));
                input.putBytes(noise(rng.below(2)));
                input.putBytes(Arrays.copyOfRange(other, rng.below(other.length), other.length));
            }
            default -> {
                byte[] changed = one.clone();
                for (int changes = rng.below(4); changes > 0; changes--) {
                    int at = rng.below(changed.length);
                    changed[at] = rng.chance(0.5) ? (byte) (changed[at] ^ 1 << rng.below(8)) : (byte) -rng.below(3);
                }
                input.putBytes(changed);
            }
        }
        return input.toByteArray();
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = rng.chance(0.5) ? (byte) rng.below(4) : (byte) rng.nextLong();
        }
        return noise;
    }

    /** A frame of 20 bytes that claims two thousand million elements makes no room for them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void makesNoRoomForWhatIsOnlyClaimed(int tag) {
        RecordWire<Specimen> wire = RecordWire.datagram(Specimen.class);
        byte[] head = Arrays.copyOf(frame(wire, new Specimen.Empty()), 9);
        String claim = HexFormat.of().formatHex(head) + HexFormat.of().toHexDigits((byte) tag) + "ffffffff07ffffffff07";
        Codec<Specimen> codec = wire.codec(SELF);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        decodeQuietly(codec, claim);

        long before = threads.getCurrentThreadAllocatedBytes();
        decodeQuietly(codec, claim);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 1_000_000, allocated + " bytes");
    }

    private static void decodeQuietly(Codec<Specimen> codec, String hex) {
        assertThrows(MalformedMessageException.class, () -> codec.decode(ByteBuffer.wrap(bytes(hex))));
    }

    // What it is.

    @Test
    void namesItsMessages() {
        assertEquals(ImmutableList.of(Vote.Ask.class, Vote.Grant.class, Vote.Silence.class), DATAGRAM.messageTypes());
        assertEquals(ImmutableList.of(Blob.class), RecordWire.stream(Blob.class).messageTypes());
    }

    @Test
    void isAValue() {
        assertEquals(DATAGRAM, RecordWire.datagram(Vote.class));
        assertEquals(DATAGRAM.hashCode(), RecordWire.datagram(Vote.class).hashCode());
        assertNotEquals(DATAGRAM, STREAM);
        assertNotEquals(DATAGRAM, DATAGRAM.withLimit(100));
        assertNotEquals(DATAGRAM, RecordWire.datagram(Later.Vote.class));
        assertEquals("Vote by datagram", DATAGRAM.toString());
        assertEquals("Vote by stream", STREAM.name());
        assertEquals(Wire.Kind.STREAM, STREAM.kind());
    }

    @Test
    void carriesRecordsOnly() {
        assertEquals(
                "messages are a sealed interface of records, or a record, not java.lang.String",
                assertThrows(IllegalArgumentException.class, () -> RecordWire.datagram(String.class))
                        .getMessage());
        assertEquals(
                "messages are a sealed interface of records, or a record, not java.lang.Runnable",
                assertThrows(IllegalArgumentException.class, () -> RecordWire.stream(Runnable.class))
                        .getMessage());
    }

    /** A wire of another hand need not say how large its frames are. */
    @Test
    void measuresAForeignFrameByMakingIt() {
        Wire<Vote> foreign = new Wire<>() {
            @Override
            public Kind kind() {
                return DATAGRAM.kind();
            }

            @Override
            public Codec<Vote> codec(Address self) {
                return DATAGRAM.codec(self);
            }

            @Override
            public String name() {
                return "foreign";
            }
        };

        GOLDEN_MESSAGES.forEach(message -> assertEquals(DATAGRAM.size(SELF, message), foreign.size(SELF, message)));
    }

    private static <M> RecordWire<M> wire(Class<M> messages, Wire.Kind kind) {
        return kind == Wire.Kind.STREAM ? RecordWire.stream(messages) : RecordWire.datagram(messages);
    }

    private static Blob blob(int size) {
        return new Blob(ByteString.of(new byte[size]));
    }

    private static <M> byte[] frame(RecordWire<M> wire, M message) {
        return frame(wire, SELF, message);
    }

    private static <M> byte[] frame(RecordWire<M> wire, Address from, M message) {
        ByteSink sink = new ByteSink();
        wire.codec(from).encode(message, sink);
        return sink.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
