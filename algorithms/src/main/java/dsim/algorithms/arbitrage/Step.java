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

    /** How much is got for one unit: the price itself, or one over it to 17 digits. */
    public BigDecimal rate() {
        BigDecimal price = new BigDecimal(Double.toString(quote.price()));
        return isInverse ? BigDecimal.ONE.divide(price, new MathContext(17)) : price;
    }
}
