package dsim.algorithms.arbitrage;

import dsim.algorithms.arbitrage.ArbitrageFact.Asked;
import dsim.algorithms.arbitrage.ArbitrageFact.Back;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Over;
import dsim.algorithms.arbitrage.ArbitrageFact.Silent;
import dsim.trace.TraceEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Tells detection in sentences: whom a detector asks, what it finds, in how many steps and with what result, and for how long. */
public final class ArbitrageNarration implements Function<TraceEvent, Optional<String>> {

    private static final int DECIMALS = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final double NANOS = 1e9;

    @Override
    public Optional<String> apply(TraceEvent event) {
        return event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof ArbitrageFact fact
                ? sentence(fact).map(sentence -> event.node().host() + " " + sentence)
                : Optional.empty();
    }

    /** What a fact says, without whose it is: a line, or several. */
    public static Optional<String> sentence(ArbitrageFact fact) {
        if (fact instanceof Asked asked) {
            return Optional.of(
                    switch (asked.why()) {
                        case FIRST -> "subscribes to " + asked.feed();
                        case RENEWAL -> "renews its subscription to " + asked.feed();
                        case SILENCE -> "subscribes to " + asked.feed() + " again";
                    });
        } else if (fact instanceof Found found) {
            return Optional.of("finds " + headline(found.loop()));
        } else if (fact instanceof Over over) {
            return Optional.of("sees the end of " + over.loop().route() + " after " + seconds(over.lasted())
                    + (over.isStale() ? ": a quote of it is too old" : ": it pays no more"));
        } else if (fact instanceof Silent silent) {
            return Optional.of("has heard nothing for " + seconds(silent.since())
                    + ": the feed is down, or has forgotten its subscriber");
        } else if (fact instanceof Back back) {
            return Optional.of("hears quotes again after " + seconds(back.after()));
        }
        return Optional.empty();
    }

    /** A loop and what comes of it: {@code USD → EUR → CAD → USD, factor 1.007144970000 (+0.7145 %)}. */
    public static String headline(Loop loop) {
        return loop.route() + ", factor " + decimals(loop.factor(), DECIMALS) + " (+" + percent(loop.profit()) + " %)";
    }

    /**
     * What is done in a step, beginning with an amount.
     *
     * @param amount what is given away
     * @return such as {@code 100.0000000000 USD × 0.741 = 74.1000000000 EUR}
     */
    public static String exchange(Step step, BigDecimal amount) {
        return amount(amount) + " " + step.from() + " × " + step.rate().toPlainString() + " = "
                + amount(after(step, amount)) + " " + step.to();
    }

    /** What an amount becomes in a step. */
    public static BigDecimal after(Step step, BigDecimal amount) {
        BigDecimal price = BigDecimal.valueOf(step.quote().price());
        return step.isInverse()
                ? amount.divide(price, MathContext.DECIMAL128)
                : amount.multiply(price, MathContext.DECIMAL128);
    }

    /** Where the rate of a step comes from: {@code EUR/USD 1.349}, or {@code 1 / 1.349 of EUR/USD}. */
    public static String source(Step step) {
        return step.isInverse()
                ? "1 / " + BigDecimal.valueOf(step.quote().price()).toPlainString() + " of "
                        + step.quote().market()
                : "of " + step.quote().market();
    }

    /** An amount with ten decimals: two fewer than factors, as it is a hundred times as large. */
    public static String amount(BigDecimal amount) {
        return decimals(amount, DECIMALS - 2);
    }

    /** A factor with twelve decimals. */
    public static String factor(Loop loop) {
        return decimals(loop.factor(), DECIMALS);
    }

    private static String decimals(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String percent(double profit) {
        BigDecimal percent = BigDecimal.valueOf(profit).multiply(HUNDRED).round(new MathContext(4));
        return percent.abs().compareTo(BigDecimal.valueOf(1, 4)) < 0
                ? String.format(Locale.ROOT, "%.3e", percent)
                : percent.toPlainString();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / NANOS);
    }
}
