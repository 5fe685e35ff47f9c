package dsim.algorithms.arbitrage;

import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.Quote;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One exchange of a loop: some of a currency is given away for another.
 *
 * @param quote at which it is done
 * @param isInverse whether it goes against the quote, from the currency of its price to its base, at one over the price
 */
public record Step(Quote quote, boolean isInverse) {

    /** What is given away. */
    public Currency from() {
        return isInverse ? quote.in() : quote.base();
    }

    /** What is got for it. */
    public Currency to() {
        return isInverse ? quote.base() : quote.in();
    }

    /** The price of the quote, by the shortest decimal that stands for it. */
    public BigDecimal price() {
        return BigDecimal.valueOf(quote.price());
    }

    /** How much is got for one unit: the price itself, or one over it to 17 digits. */
    public BigDecimal rate() {
        return isInverse ? BigDecimal.ONE.divide(price(), new MathContext(17)) : price();
    }

    /** What is got for an amount, to 34 digits. */
    public BigDecimal exchange(BigDecimal amount) {
        return isInverse
                ? amount.divide(price(), MathContext.DECIMAL128)
                : amount.multiply(price(), MathContext.DECIMAL128);
    }
}
