package dsim.algorithms.bitcoin.wire;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.ChainReader;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Transaction;
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
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands behind the head of a message. As real nodes do, it forgives what does no harm: bytes behind the fields of a small
 * message, fields that old versions did not have yet, a ping without a nonce. Blocks and transactions are read to their last byte.
 */
final class Payload {

    /** A command is filled up with zeros. */
    static final int COMMAND_SIZE = 12;

    private static final int LOCATOR_MAX = 101;
    private static final int ITEMS_MAX = 50_000;
    private static final int USER_AGENT_MAX = 256;

    private Payload() {}

    static String command(BitcoinMessage message) {
        if (message instanceof Version) {
            return "version";
        } else if (message instanceof Verack) {
            return "verack";
        } else if (message instanceof Ping) {
            return "ping";
        } else if (message instanceof Pong) {
            return "pong";
        } else if (message instanceof GetHeaders) {
            return "getheaders";
        } else if (message instanceof Headers) {
            return "headers";
        } else if (message instanceof GetBlocks) {
            return "getblocks";
        } else if (message instanceof Inv) {
            return "inv";
        } else if (message instanceof GetData) {
            return "getdata";
        } else if (message instanceof NotFound) {
            return "notfound";
        } else if (message instanceof BlockMessage) {
            return "block";
        } else if (message instanceof TxMessage) {
            return "tx";
        } else if (message instanceof Reject) {
            return "reject";
        } else if (message instanceof Other other) {
            return other.command();
        } else if (message instanceof Garbled garbled) {
            return garbled.command();
        }
        throw new AssertionError("unhandled: " + message);
    }

    static byte[] of(BitcoinMessage message) {
        ByteSink sink = new ByteSink();
        ChainWriter out = new ChainWriter(sink);
        if (message instanceof Version version) {
            writeVersion(version, out);
        } else if (message instanceof Ping ping) {
            out.putLong(ping.nonce());
        } else if (message instanceof Pong pong) {
            out.putLong(pong.nonce());
        } else if (message instanceof GetHeaders get) {
            writeLocator(get.protocol(), get.locator(), get.stop(), out);
        } else if (message instanceof Headers headers) {
            out.putList(headers.headers(), (header, to) -> {
                header.write(to);
                to.putByte(0);
            });
        } else if (message instanceof GetBlocks get) {
            writeLocator(get.protocol(), get.locator(), get.stop(), out);
        } else if (message instanceof Inv inv) {
            out.putList(inv.items(), InventoryItem::write);
        } else if (message instanceof GetData get) {
            out.putList(get.items(), InventoryItem::write);
        } else if (message instanceof NotFound not) {
            out.putList(not.items(), InventoryItem::write);
        } else if (message instanceof BlockMessage it) {
            it.block().write(out);
        } else if (message instanceof TxMessage it) {
            it.transaction().write(out);
        } else if (message instanceof Reject reject) {
            out.putCountedBytes(latin(reject.command())).putByte(reject.code()).putCountedBytes(latin(reject.reason()));
            reject.subject().ifPresent(out::putHash);
        } else if (message instanceof Other other) {
            out.putBytes(other.payload());
        }
        return sink.toByteArray();
    }

    private static void writeVersion(Version version, ChainWriter out) {
        out.putInt(version.protocol()).putLong(version.services()).putLong(version.time());
        version.receiver().write(out);
        version.sender().write(out);
        out.putLong(version.nonce())
                .putCountedBytes(latin(version.userAgent()))
                .putInt(version.startHeight())
                .putByte(version.relay() ? 1 : 0);
    }

    private static void writeLocator(int protocol, ImmutableList<Hash256> locator, Hash256 stop, ChainWriter out) {
        out.putInt(protocol).putList(locator, (hash, to) -> to.putHash(hash)).putHash(stop);
    }

    static BitcoinMessage read(String command, byte[] payload) throws MalformedMessageException {
        ChainReader in = new ChainReader(payload);
        return switch (command) {
            case "version" -> readVersion(in);
            case "verack" -> new Verack();
            case "ping" -> payload.length == 0 ? other(command, payload) : new Ping(in.takeLong()); // as before BIP 31
            case "pong" -> new Pong(in.takeLong());
            case "getheaders" -> new GetHeaders(in.takeInt(), readLocator(in), in.takeHash());
            case "headers" ->
                new Headers(atMost(Headers.LIMIT, in.takeList(BlockHeader.SIZE + 1, Payload::readHeader)));
            case "getblocks" -> new GetBlocks(in.takeInt(), readLocator(in), in.takeHash());
            case "inv" -> new Inv(readItems(in));
            case "getdata" -> new GetData(readItems(in));
            case "notfound" -> new NotFound(readItems(in));
            case "block" -> new BlockMessage(Block.of(payload));
            case "tx" -> new TxMessage(Transaction.of(ByteString.of(payload)));
            case "reject" ->
                new Reject(
                        latin(in.takeCountedBytes()),
                        in.takeByte(),
                        latin(in.takeCountedBytes()),
                        in.remaining() < Hash256.SIZE ? Optional.empty() : Optional.of(in.takeHash()));
            default -> other(command, payload);
        };
    }

    private static Other other(String command, byte[] payload) {
        return new Other(command, ByteString.of(payload));
    }

    /** Old nodes end earlier, each behind a whole field. */
    private static Version readVersion(ChainReader in) throws MalformedMessageException {
        int protocol = in.takeInt();
        long services = in.takeLong();
        long time = in.takeLong();
        NetAddress receiver = NetAddress.read(in);
        NetAddress sender = in.remaining() > 0 ? NetAddress.read(in) : NetAddress.NONE;
        long nonce = in.remaining() > 0 ? in.takeLong() : 0;
        ByteString userAgent = in.remaining() > 0 ? in.takeCountedBytes() : ByteString.empty();
        if (userAgent.size() > USER_AGENT_MAX) {
            throw new MalformedMessageException(
                    "a user agent of " + userAgent.size() + " bytes, where " + USER_AGENT_MAX + " are allowed");
        }
        int startHeight = in.remaining() > 0 ? in.takeInt() : 0;
        boolean relay = in.remaining() == 0 || in.takeByte() != 0;
        return new Version(protocol, services, time, receiver, sender, nonce, latin(userAgent), startHeight, relay);
    }

    private static ImmutableList<Hash256> readLocator(ChainReader in) throws MalformedMessageException {
        return atMost(LOCATOR_MAX, in.takeList(Hash256.SIZE, ChainReader::takeHash));
    }

    private static ImmutableList<InventoryItem> readItems(ChainReader in) throws MalformedMessageException {
        return atMost(ITEMS_MAX, in.takeList(InventoryItem.SIZE, InventoryItem::read));
    }

    /** Each header is followed by a count of transactions, which says nothing. */
    private static BlockHeader readHeader(ChainReader in) throws MalformedMessageException {
        BlockHeader header = BlockHeader.read(in);
        in.takeCompactSize();
        return header;
    }

    private static <T> ImmutableList<T> atMost(int limit, ImmutableList<T> list) throws MalformedMessageException {
        if (list.size() > limit) {
            throw new MalformedMessageException("a list of " + list.size() + ", where " + limit + " are allowed");
        }
        return list;
    }

    /** The first four bytes of the double SHA-256, the first one highest. */
    static int checksum(byte[] payload) {
        ByteString hash = Hash256.ofContent(payload).bytes();
        return hash.at(0) << 24 | (hash.at(1) & 0xff) << 16 | (hash.at(2) & 0xff) << 8 | hash.at(3) & 0xff;
    }

    /**
     * A command as it travels.
     *
     * @throws IllegalArgumentException if it has more than 12 characters
     */
    static ByteString commandBytes(String command) {
        byte[] name = command.getBytes(StandardCharsets.ISO_8859_1);
        if (name.length > COMMAND_SIZE) {
            throw new IllegalArgumentException(
                    "a command has at most " + COMMAND_SIZE + " characters, not " + name.length);
        }
        byte[] all = new byte[COMMAND_SIZE];
        System.arraycopy(name, 0, all, 0, name.length);
        return ByteString.of(all);
    }

    /** The command without the zeros at its end. What is no ASCII is kept as it is, so that it stays another command. */
    static String commandOf(byte[] name) {
        int end = name.length;
        while (end > 0 && name[end - 1] == 0) {
            end--;
        }
        return new String(name, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static ByteString latin(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String latin(ByteString bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
