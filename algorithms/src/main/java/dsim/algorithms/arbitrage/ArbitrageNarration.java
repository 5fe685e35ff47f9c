package dsim.algorithms.arbitrage;

import dsim.algorithms.arbitrage.ArbitrageFact.Asked;
import dsim.algorithms.arbitrage.ArbitrageFact.Back;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Full;
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

/**
 * Tells detection in sentences: whom a detector asks, what it finds, and for how long. Below a loop stand its steps, a line each.
 * Factors have twelve decimals and amounts ten, as they are a hundred times as large; rates have all their digits, or 17.
 */
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

    private static Optional<String> sentence(ArbitrageFact fact) {
        if (fact instanceof Asked asked) {
            return Optional.of(
                    switch (asked.why()) {
                        case FIRST -> "subscribes to " + asked.feed();
                        case RENEWAL -> "renews its subscription to " + asked.feed();
                        case SILENCE -> "subscribes to " + asked.feed() + " again";
                    });
        } else if (fact instanceof Found found) {
            return Optional.of("finds " + headline(found.loop()) + steps(found.loop()));
        } else if (fact instanceof Over over) {
            return Optional.of("sees the end of " + over.loop().route() + " after " + seconds(over.lasted())
                    + (over.isStale() ? ": a quote of it is too old" : ": it pays no more"));
        } else if (fact instanceof Full full) {
            return Optional.of("follows " + full.followed()
                    + " loops and no more: of others that pay, the next is told when" + " one of these is over");
        } else if (fact instanceof Silent silent) {
            return Optional.of("has heard nothing for " + seconds(silent.since())
                    + ": the feed is down, or has forgotten its subscriber");
        } else if (fact instanceof Back back) {
            return Optional.of("hears quotes again after " + seconds(back.after()));
        }
        return Optional.empty();
    }

    /** A loop and what comes of it: {@code USD → EUR → CAD → USD, factor 1.007144970000 (+0.7145 %)}. */
    private static String headline(Loop loop) {
        return loop.route() + ", factor " + decimals(loop.factor(), DECIMALS) + " (+" + percent(loop.profit()) + " %)";
    }

    /** What is done step by step with 100 units, a line each: {@code 100.0000000000 USD × 0.741 = 74.1000000000 EUR}. */
    private static String steps(Loop loop) {
        StringBuilder lines = new StringBuilder();
        BigDecimal amount = HUNDRED;
        for (Step step : loop.steps()) {
            BigDecimal got = step.exchange(amount);
            lines.append("\n  ")
                    .append(decimals(amount, DECIMALS - 2))
                    .append(' ')
                    .append(step.from());
            lines.append(" × ").append(step.rate().toPlainString());
            lines.append(" = ").append(decimals(got, DECIMALS - 2)).append(' ').append(step.to());
            if (step.isInverse()) {
                lines.append(", as 1 / ").append(step.price().toPlainString());
            }
            amount = got;
        }
        return lines.toString();
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
