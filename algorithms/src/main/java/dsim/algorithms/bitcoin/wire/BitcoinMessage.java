package dsim.algorithms.bitcoin.wire;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.Transaction;
import java.util.Optional;

/** What Bitcoin nodes say to each other. What is not needed to fetch and show blocks is kept as bytes, in {@link Other}. */
public sealed interface BitcoinMessage {

    /**
     * First words: who I am.
     *
     * @param protocol the version of the protocol that I speak
     * @param services what I offer, one bit each
     * @param time my clock, in seconds since 1970
     * @param receiver where I found you
     * @param sender where I am, as far as I know
     * @param nonce random, so that a node finds out when it has connected to itself
     * @param userAgent my program, one character for each byte, which may be any
     * @param startHeight the height of my best block
     * @param relay whether I want to hear of transactions
     */
    record Version(
            int protocol,
            long services,
            long time,
            NetAddress receiver,
            NetAddress sender,
            long nonce,
            String userAgent,
            int startHeight,
            boolean relay)
            implements BitcoinMessage {

        /** Serves all blocks. */
        public static final long SERVES_BLOCKS = 1;

        /** Serves blocks with their witnesses. */
        public static final long SERVES_WITNESSES = 8;

        /** Serves the last 288 blocks only. */
        public static final long SERVES_LAST_BLOCKS = 1024;

        /** Whether all bits of a service are set. */
        public boolean offers(long service) {
            return (services & service) == service;
        }
    }

    /** I have read your version. */
    record Verack() implements BitcoinMessage {}

    /** Are you there? */
    record Ping(long nonce) implements BitcoinMessage {}

    /** I am: in answer to a ping of that nonce. */
    record Pong(long nonce) implements BitcoinMessage {}

    /**
     * Which headers come after the first of these blocks that you know?
     *
     * @param locator hashes, the latest first
     * @param stop the last that I want, or {@link Hash256#ZERO} for as many as you send
     */
    record GetHeaders(int protocol, ImmutableList<Hash256> locator, Hash256 stop) implements BitcoinMessage {}

    /** These headers, one after the other: 2000 at most, fewer if the last is my best. */
    record Headers(ImmutableList<BlockHeader> headers) implements BitcoinMessage {

        /** So many come at most. */
        public static final int LIMIT = 2000;
    }

    /** As {@link GetHeaders}, but to be answered by an inventory. */
    record GetBlocks(int protocol, ImmutableList<Hash256> locator, Hash256 stop) implements BitcoinMessage {}

    /** I have these. */
    record Inv(ImmutableList<InventoryItem> items) implements BitcoinMessage {

        /** So many blocks come at most in answer to {@link GetBlocks}. */
        public static final int BLOCKS_LIMIT = 500;
    }

    /** Send me these. */
    record GetData(ImmutableList<InventoryItem> items) implements BitcoinMessage {}

    /** I do not have these. */
    record NotFound(ImmutableList<InventoryItem> items) implements BitcoinMessage {}

    /** This block. */
    record BlockMessage(Block block) implements BitcoinMessage {}

    /** This transaction. */
    record TxMessage(Transaction transaction) implements BitcoinMessage {}

    /**
     * I do not take what you sent (BIP 61). Later nodes never say so.
     *
     * @param command of the message that is not taken
     * @param code one byte: 0x01 malformed, 0x10 invalid, 0x11 obsolete, 0x12 duplicate, 0x40 nonstandard, 0x42 fee too low,
     *     0x43 checkpoint
     * @param reason in words, one character for each byte
     * @param subject the hash of the block or transaction, if it was one
     */
    record Reject(String command, int code, String reason, Optional<Hash256> subject) implements BitcoinMessage {

        /** What the code means. */
        public String codeName() {
            return switch (code) {
                case 0x01 -> "malformed";
                case 0x10 -> "invalid";
                case 0x11 -> "obsolete";
                case 0x12 -> "duplicate";
                case 0x40 -> "nonstandard";
                case 0x41 -> "dust";
                case 0x42 -> "insufficient fee";
                case 0x43 -> "checkpoint";
                default -> "unknown";
            };
        }
    }

    /**
     * Any other message.
     *
     * @param command at most 12 characters of ASCII, such as {@code sendcmpct}
     */
    record Other(String command, ByteString payload) implements BitcoinMessage {}

    /**
     * Bytes that are no message: the wire's word, not a peer's, so that an actor can name what went wrong. If it is sent, its
     * bytes go out as they are.
     *
     * @param command of the message, if it could be read; else empty
     * @param sentence what is wrong with the bytes
     * @param bytes the first of them
     */
    record Garbled(Garbling garbling, String command, String sentence, ByteString bytes) implements BitcoinMessage {}
}
