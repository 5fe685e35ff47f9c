package dsim.algorithms.arbitrage;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.pricefeed.Currency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Exchanges one after the other that end with the currency with which they began, and pass no currency twice. The steps stand
 * in trading order: the first is done first. A loop has no beginning of its own: it begins with the dollar if it has one, else
 * with the first of its currencies in alphabetical order, so that the same opportunity is always the same text.
 *
 * @param steps at least two; each gives away what the one before got
 */
public record Loop(ImmutableList<Step> steps) {

    /** The better first: fewer steps, then the larger factor, then by the alphabet. */
    static final Comparator<Loop> BETTER_FIRST = Comparator.<Loop>comparingInt(
                    loop -> loop.steps().size())
            .thenComparing(Loop::factor, Comparator.reverseOrder())
            .thenComparing(Loop::route);

    private static final Currency USD = Currency.of("USD");

    /** Turns the steps so that the loop begins where it should. */
    public Loop {
        int first = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!step.to().equals(steps.get((i + 1) % steps.size()).from())) {
                throw new IllegalArgumentException("a step gives away what the one before got: " + steps);
            }
            if (isBefore(step.from(), steps.get(first).from())) {
                first = i;
            }
        }
        if (steps.size() < 2) {
            throw new IllegalArgumentException("a loop has at least two steps: " + steps);
        }
        steps = ImmutableList.<Step>builder()
                .addAll(steps.subList(first, steps.size()))
                .addAll(steps.subList(0, first))
                .build();
    }

    private static boolean isBefore(Currency one, Currency other) {
        return !other.equals(USD) && (one.equals(USD) || one.compareTo(other) < 0);
    }

    /** The currencies in trading order; the last is exchanged for the first. Two loops are one opportunity if these are equal. */
    public ImmutableList<Currency> currencies() {
        return steps.stream().map(Step::from).collect(ImmutableList.toImmutableList());
    }

    /** What comes of one unit, to 34 digits: the product of all rates, rounded once. */
    public BigDecimal factor() {
        return product(false).divide(product(true), MathContext.DECIMAL128);
    }

    /** How much more than one that is. Exact but for one rounding, also where it is tiny. */
    public double profit() {
        BigDecimal got = product(false);
        BigDecimal paid = product(true);
        return got.subtract(paid).divide(paid, MathContext.DECIMAL64).doubleValue();
    }

    private BigDecimal product(boolean ofInverse) {
        BigDecimal product = BigDecimal.ONE;
        for (Step step : steps) {
            if (step.isInverse() == ofInverse) {
                product = product.multiply(step.price());
            }
        }
        return product;
    }

    /** Such as {@code USD → EUR → CAD → USD}. */
    public String route() {
        return currencies().stream().map(Currency::toString).collect(Collectors.joining(" → ")) + " → "
                + steps.get(0).from();
    }

    @Override
    public String toString() {
        return route() + " × " + factor().round(new MathContext(13)).toPlainString();
    }
}
