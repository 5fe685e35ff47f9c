package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The networks that speak Bitcoin, each with a chain of its own. The numbers are those of Bitcoin Core's chain parameters. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are records of immutable values
public enum BitcoinNetwork {

    /** Where coins are worth something. */
    MAIN(
            "main",
            0xf9beb4d9,
            8333,
            0x00,
            0x05,
            "bc",
            210_000,
            0x1d00ffff,
            new RuleHeights(227_931, 363_725, 388_381, 419_328, 481_824),
            Origin.oldCoinbase(),
            1_231_006_505,
            2_083_236_893),

    /** The third test network. */
    TEST3(
            "test3",
            0x0b110907,
            18333,
            0x6f,
            0xc4,
            "tb",
            210_000,
            0x1d00ffff,
            new RuleHeights(21_111, 330_776, 581_885, 770_112, 834_624),
            Origin.oldCoinbase(),
            1_296_688_602,
            414_098_458),

    /** The fourth test network (BIP 94). */
    TEST4(
            "test4",
            0x1c163f28,
            48333,
            0x6f,
            0xc4,
            "tb",
            210_000,
            0x1d00ffff,
            new RuleHeights(1, 1, 1, 1, 1),
            Origin.coinbase(
                    "03/May/2024 000000000000000000001ebd58c244970b3aa9d783bb001011fbe8ea8e98e00e", "00".repeat(33)),
            1_714_777_860,
            393_743_547),

    /** The public test network whose blocks are signed (BIP 325). */
    SIGNET(
            "signet",
            0x0a03cf40,
            38333,
            0x6f,
            0xc4,
            "tb",
            210_000,
            0x1e0377ae,
            new RuleHeights(1, 1, 1, 1, 1),
            Origin.oldCoinbase(),
            1_598_918_400,
            52_613_770),

    /** A chain of one's own, for tests: a block takes two hashes. */
    REGTEST(
            "regtest",
            0xfabfb5da,
            18444,
            0x6f,
            0xc4,
            "bcrt",
            150,
            0x207fffff,
            new RuleHeights(1, 1, 1, 1, 0),
            Origin.oldCoinbase(),
            1_296_688_602,
            2);

    /** What the first coinbases are made of. */
    private static final class Origin {

        private static final int MARK_LENGTH = 4;

        static Transaction oldCoinbase() {
            return coinbase(
                    "The Times 03/Jan/2009 Chancellor on brink of second bailout for banks",
                    "04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb6"
                            + "49f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f");
        }

        static Transaction coinbase(String text, String key) {
            byte[] words = text.getBytes(StandardCharsets.US_ASCII);
            ChainWriter says = new ChainWriter()
                    .putByte(MARK_LENGTH)
                    .putInt(Target.DIFFICULTY_1.bits())
                    .putByte(1)
                    .putByte(4);
            if (words.length > 75) {
                says.putByte(0x4c);
            }
            says.putCountedBytes(ByteString.of(words));
            ByteString pays = new ChainWriter()
                    .putCountedBytes(ByteString.ofHex(key))
                    .putByte(0xac)
                    .toByteString();
            return new Transaction(
                    1,
                    ImmutableList.of(
                            new TxIn(OutPoint.NONE, new Script(says.toByteString()), TxIn.FINAL, ImmutableList.of())),
                    ImmutableList.of(new TxOut(50 * Amount.COIN, new Script(pays))),
                    0);
        }
    }

    private final String word;
    private final int magic;
    private final int port;
    private final int keyHashPrefix;
    private final int scriptHashPrefix;
    private final String segwitPrefix;
    private final int halvingEvery;
    private final Target easiest;
    private final RuleHeights rules;
    private final Block genesis;

    BitcoinNetwork(
            String word,
            int magic,
            int port,
            int keyHashPrefix,
            int scriptHashPrefix,
            String segwitPrefix,
            int halvingEvery,
            int easiest,
            RuleHeights rules,
            Transaction coinbase,
            long time,
            long nonce) {
        this.word = word;
        this.magic = magic;
        this.port = port;
        this.keyHashPrefix = keyHashPrefix;
        this.scriptHashPrefix = scriptHashPrefix;
        this.segwitPrefix = segwitPrefix;
        this.halvingEvery = halvingEvery;
        this.easiest = new Target(easiest);
        this.rules = rules;
        this.genesis = new Block(
                new BlockHeader(1, Hash256.ZERO, coinbase.txid(), time, this.easiest, nonce),
                ImmutableList.of(coinbase));
    }

    /**
     * The network of a word, such as {@code main}.
     *
     * @throws IllegalArgumentException if there is none: names all
     */
    public static BitcoinNetwork of(String word) {
        return Arrays.stream(values())
                .filter(network -> network.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a network is "
                        + Arrays.stream(values()).map(BitcoinNetwork::word).collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }

    /** The network of a magic, if it is one of these. */
    public static Optional<BitcoinNetwork> ofMagic(int magic) {
        return Arrays.stream(values()).filter(network -> network.magic == magic).findFirst();
    }

    /** What it is called on the command line. */
    public String word() {
        return word;
    }

    /** The four bytes with which each message begins, the first one highest. */
    public int magic() {
        return magic;
    }

    /** Where its nodes listen unless told otherwise. */
    public int port() {
        return port;
    }

    /** The first byte of an address that is the hash of a key. */
    public int keyHashPrefix() {
        return keyHashPrefix;
    }

    /** The first byte of an address that is the hash of a script. */
    public int scriptHashPrefix() {
        return scriptHashPrefix;
    }

    /** With what an address for a witness begins. */
    public String segwitPrefix() {
        return segwitPrefix;
    }

    /** The easiest target that a block may have. */
    public Target easiest() {
        return easiest;
    }

    /** Whether every block has the easiest target: then any computer mines them. */
    public boolean isMinedAtOnce() {
        return this == REGTEST;
    }

    /** From which heights the later rules are in force. */
    public RuleHeights rules() {
        return rules;
    }

    /** The first block, which every node knows. */
    public Block genesis() {
        return genesis;
    }

    /**
     * How many new coins the block at a height may make, in satoshi.
     *
     * @param height 0 or more
     */
    public long subsidy(int height) {
        int halvings = height / halvingEvery;
        return halvings < Long.SIZE ? 50 * Amount.COIN >> halvings : 0;
    }

    @Override
    public String toString() {
        return word;
    }
}
