package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.tamper.Tampering;
import dsim.algorithms.bitcoin.tamper.Variant;
import dsim.algorithms.bitcoin.validation.Circumstances;
import dsim.algorithms.bitcoin.validation.Validation;

/**
 * A block that was changed, and what the rules say to it.
 *
 * @param tampering what was changed and mended
 * @param validations one for each of its variants
 * @param choice why this output was changed
 * @param mining what came of looking for a new nonce
 */
public record Forged(Tampering tampering, ImmutableList<Validation> validations, String choice, String mining) {

    /** Holds all variants against the rules. */
    public static Forged of(Tampering tampering, Circumstances circumstances, String choice, String mining) {
        ImmutableList.Builder<Validation> validations = ImmutableList.builder();
        for (Variant variant : tampering.variants()) {
            validations.add(tampering.validation(variant, circumstances));
        }
        return new Forged(tampering, validations.build(), choice, mining);
    }

    /** What the rules say to the variant that is mended furthest. */
    public Validation last() {
        return validations.get(validations.size() - 1);
    }
}
