package dsim.algorithms.bitcoin.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Target;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.shape.Shape;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule is broken once, in a block of a real node that keeps all of them: six transactions at height 151 of regtest. */
class ReasonTest {

    private static final int HEIGHT = 151;
    private static final ImmutableList<Block> CHAIN = RealBlocks.segwitChain();
    private static final Block BLOCK = CHAIN.get(HEIGHT);
    private static final ChainCoins COINS = coins();
    private static final Circumstances CIRCUMSTANCES = new Circumstances(
            BitcoinNetwork.REGTEST,
            OptionalInt.of(HEIGHT),
            Optional.of(CHAIN.get(HEIGHT - 1).header()),
            MedianTimes.before(CHAIN, HEIGHT),
            COINS);

    private static ChainCoins coins() {
        ChainCoins coins = ChainCoins.ofWholeChain();
        for (int height = 0; height < HEIGHT; height++) {
            coins.add(CHAIN.get(height), OptionalInt.of(height));
        }
        return coins;
    }

    /** The names of the reasons, but those for work and witness commitment, which nearly any change breaks. */
    private static ImmutableList<String> reasons(Block block) {
        return names(block).stream()
                .filter(name -> !name.equals("high-hash") && !name.equals("bad-witness-merkle-match"))
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> names(Block block) {
        ImmutableList<Reason> reasons = Validation.of(block, CIRCUMSTANCES).reasons();
        reasons.forEach(Shape::fingerprintOf); // each may be part of a fact
        return reasons.stream().map(Reason::rejectName).collect(ImmutableList.toImmutableList());
    }

    private static Block with(int transaction, UnaryOperator<Transaction> change) {
        return promised(BLOCK.withTransaction(transaction, change));
    }

    private static Block of(Transaction... transactions) {
        return promised(new Block(BLOCK.header(), ImmutableList.copyOf(transactions)));
    }

    private static Block promised(Block block) {
        return block.withHeader(block.header().withMerkleRoot(block.merkleTree().root()));
    }

    private static Transaction coinbase() {
        return BLOCK.transactions().get(0);
    }

    private static UnaryOperator<Transaction> paying(long value) {
        return transaction -> {
            ImmutableList.Builder<TxOut> outputs = ImmutableList.builder();
            outputs.add(new TxOut(value, transaction.outputs().get(0).script()));
            outputs.addAll(
                    transaction.outputs().subList(1, transaction.outputs().size()));
            return transaction.withOutputs(outputs.build());
        };
    }

    private static UnaryOperator<Transaction> spending(OutPoint point) {
        return transaction -> {
            TxIn first = transaction.inputs().get(0);
            return transaction.withInputs(
                    ImmutableList.of(new TxIn(point, first.script(), first.sequence(), first.witness())));
        };
    }

    private static UnaryOperator<Transaction> saying(String script) {
        return transaction -> transaction.withInputs(
                ImmutableList.of(transaction.inputs().get(0).withScript(Script.ofHex(script))));
    }

    @Test
    void isNoneForTheBlockItself() {
        assertEquals(ImmutableList.of(), names(BLOCK));
    }

    @Test
    void isThatTheHeaderPromisesOtherTransactions() {
        Block block = BLOCK.withHeader(BLOCK.header().withMerkleRoot(Hash256.ZERO));

        assertEquals("bad-txnmrklroot", names(block).get(0));
    }

    @Test
    void isThatTransactionsAreRepeated() { // six leaves make three pairs, whose last is paired with itself
        ImmutableList<Transaction> doubled = ImmutableList.<Transaction>builder()
                .addAll(BLOCK.transactions())
                .addAll(BLOCK.transactions().subList(4, 6))
                .build();

        assertEquals(
                "bad-txns-duplicate", names(new Block(BLOCK.header(), doubled)).get(0));
    }

    @Test
    void isTheWork() {
        BlockHeader header = BLOCK.header();
        while (header.hasItsWork()) {
            header = header.withNonce(header.nonce() + 1);
        }
        BlockHeader easy = new BlockHeader(
                header.version(), header.previous(), header.merkleRoot(), header.time(), new Target(0x2100ffff), 0);

        assertEquals(ImmutableList.of("high-hash"), names(BLOCK.withHeader(header)));
        assertEquals(ImmutableList.of("high-hash", "bad-diffbits"), names(BLOCK.withHeader(easy)));
    }

    @Test
    void isThatItStandsOnAnother() {
        Block block = BLOCK.withHeader(BLOCK.header().withPrevious(Hash256.ZERO));

        assertEquals(ImmutableList.of("prev-blk-not-found"), reasons(block));
    }

    @Test
    void isTheTimeThatIsNotAfterTheMedian() {
        long median = MedianTimes.before(CHAIN, HEIGHT).getAsLong();

        assertEquals(ImmutableList.of("time-too-old"), reasons(BLOCK.withHeader(at(median))));
        assertEquals(ImmutableList.of(), reasons(BLOCK.withHeader(at(median + 1))));
    }

    private static BlockHeader at(long time) {
        BlockHeader header = BLOCK.header();
        return new BlockHeader(
                header.version(), header.previous(), header.merkleRoot(), time, header.target(), header.nonce());
    }

    @Test
    void isTheTransactionThatStandsInTheChainAlready() {
        Transaction unspent = CHAIN.get(HEIGHT - 1).transactions().get(0);

        assertEquals("bad-txns-BIP30", reasons(of(coinbase(), unspent)).get(1), "and a second coinbase");
    }

    /** Of 520 bytes, each a multisig of unknown keys: 41,600 for each input, and the block has some signatures of its own. */
    @Test
    void isTheSignaturesOfInnerScripts() {
        String inner = "4d0802" + "ae".repeat(520);
        Script hash = Script.ofHex("a914" + "00".repeat(20) + "87");
        OutPoint first = BLOCK.transactions().get(1).inputs().get(0).spends();
        OutPoint second = BLOCK.transactions().get(2).inputs().get(0).spends();
        Coins coins = new Coins() {
            @Override
            public Optional<Coin> coin(OutPoint at) {
                return COINS.coin(at)
                        .map(coin -> at.equals(first) || at.equals(second)
                                ? new Coin(new TxOut(coin.output().value(), hash), coin.height(), coin.isCoinbase())
                                : coin);
            }

            @Override
            public Optional<Hash256> spender(OutPoint at) {
                return COINS.spender(at);
            }

            @Override
            public boolean isMissing(OutPoint at) {
                return COINS.isMissing(at);
            }
        };

        Finding one = Validation.of(with(1, saying(inner)), CIRCUMSTANCES.withCoins(coins))
                .finding(Rule.SIGNATURE_CHECKS);
        Finding two = Validation.of(
                        with(1, saying(inner)).withTransaction(2, saying(inner)), CIRCUMSTANCES.withCoins(coins))
                .finding(Rule.SIGNATURE_CHECKS);

        assertEquals(ImmutableList.of(), one.reasons());
        assertEquals("bad-blk-sigops", two.reasons().get(0).rejectName());
    }

    @Test
    void isTheWitnessThatNothingCommitsTo() {
        Block otherNonce = BLOCK.withTransaction(
                0,
                it -> it.withInputs(
                        ImmutableList.of(it.inputs().get(0).withWitness(ImmutableList.of(ByteString.of((byte) 1))))));
        Block noCommitment = with(0, it -> it.withOutputs(it.outputs().subList(0, 1)));
        Block otherWitness = BLOCK.withTransaction(
                1,
                it -> it.withInputs(
                        ImmutableList.of(it.inputs().get(0).withWitness(ImmutableList.of(ByteString.empty())))));

        assertEquals(ImmutableList.of("bad-witness-nonce-size"), names(otherNonce));
        assertEquals("unexpected-witness", reasons(noCommitment).get(0));
        assertEquals("bad-witness-merkle-match", names(otherWitness).get(0));
    }

    @Test
    void isTheForm() {
        Transaction payment = BLOCK.transactions().get(1);
        assertEquals(ImmutableList.of("bad-blk-length"), reasons(of()));
        assertEquals("bad-cb-missing", reasons(of(payment)).get(0));
        assertEquals(
                "bad-cb-multiple",
                reasons(of(coinbase(), paying(1).apply(coinbase()))).get(0));
        assertEquals(
                ImmutableList.of("bad-txns-vin-empty"),
                reasons(with(1, it -> it.withInputs(ImmutableList.of()))).subList(0, 1));
        assertEquals(
                ImmutableList.of("bad-txns-vout-empty"),
                reasons(with(1, it -> it.withOutputs(ImmutableList.of()))).subList(0, 1));
        assertEquals("bad-txns-vout-negative", reasons(with(1, paying(-1))).get(0));
        assertEquals(
                "bad-txns-vout-toolarge",
                reasons(with(1, paying(Amount.MAX + 1))).get(0));
        assertEquals(
                "bad-txns-txouttotal-toolarge",
                reasons(with(1, paying(Amount.MAX))).get(0));
        assertEquals(
                "bad-txns-prevout-null",
                reasons(with(1, ReasonTest::spendingNothingTwice)).get(1));
        assertEquals(
                "bad-txns-inputs-duplicate",
                reasons(with(1, ReasonTest::spendingNothingTwice)).get(0));
        assertEquals("bad-cb-length", reasons(with(0, saying("00"))).get(0));
        assertEquals(ImmutableList.of("bad-cb-height"), reasons(with(0, saying("0298009999"))));
        assertEquals(ImmutableList.of(), reasons(with(0, saying("0297009999"))));
    }

    private static Transaction spendingNothingTwice(Transaction transaction) {
        TxIn nothing = new TxIn(OutPoint.NONE, Script.EMPTY, TxIn.FINAL, ImmutableList.of());
        return transaction.withInputs(ImmutableList.of(nothing, nothing));
    }

    @Test
    void isTheVersionThatIsTooOld() {
        BlockHeader header = BLOCK.header();
        BlockHeader old = new BlockHeader(
                3, header.previous(), header.merkleRoot(), header.time(), header.target(), header.nonce());

        assertEquals(ImmutableList.of("bad-version"), reasons(BLOCK.withHeader(old)));
    }

    @Test
    void isTheLockTimeThatIsNotOver() {
        Block later = with(
                0,
                it -> new Transaction(
                        it.version(),
                        ImmutableList.of(new TxIn(
                                OutPoint.NONE,
                                it.inputs().get(0).script(),
                                0,
                                it.inputs().get(0).witness())),
                        it.outputs(),
                        HEIGHT));
        Block now = with(
                0,
                it -> new Transaction(it.version(), later.transactions().get(0).inputs(), it.outputs(), HEIGHT - 1));

        assertEquals(ImmutableList.of("bad-txns-nonfinal"), reasons(later));
        assertEquals(ImmutableList.of(), reasons(now));
    }

    @Test
    void isTheSignaturesThatWouldHaveToBeChecked() { // 20,000 are allowed, 20 for each of these; the block has some too
        assertEquals(ImmutableList.of(), reasons(with(0, it -> withMultisigs(it, 999))));
        assertEquals(ImmutableList.of("bad-blk-sigops"), reasons(with(0, it -> withMultisigs(it, 1000))));
    }

    private static Transaction withMultisigs(Transaction transaction, int count) {
        return transaction.withOutputs(ImmutableList.<TxOut>builder()
                .addAll(transaction.outputs())
                .addAll(Collections.nCopies(count, new TxOut(0, Script.ofHex("ae"))))
                .build());
    }

    @Test
    void isTheWeight() {
        Block heavy = with(
                0,
                it -> it.withOutputs(ImmutableList.<TxOut>builder()
                        .addAll(it.outputs())
                        .add(new TxOut(0, new Script(ByteString.of(new byte[1_000_000]))))
                        .build()));

        assertEquals(ImmutableList.of("bad-blk-length", "bad-txns-oversize", "bad-blk-weight"), reasons(heavy));
    }

    @Test
    void isWhatIsSpent() {
        OutPoint ripe = BLOCK.transactions().get(1).inputs().get(0).spends();
        OutPoint unripe = new OutPoint(CHAIN.get(100).txids().get(0), 0);

        assertEquals(
                "bad-txns-inputs-missingorspent",
                reasons(with(2, spending(ripe))).get(0),
                "spent already");
        assertEquals(
                "bad-txns-inputs-missingorspent",
                reasons(with(1, spending(new OutPoint(Hash256.ZERO, 0)))).get(0));
        assertEquals(
                "bad-txns-premature-spend-of-coinbase",
                reasons(with(1, spending(unripe))).get(0));
        assertEquals(
                "bad-txns-in-belowout",
                reasons(with(1, paying(1000 * Amount.COIN))).get(0));
    }

    @Test
    void isTheCoinbaseThatPaysTooMuch() {
        long allowed = coinbase().outputs().get(0).value();

        assertEquals(ImmutableList.of(), reasons(with(0, paying(allowed))));
        assertEquals(ImmutableList.of("bad-cb-amount"), reasons(with(0, paying(allowed + 1))));
    }

    @Test
    void isTheSignature() {
        assertEquals(ImmutableList.of("block-script-verify-flag-failed"), reasons(with(1, paying(1))));
    }
}
