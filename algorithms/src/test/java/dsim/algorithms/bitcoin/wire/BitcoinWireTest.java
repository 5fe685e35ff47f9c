package dsim.algorithms.bitcoin.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Headers;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Other;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Ping;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Pong;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.TxMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Verack;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.shape.Shape;
import dsim.testkit.SeededTest;
import dsim.wire.Codec;
import dsim.wire.Received;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BitcoinWireTest {

    private static final Address SELF = Address.of("p1", 8333);
    private static final BitcoinWire WIRE = new BitcoinWire(BitcoinNetwork.MAIN);
    private static final Hash256 HASH = Hash256.ofContent((byte) 1);
    private static final ImmutableList<InventoryItem> ITEMS =
            ImmutableList.of(InventoryItem.block(HASH), new InventoryItem(InventoryItem.WITNESS_TX, HASH));

    /** One of each message that a peer may say. */
    private static final ImmutableList<BitcoinMessage> SAMPLES = ImmutableList.of(
            new Version(
                    70_015,
                    9,
                    1_231_006_505,
                    new NetAddress(1, ByteString.ofHex("00000000000000000000ffff7f000001"), 8333),
                    NetAddress.NONE,
                    -2,
                    "/dsim:ü/",
                    4312,
                    false),
            new Verack(),
            new Ping(-1),
            new Pong(Long.MAX_VALUE),
            new GetHeaders(70_015, ImmutableList.of(HASH, Hash256.ZERO), HASH),
            new Headers(ImmutableList.of(
                    RealBlocks.main(1).header(), RealBlocks.main(2).header())),
            new GetBlocks(70_015, ImmutableList.of(), Hash256.ZERO),
            new Inv(ITEMS),
            new GetData(ITEMS),
            new NotFound(ImmutableList.of()),
            new BlockMessage(RealBlocks.main(2812)),
            new TxMessage(RealBlocks.segwitChain().get(151).transactions().get(1)),
            new Reject("block", 0x10, "high-hash", Optional.of(HASH)),
            new Reject("version", 0x11, "", Optional.empty()),
            new Other("sendcmpct", ByteString.ofHex("010200000000000000")));

    @Test
    void hasASampleOfEveryMessage() {
        ImmutableSet<Class<?>> sampled = SAMPLES.stream().map(Object::getClass).collect(ImmutableSet.toImmutableSet());

        for (Class<?> kind : BitcoinMessage.class.getPermittedSubclasses()) {
            assertTrue(kind == Garbled.class || sampled.contains(kind), kind.getName());
        }
        assertEquals(
                BitcoinMessage.class.getPermittedSubclasses().length,
                Shape.of(BitcoinMessage.class).kinds().size());
    }

    @Test
    void bringsEachMessageBack() throws MalformedMessageException {
        for (BitcoinMessage message : SAMPLES) {
            byte[] frame = encode(message);

            assertEquals(ImmutableList.of(message), decode(frame));
            assertEquals(frame.length, WIRE.size(SELF, message));
        }
    }

    @Test
    void writesWhatRealNodesWrite() { // the empty messages of the Bitcoin developer reference
        assertEquals("f9beb4d976657261636b000000000000000000005df6e0e2", hex(encode(new Verack())));
        assertEquals(
                "f9beb4d970696e67000000000000000008000000" + checksum("0094102111e2af4d") + "0094102111e2af4d",
                hex(encode(new Ping(Long.reverseBytes(0x0094102111e2af4dL)))));
    }

    private static String checksum(String payload) {
        return Hash256.ofContent(ByteString.ofHex(payload).toByteArray())
                .bytes()
                .toHex()
                .substring(0, 8);
    }

    @Test
    void readsTheVersionOfTheDeveloperReference() { // a 0.9.1 node, with trailing relay byte
        String payload = "721101000100000000000000bc8f5e5400000000010000000000000000000000000000000000ffffc61b6409208d"
                + "010000000000000000000000000000000000ffffcb0071c0208d128035cbc97953f80f2f5361746f7368693a302e392e332f"
                + "cf05050001";

        Version version = (Version) decode(frame("version", payload)).get(0);

        assertEquals(70_002, version.protocol());
        assertEquals(1, version.services());
        assertEquals(1_415_483_324, version.time());
        assertEquals(8333, version.receiver().port());
        assertEquals("00000000000000000000ffffc61b6409", version.receiver().ip().toHex());
        assertEquals(8333, version.sender().port());
        assertEquals("/Satoshi:0.9.3/", version.userAgent());
        assertEquals(329_167, version.startHeight());
        assertTrue(version.relay());
        assertEquals(payload, hex(encode(version)).substring(2 * BitcoinWire.HEAD_SIZE));
    }

    @Test
    void readsVersionsThatEndEarlierOrLater() {
        String whole = hex(encode(SAMPLES.get(0))).substring(2 * BitcoinWire.HEAD_SIZE);
        String untilReceiver = whole.substring(0, 2 * 46);
        String untilHeight = whole.substring(0, whole.length() - 2);

        Version oldest = (Version) decode(frame("version", untilReceiver)).get(0);
        Version old = (Version) decode(frame("version", untilHeight)).get(0);

        assertEquals(NetAddress.NONE, oldest.sender());
        assertTrue(oldest.relay());
        assertEquals(4312, old.startHeight());
        assertTrue(old.relay());
        assertEquals(ImmutableList.of(SAMPLES.get(0)), decode(frame("version", whole + "0102")));
    }

    @Test
    void waitsUntilAllBytesOfAMessageAreThere() {
        byte[] bytes = encode(SAMPLES.get(5));
        Codec<BitcoinMessage> codec = WIRE.codec(SELF);

        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
            assertEquals(Optional.empty(), next(codec, in));
            assertEquals(0, in.position());
        }
    }

    @Test
    void takesManyMessagesOutOfOnePiece() {
        ByteSink all = new ByteSink();
        SAMPLES.forEach(message -> WIRE.codec(SELF).encode(message, all));

        assertEquals(SAMPLES, decode(all.toByteArray()));
    }

    @Test
    void namesAWrongChecksumAndReadsOn() {
        byte[] bytes = concat(encode(new Ping(7)), encode(new Pong(8)));
        bytes[20] ^= 1;

        List<BitcoinMessage> read = decode(bytes);

        Garbled garbled = (Garbled) read.get(0);
        assertEquals(Garbling.WRONG_CHECKSUM, garbled.garbling());
        assertEquals("ping", garbled.command());
        assertTrue(garbled.sentence().startsWith("the checksum of 'ping' is "), garbled.sentence());
        assertEquals(new Pong(8), read.get(1));
    }

    @Test
    void namesTheOtherNetwork() {
        byte[] bytes = concat(
                new BitcoinWire(BitcoinNetwork.TEST3)
                        .frame("verack", ByteString.empty())
                        .toByteArray(),
                encode(new Pong(8)));

        List<BitcoinMessage> read = decode(bytes);

        Garbled garbled = (Garbled) read.get(0);
        assertEquals(1, read.size(), "it cannot be told where the next message begins");
        assertEquals(Garbling.OTHER_NETWORK, garbled.garbling());
        assertEquals("a message of the network test3 (magic 0b110907), not of main (f9beb4d9)", garbled.sentence());
        assertFalse(garbled.garbling().mayGoOn());
    }

    @Test
    void namesBytesThatBeginWithNoMagic() {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        Garbled garbled = (Garbled) decode(answer).get(0);

        assertEquals(Garbling.NO_MAGIC, garbled.garbling());
        assertEquals(ByteString.of(answer), garbled.bytes());
        assertTrue(garbled.sentence().contains("begin with 48545450"), garbled.sentence());
    }

    @Test
    void refusesToWaitForMoreThanAMessageMayHave() {
        byte[] head = Arrays.copyOf(encode(new Ping(7)), BitcoinWire.HEAD_SIZE);
        head[19] = 0x7f;

        Garbled garbled = (Garbled) decode(head).get(0);

        assertEquals(Garbling.OVERSIZE, garbled.garbling());
        assertTrue(garbled.sentence().contains("2130706440 bytes"), garbled.sentence());
    }

    @Test
    void namesABrokenPayloadAndReadsOn() {
        byte[] bytes = concat(frame("block", "0102"), encode(new Verack()));

        List<BitcoinMessage> read = decode(bytes);

        assertEquals(Garbling.BROKEN_PAYLOAD, ((Garbled) read.get(0)).garbling());
        assertEquals(
                "the payload of 'block' is broken: the end at byte 2 where 4 bytes are needed from byte 0",
                ((Garbled) read.get(0)).sentence());
        assertEquals(new Verack(), read.get(1));
    }

    @Test
    void limitsWhatListsMayHold() {
        String locator = "00000000" + "66" + "00".repeat(32 * 102) + "00".repeat(32);

        Garbled garbled = (Garbled) decode(frame("getheaders", locator)).get(0);

        assertTrue(garbled.sentence().contains("a list of 102, where 101 are allowed"), garbled.sentence());
    }

    @Test
    void sendsGarbledBytesAsTheyAre() {
        byte[] bytes = concat(encode(new Ping(7)), encode(new Pong(8)));

        byte[] sent = encode(new Garbled(Garbling.NO_MAGIC, "", "", ByteString.of(bytes)));

        assertEquals(hex(bytes), hex(sent));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertEquals(ImmutableList.of(new Other("ping", ByteString.empty())), decode(frame("ping", "")));
        assertEquals(
                ImmutableList.of(new Other("feature", ByteString.ofHex("00ff"))), decode(frame("feature", "00ff")));
        assertThrows(IllegalArgumentException.class, () -> WIRE.frame("thirteenchars", ByteString.empty()));
    }

    @SeededTest
    void givesAMessageWhateverTheBytes(Seed seed) {
        Rng random = new Rng(Key.of(seed, "mutations"));
        ByteSink all = new ByteSink();
        SAMPLES.forEach(message -> WIRE.codec(SELF).encode(message, all));
        for (int round = 0; round < 200; round++) {
            byte[] bytes = all.toByteArray();
            for (int i = random.below(6); i >= 0; i--) {
                bytes[random.below(bytes.length)] = (byte) random.below(256);
            }

            for (BitcoinMessage message : decode(bytes)) {
                if (!(message instanceof Garbled)) {
                    assertEquals(ImmutableList.of(message), decode(encode(message)));
                }
            }
        }
    }

    @SeededTest
    void givesAMessageOrABrokenPayloadWhateverThePayload(Seed seed) {
        Rng random = new Rng(Key.of(seed, "payloads"));
        for (BitcoinMessage sample : SAMPLES) {
            byte[] frame = encode(sample);
            for (int round = 0; round < 50; round++) {
                byte[] payload = Arrays.copyOfRange(frame, BitcoinWire.HEAD_SIZE, frame.length);
                for (int i = 0; payload.length > 0 && i <= random.below(3); i++) {
                    payload[random.below(payload.length)] = (byte) random.below(256);
                }

                BitcoinMessage message = decode(frame(
                                Payload.command(sample), ByteString.of(payload).toHex()))
                        .get(0);

                if (message instanceof Garbled garbled) {
                    assertEquals(Garbling.BROKEN_PAYLOAD, garbled.garbling());
                } else {
                    assertInstanceOf(sample.getClass(), message);
                }
            }
        }
    }

    private static byte[] frame(String command, String payload) {
        return WIRE.frame(command, ByteString.ofHex(payload)).toByteArray();
    }

    private static byte[] encode(BitcoinMessage message) {
        ByteSink out = new ByteSink();
        WIRE.codec(SELF).encode(message, out);
        return out.toByteArray();
    }

    private static ImmutableList<BitcoinMessage> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Codec<BitcoinMessage> codec = WIRE.codec(SELF);
        List<BitcoinMessage> messages = new ArrayList<>();
        for (Optional<BitcoinMessage> next = next(codec, in); next.isPresent(); next = next(codec, in)) {
            messages.add(next.get());
        }
        return ImmutableList.copyOf(messages);
    }

    private static Optional<BitcoinMessage> next(Codec<BitcoinMessage> codec, ByteBuffer in) {
        try {
            return codec.decode(in).map(Received::message);
        } catch (MalformedMessageException e) {
            throw new AssertionError("a Bitcoin codec refuses nothing", e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String hex(byte[] bytes) {
        return ByteString.of(bytes).toHex();
    }
}
