package dsim.algorithms.bitcoin.validation;

import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Target;
import dsim.algorithms.bitcoin.script.ScriptFault;
import java.time.Instant;
import java.util.HexFormat;

/** Why nodes refuse a block, with the evidence. */
public sealed interface Reason {

    /** The name that Bitcoin Core gives it. */
    String rejectName();

    /** What is wrong, with the values that show it. */
    String sentence();

    /** The header promises other transactions. */
    record MerkleRootDiffers(Hash256 promised, Hash256 computed) implements Reason {

        @Override
        public String rejectName() {
            return "bad-txnmrklroot";
        }

        @Override
        public String sentence() {
            return "the header promises the merkle root " + promised + ", but that of the transactions is " + computed;
        }
    }

    /** The last transactions are there twice, which the merkle root does not show (CVE-2012-2459). */
    record TransactionsDoubled(int count) implements Reason {

        @Override
        public String rejectName() {
            return "bad-txns-duplicate";
        }

        @Override
        public String sentence() {
            return "transactions are repeated among the " + count
                    + " in a way that leaves the merkle root as it is (CVE-2012-2459)";
        }
    }

    /** Not enough work. */
    record HashAboveTarget(Hash256 hash, Target target) implements Reason {

        @Override
        public String rejectName() {
            return "high-hash";
        }

        @Override
        public String sentence() {
            return target.isValid()
                    ? "the hash " + hash + " is above the target " + target.digits()
                    : "the target " + target + " makes no sense";
        }
    }

    /** The target is easier than the network allows. */
    record TargetTooEasy(Target target, Target easiest) implements Reason {

        @Override
        public String rejectName() {
            return "high-hash";
        }

        @Override
        public String sentence() {
            return "the target " + target + " is easier than " + easiest + ", the easiest of the network";
        }
    }

    /** The target is not the one that is due. */
    record UnexpectedTarget(Target target, Target expected) implements Reason {

        @Override
        public String rejectName() {
            return "bad-diffbits";
        }

        @Override
        public String sentence() {
            return "the header's target is " + target + ", but " + expected + " is due";
        }
    }

    /** The block stands on another than the one before. */
    record OtherPrevious(Hash256 named, Hash256 expected) implements Reason {

        @Override
        public String rejectName() {
            return "prev-blk-not-found";
        }

        @Override
        public String sentence() {
            return "the header names " + named + " as the block before, which is " + expected;
        }
    }

    /** The header's time is too early. */
    record TimeTooOld(long time, long median) implements Reason {

        @Override
        public String rejectName() {
            return "time-too-old";
        }

        @Override
        public String sentence() {
            return "the header's time is " + inWords(time) + ", which is not after " + inWords(median)
                    + ", the median of those before";
        }
    }

    /** The coinbase commits to other witnesses. */
    record WitnessCommitmentDiffers(Hash256 promised, Hash256 computed) implements Reason {

        @Override
        public String rejectName() {
            return "bad-witness-merkle-match";
        }

        @Override
        public String sentence() {
            return "the coinbase commits to the witnesses by " + promised.bytes() + ", but theirs is "
                    + computed.bytes();
        }
    }

    /** The coinbase commits to witnesses without its own one item of 32 bytes. */
    record WitnessNonceMissing(int items) implements Reason {

        @Override
        public String rejectName() {
            return "bad-witness-nonce-size";
        }

        @Override
        public String sentence() {
            return "the coinbase commits to witnesses, but its own is not one item of 32 bytes (" + items + " items)";
        }
    }

    /** There are witnesses that nothing commits to. */
    record UnexpectedWitness(int transaction) implements Reason {

        @Override
        public String rejectName() {
            return "unexpected-witness";
        }

        @Override
        public String sentence() {
            return "transaction " + transaction + " has a witness, but the coinbase commits to none";
        }
    }

    /** A rule of size and form is broken. */
    record FormBroken(FormRule rule, String sentence) implements Reason {

        @Override
        public String rejectName() {
            return rule.rejectName();
        }
    }

    /** A transaction would take the place of an earlier one whose outputs are not spent. */
    record TransactionStandsAlready(int transaction, OutPoint unspent) implements Reason {

        @Override
        public String rejectName() {
            return "bad-txns-BIP30";
        }

        @Override
        public String sentence() {
            return "transaction " + transaction + " stands in the chain already, and its output " + unspent
                    + " is not spent";
        }
    }

    /** Too many signatures may have to be checked, those of what is spent and of witnesses included. */
    record TooManySignatureChecks(long cost, long most) implements Reason {

        @Override
        public String rejectName() {
            return "bad-blk-sigops";
        }

        @Override
        public String sentence() {
            return "the signatures that may have to be checked cost " + cost + ", where " + most + " is allowed";
        }
    }

    /** What is spent does not exist, or is spent already. */
    record InputMissing(int transaction, int input, OutPoint spends, boolean isSpent) implements Reason {

        @Override
        public String rejectName() {
            return "bad-txns-inputs-missingorspent";
        }

        @Override
        public String sentence() {
            return "input " + input + " of transaction " + transaction + " spends " + spends
                    + (isSpent ? ", which is spent already" : ", which does not exist");
        }
    }

    /** A new coin is spent before it is ripe. */
    record CoinbaseUnripe(int transaction, int input, int madeAt, int ripeAt) implements Reason {

        @Override
        public String rejectName() {
            return "bad-txns-premature-spend-of-coinbase";
        }

        @Override
        public String sentence() {
            return "input " + input + " of transaction " + transaction + " spends the coinbase of height " + madeAt
                    + ", which may be spent from height " + ripeAt + " on";
        }
    }

    /** More comes out than goes in. */
    record PaysMoreThanItSpends(int transaction, long spent, long paid) implements Reason {

        @Override
        public String rejectName() {
            return "bad-txns-in-belowout";
        }

        @Override
        public String sentence() {
            return "transaction " + transaction + " pays " + Amount.inBitcoins(paid) + " BTC, but spends only "
                    + Amount.inBitcoins(spent);
        }
    }

    /** The coinbase makes too much. */
    record CoinbasePaysTooMuch(long paid, long subsidy, long fees) implements Reason {

        @Override
        public String rejectName() {
            return "bad-cb-amount";
        }

        @Override
        public String sentence() {
            return "the coinbase pays " + Amount.inBitcoins(paid) + " BTC, but may pay "
                    + Amount.inBitcoins(subsidy + fees) + ": " + Amount.inBitcoins(subsidy) + " new and "
                    + Amount.inBitcoins(fees) + " in fees";
        }
    }

    /** An input may not spend what it spends. */
    record ScriptFails(int transaction, int input, Hash256 txid, OutPoint spends, ScriptFault fault) implements Reason {

        @Override
        public String rejectName() {
            return "block-script-verify-flag-failed";
        }

        @Override
        public String sentence() {
            return fault.sentence() + ", input " + input + " of transaction " + transaction + " (" + txid
                    + ") spending " + spends;
        }
    }

    /** A time of headers, such as {@code 2009-01-03T18:15:05Z}. */
    static String inWords(long time) {
        return Instant.ofEpochSecond(time).toString();
    }

    /** Hexadecimal digits of a version, as nodes write them. */
    static String version(int version) {
        return "0x" + HexFormat.of().toHexDigits(version);
    }
}
