package dsim.algorithms.pricefeed;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.pricefeed.FeedFact.Planted;
import dsim.random.Rng;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prices that wander, as those of the published feeds do: five currencies against the dollar, each multiplied at each tick by a
 * number that is normal around 1 with deviation 0.0001; and now and then a cross between them that is about a percent off.
 */
final class Fluctuation {

    private static final Currency USD = Currency.of("USD");

    /** In this one two crosses meet; it is not quoted against the dollar. */
    private static final Currency MIDDLE = Currency.of("CAD");

    private static final double STEP = 1e-4;
    private static final double LARGEST_FALL = 0.9;
    private static final int DECIMALS = 5;
    private static final double OFF = 0.01;
    private static final double OFF_LEAST = 1e-3;
    private static final double LATE_SECONDS = 10;
    private static final double LATE_DEVIATION = 3;
    private static final double MICROS = 1e6;

    /** One of the five, by its price. */
    private static final class Reference {
        private final Currency currency;
        private final boolean isBase;
        private double price;

        private Reference(String code, boolean isBase, double price) {
            this.currency = Currency.of(code);
            this.isBase = isBase;
            this.price = price;
        }

        /** Dollars for one unit. */
        double value() {
            return isBase ? price : 1 / price;
        }

        Quote quote(long micros, Layout layout) {
            double rounded = layout.rounded(price);
            return isBase ? new Quote(micros, currency, USD, rounded) : new Quote(micros, USD, currency, rounded);
        }
    }

    /**
     * What is published at once.
     *
     * @param planted the opportunity in it
     */
    record Tick(ImmutableList<Quote> quotes, boolean isLate, Optional<Planted> planted) {}

    private final FeedConfig config;
    private final Rng walk;
    private final Rng plan;
    private final ImmutableList<Reference> references = ImmutableList.of(
            new Reference("AUD", true, 0.75),
            new Reference("CHF", false, 1.00),
            new Reference("EUR", true, 1.10),
            new Reference("GBP", true, 1.25),
            new Reference("JPY", false, 100));
    private double middleValue = 0.8;

    /**
     * Prices at their beginning.
     *
     * @param walk for the prices
     * @param plan for what is planted, left out and late
     */
    Fluctuation(FeedConfig config, Rng walk, Rng plan) {
        this.config = config;
        this.walk = walk;
        this.plan = plan;
    }

    /** The next publication. */
    Tick next(long nowMicros) {
        wander();
        boolean isLate = plan.chance(config.outOfOrder());
        boolean isPlanted = plan.chance(config.arbitrage()) && !isLate;
        boolean isFour = plan.chance(config.cycle().shareOfFour());
        ImmutableList<Reference> pair = plan.shuffled(references).subList(0, 2);
        double off = off();
        long lateMicros = (long) Math.max(0, (LATE_SECONDS + LATE_DEVIATION * plan.gaussian()) * MICROS);
        long micros = isLate ? Math.max(0, nowMicros - lateMicros) : nowMicros;

        List<Quote> quotes = new ArrayList<>();
        for (Reference reference : references) {
            boolean isLeftOut = plan.chance(config.gap());
            if (!isLeftOut || isPlanted && pair.contains(reference)) {
                quotes.add(reference.quote(micros, config.layout()));
            }
        }
        if (!isPlanted) {
            return new Tick(plan.shuffled(quotes), isLate, Optional.empty());
        }
        Planted planted = planted(inOrder(pair), isFour, off, nowMicros);
        quotes.addAll(planted.quotes());
        return new Tick(plan.shuffled(quotes), false, Optional.of(planted));
    }

    private void wander() {
        for (Reference reference : references) {
            reference.price = BigDecimal.valueOf(reference.price * step())
                    .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                    .doubleValue();
        }
        middleValue *= step();
    }

    private double step() {
        return Math.max(LARGEST_FALL, 1 + STEP * walk.gaussian());
    }

    /** How much a cross is off: at least a tenth of a percent, up or down. */
    private double off() {
        double size = OFF_LEAST + Math.abs(OFF * plan.gaussian());
        return plan.chance(0.5) ? 1 + size : 1 / (1 + size);
    }

    private static ImmutableList<Reference> inOrder(ImmutableList<Reference> pair) {
        return pair.get(0).currency.compareTo(pair.get(1).currency) < 0 ? pair : pair.reverse();
    }

    private Planted planted(ImmutableList<Reference> pair, boolean isFour, double off, long micros) {
        Reference one = pair.get(0);
        Reference other = pair.get(1);
        ImmutableList<Quote> crosses = isFour
                ? ImmutableList.of(
                        cross(micros, one.currency, MIDDLE, one.value() / middleValue),
                        cross(micros, MIDDLE, other.currency, middleValue / other.value() * off))
                : ImmutableList.of(cross(micros, one.currency, other.currency, one.value() / other.value() * off));

        double factor = 1;
        for (Quote cross : crosses) {
            factor *= cross.price();
        }
        Quote from = one.quote(micros, config.layout());
        Quote to = other.quote(micros, config.layout());
        factor *= to.in().equals(USD) ? to.price() : 1 / to.price();
        factor *= from.in().equals(USD) ? 1 / from.price() : from.price();

        ImmutableList.Builder<Currency> loop = ImmutableList.<Currency>builder().add(USD, one.currency);
        if (isFour) {
            loop.add(MIDDLE);
        }
        ImmutableList<Currency> forth = loop.add(other.currency).build();
        return factor > 1 ? new Planted(forth, crosses, factor) : new Planted(backwards(forth), crosses, 1 / factor);
    }

    private Quote cross(long micros, Currency base, Currency in, double price) {
        return new Quote(micros, base, in, config.layout().rounded(price));
    }

    /** The same loop the other way round, from the same currency on. */
    private static ImmutableList<Currency> backwards(ImmutableList<Currency> loop) {
        return ImmutableList.<Currency>builder()
                .add(loop.get(0))
                .addAll(loop.subList(1, loop.size()).reverse())
                .build();
    }
}
