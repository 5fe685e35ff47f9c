package dsim.algorithms.bitcoin.script;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.RuleHeights;
import java.util.EnumSet;
import java.util.OptionalInt;

/** The rules of scripts that were added later. */
public enum ScriptRule {

    /** The script of a hash runs too (BIP 16). */
    SCRIPT_HASH,

    /** Signatures are strict DER (BIP 66). */
    STRICT_DER,

    /** OP_CHECKLOCKTIMEVERIFY (BIP 65). */
    CHECK_LOCK_TIME,

    /** OP_CHECKSEQUENCEVERIFY (BIP 112). */
    CHECK_SEQUENCE,

    /** Witness programs (BIP 141, 143). */
    WITNESS,

    /** What OP_CHECKMULTISIG takes too much is empty (BIP 147). */
    NULL_DUMMY;

    /** 2012-04-01: from then on blocks follow BIP 16. */
    private static final long SCRIPT_HASH_FROM = 1_333_238_400;

    /**
     * The rules that are in force for a block.
     *
     * @param height of the block; without one, only what its time tells
     * @param time of the block, in seconds since 1970
     */
    public static ImmutableSet<ScriptRule> inForce(BitcoinNetwork network, OptionalInt height, long time) {
        EnumSet<ScriptRule> rules = EnumSet.noneOf(ScriptRule.class);
        RuleHeights from = network.rules();
        int at = height.orElse(-1);
        addIf(time >= SCRIPT_HASH_FROM, SCRIPT_HASH, rules);
        addIf(at >= from.bip66(), STRICT_DER, rules);
        addIf(at >= from.bip65(), CHECK_LOCK_TIME, rules);
        addIf(at >= from.csv(), CHECK_SEQUENCE, rules);
        addIf(at >= from.segwit(), WITNESS, rules);
        addIf(at >= from.segwit(), NULL_DUMMY, rules);
        return Sets.immutableEnumSet(rules);
    }

    private static void addIf(boolean isInForce, ScriptRule rule, EnumSet<ScriptRule> rules) {
        if (isInForce) {
            rules.add(rule);
        }
    }
}
