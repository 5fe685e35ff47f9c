package dsim.algorithms.bitcoin.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Other;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Verack;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.BitcoinWire;
import dsim.algorithms.bitcoin.wire.Garbling;
import dsim.algorithms.bitcoin.wire.InventoryItem;
import dsim.algorithms.bitcoin.wire.NetAddress;
import dsim.shape.MalformedMessageException;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Closed;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manners of the families, as real nodes were seen to have them: see the table in {@code docs/bitcoin.md}. */
class BitcoinPeerTest {

    private static final Address CALLER = Address.of("caller", 50_000);
    private static final Hash256 UNKNOWN = Hash256.of("33".repeat(32));

    private final RecordingContext<BitcoinMessage, PeerWait> context = new RecordingContext<>(Address.of("node", 1));

    private BitcoinPeer node(String family) {
        BitcoinPeer node = new BitcoinPeer(
                PeerConfig.of(Family.valueOf(family.toUpperCase(Locale.ROOT)), ServedBlocks.MAIN.upTo(10)), context);
        node.onStart();
        return node;
    }

    private static Version version(int protocol) {
        return new Version(protocol, 0, 0, NetAddress.NONE, NetAddress.NONE, 5, "/test/", 0, false);
    }

    private BitcoinPeer met(String family) {
        BitcoinPeer node = node(family);
        node.onMessage(CALLER, version(70_015));
        node.onMessage(CALLER, new Verack());
        context.take();
        return node;
    }

    /** What the node did: the messages by their names, a reject with its code, and {@code close}. */
    private String did() {
        List<String> words = new ArrayList<>();
        for (RecordingContext.Effect effect : context.take()) {
            if (effect instanceof Sent sent) {
                words.add(word((BitcoinMessage) sent.message()));
            } else if (effect instanceof Closed) {
                words.add("close");
            }
        }
        return String.join(" ", words);
    }

    private static String word(BitcoinMessage message) {
        if (message instanceof Reject reject) {
            return String.format(Locale.ROOT, "reject-%02x", reject.code());
        } else if (message instanceof Other other) {
            return other.command();
        }
        return message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "core, version wtxidrelay sendaddrv2 verack, sendcmpct ping feefilter",
        "knots, version wtxidrelay sendaddrv2 verack, sendcmpct ping feefilter",
        "btcd, version sendaddrv2 verack, ''",
        "bcoin, version verack, sendcmpct getaddr"
    })
    void introducesItselfAsItsFamilyDoes(String family, String first, String then) {
        BitcoinPeer node = node(family);

        node.onMessage(CALLER, version(70_016));
        assertEquals(first, did());
        node.onMessage(CALLER, new Verack());
        assertEquals(then, did());
    }

    @ParameterizedTest
    @CsvSource({"core, close", "knots, close", "btcd, version verack", "bcoin, close"})
    void mindsAnOldVersion(String family, String expected) {
        BitcoinPeer node = node(family);

        node.onMessage(CALLER, version(209));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, garbled", "knots, garbled", "btcd, reject-01 close", "bcoin, version"})
    void mindsAVerackThatComesFirst(String family, String expected) {
        BitcoinPeer node = node(family);

        node.onMessage(CALLER, new Verack());

        assertEquals(expected, did());
    }

    /** Bitcoin Knots 29.4.3 sent this first, and said its version after a close without a byte; else it waited for good. */
    @ParameterizedTest
    @CsvSource({"core", "knots", "btcd"})
    void hangsUpOnAnEncryptedHandshakeSoThatTheCallerSpeaksPlainly(String family) throws MalformedMessageException {
        BitcoinPeer node = node(family);
        ByteBuffer handshake =
                ByteBuffer.wrap(ByteString.ofHex("c584f5f8f8d21e7562cfc2b155053aad26352a4156d66b9bf631f97d47a7fe0b"
                                + "7f6e14cc2d4ea9aec3518d79eeff1b6492ad207ea2bee51f558bb08e6ec5f69e")
                        .toByteArray());

        node.onMessage(
                CALLER,
                new BitcoinWire(BitcoinNetwork.MAIN)
                        .codec(CALLER)
                        .decode(handshake)
                        .orElseThrow()
                        .message());

        assertEquals("close", did());
    }

    @ParameterizedTest
    @CsvSource({"core, ''", "knots, ''", "btcd, reject-12 close", "bcoin, close"})
    void mindsASecondVersion(String family, String expected) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, version(70_015));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, ''", "knots, ''", "btcd, close", "bcoin, ''"})
    void mindsAQuestionBeforeVerack(String family, String expected) {
        BitcoinPeer node = node(family);
        node.onMessage(CALLER, version(70_015));
        context.take();

        node.onMessage(CALLER, new GetHeaders(70_015, ImmutableList.of(), Hash256.ZERO));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, headers", "knots, headers", "btcd, ''", "bcoin, headers"})
    void tellsHeadersThoughItsBestBlockIsOld(String family, String expected) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, new GetHeaders(70_015, ImmutableList.of(UNKNOWN), Hash256.ZERO));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, ''", "knots, ''", "btcd, reject-01 close", "bcoin, reject-01"})
    void mindsAWrongChecksum(String family, String expected) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, new Garbled(Garbling.WRONG_CHECKSUM, "ping", "wrong", ByteString.empty()));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, close", "knots, close", "btcd, reject-01 close", "bcoin, reject-01"})
    void mindsAWrongMagic(String family, String expected) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, new Garbled(Garbling.OTHER_NETWORK, "", "wrong", ByteString.empty()));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, close", "knots, ''", "btcd, ''", "bcoin, ''"})
    void mindsThatItIsAskedForTransactionsOutsideOfBlocks(String family, String expected) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, new Other("mempool", ByteString.empty()));

        assertEquals(expected, did());
    }

    @ParameterizedTest
    @CsvSource({"core, '', notfound", "knots, '', notfound", "btcd, notfound, notfound", "bcoin, notfound, notfound"})
    void saysWhatItDoesNotHave(String family, String ofBlocks, String ofTransactions) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, new GetData(ImmutableList.of(InventoryItem.block(UNKNOWN))));
        assertEquals(ofBlocks, did());
        node.onMessage(CALLER, new GetData(ImmutableList.of(new InventoryItem(InventoryItem.TX, UNKNOWN))));
        assertEquals(ofTransactions, did());
    }

    @ParameterizedTest
    @CsvSource({"core", "knots", "btcd", "bcoin"})
    void ignoresWhatItDoesNotKnow(String family) {
        BitcoinPeer node = met(family);

        node.onMessage(CALLER, new Other("fancy", ByteString.of((byte) 1)));
        node.onMessage(CALLER, new NotFound(ImmutableList.of()));

        assertEquals("", did());
    }
}
