package dsim.algorithms.bitcoin.script;

import com.google.common.collect.ImmutableSet;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.crypto.EcdsaSignature;
import dsim.algorithms.bitcoin.crypto.Secp256k1;

/**
 * What a script asks about the transaction that it is run for.
 *
 * @param signed the transaction
 * @param input which of its inputs spends the coin
 * @param value of the coin, in satoshi
 * @param rules that are in force
 * @param isWitness whether the script is that of a witness, whose signatures sign otherwise
 */
record SignatureCheck(
        SignedTransaction signed, int input, long value, ImmutableSet<ScriptRule> rules, boolean isWitness) {

    private static final long LOCK_TIME_IS_TIME = 500_000_000;
    private static final long SEQUENCE_DISABLED = 1L << 31;
    private static final long SEQUENCE_IS_TIME = 1L << 22;
    private static final long SEQUENCE_MASK = 0xffff;

    boolean isInForce(ScriptRule rule) {
        return rules.contains(rule);
    }

    SignatureCheck ofWitness() {
        return new SignatureCheck(signed, input, value, rules, true);
    }

    /**
     * Whether the key signed the transaction.
     *
     * @param signature with the byte that tells what it covers
     * @param code the script that is answered
     * @throws ScriptFaultException if the signature is written in a way that is not allowed
     */
    boolean check(ByteString signature, ByteString key, ByteString code) throws ScriptFaultException {
        if (signature.size() == 0) {
            return false;
        } else if (isInForce(ScriptRule.STRICT_DER) && !EcdsaSignature.isStrict(signature)) {
            throw new ScriptFaultException(ScriptFault.SIG_DER);
        }
        int last = signature.size() - 1;
        int type = Scripts.opAt(signature, last);
        return Secp256k1.isKey(key)
                && EcdsaSignature.parse(Scripts.part(signature, 0, last))
                        .map(it -> Secp256k1.verifies(key, it, hash(code, type).bytes()))
                        .orElse(false);
    }

    private Hash256 hash(ByteString code, int type) {
        return isWitness
                ? signed.witnessSignatureHash(input, code, value, type)
                : signed.signatureHash(input, code, type);
    }

    /** Whether the transaction cannot be older than a lock time (BIP 65). */
    boolean reachesLockTime(long wanted) {
        long lockTime = signed.transaction().lockTime();
        return (lockTime < LOCK_TIME_IS_TIME) == (wanted < LOCK_TIME_IS_TIME)
                && wanted <= lockTime
                && spending().sequence() != TxIn.FINAL;
    }

    /** Whether the coin cannot be younger than a relative lock time (BIP 112). */
    boolean reachesSequence(long wanted) {
        if ((wanted & SEQUENCE_DISABLED) != 0) {
            return true;
        }
        long sequence = spending().sequence();
        return signed.transaction().version() >>> 1 != 0 // as a number without a sign at least 2
                && (sequence & SEQUENCE_DISABLED) == 0
                && (sequence & SEQUENCE_IS_TIME) == (wanted & SEQUENCE_IS_TIME)
                && (wanted & SEQUENCE_MASK) <= (sequence & SEQUENCE_MASK);
    }

    private TxIn spending() {
        return signed.transaction().inputs().get(input);
    }
}
