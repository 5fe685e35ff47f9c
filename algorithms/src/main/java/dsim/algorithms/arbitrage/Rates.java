package dsim.algorithms.arbitrage;

import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.Quote;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The quotes in force, and what each exchange costs by them: minus the logarithm of its rate, so that the costs of steps add
 * where their rates multiply.
 *
 * <p>Currencies go by slots from 0, in the order in which they come up; a step from slot a to slot b is the number {@code a << 8
 * | b}, and so is the market where a is priced in b. All is kept in plain arrays: this is the hot path.
 */
final class Rates {

    /** The most currencies: hostile bytes can make up thousands. */
    static final int MOST = 1 << 8;

    /** What a step costs that nobody offers. */
    static final double IMPOSSIBLE = Double.POSITIVE_INFINITY;

    private static final int BITS = 8;
    private static final int MASK = MOST - 1;
    private static final int NOBODY = -1;
    private static final int SLOTS_AT_FIRST = 16;
    private static final long NEVER = Long.MIN_VALUE;

    /** Is told each step whose cost is another now. */
    interface Listener {
        void onCost(int step, double before, double now);
    }

    private final Inverse inverse;
    private final Listener listener;
    private final short[] slots = new short[Currency.COUNT];
    private final Currency[] currencies = new Currency[MOST];
    private int size;

    private @Nullable Quote[] quotes = new Quote[SLOTS_AT_FIRST << BITS];
    /** Markets that were once quoted at the same time as their opposites. */
    private final BitSet oneWay = new BitSet();

    private double[] logs = new double[SLOTS_AT_FIRST << BITS];
    private long[] newest = filled(SLOTS_AT_FIRST << BITS, NEVER);
    private double[] costs = filled(SLOTS_AT_FIRST << BITS, IMPOSSIBLE);

    /** Markets with a quote in force as a list from the oldest quote to the newest. */
    private int[] older = new int[SLOTS_AT_FIRST << BITS];

    private int[] newer = new int[SLOTS_AT_FIRST << BITS];
    private int oldestMarket = NOBODY;
    private int newestMarket = NOBODY;

    Rates(Inverse inverse, Listener listener) {
        this.inverse = inverse;
        this.listener = listener;
        Arrays.fill(slots, (short) NOBODY);
    }

    private static long[] filled(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static double[] filled(int length, double value) {
        double[] filled = new double[length];
        Arrays.fill(filled, value);
        return filled;
    }

    static int step(int from, int to) {
        return from << BITS | to;
    }

    static int from(int step) {
        return step >>> BITS;
    }

    static int to(int step) {
        return step & MASK;
    }

    private static int back(int step) {
        return step(to(step), from(step));
    }

    /** How many currencies have come up. */
    int size() {
        return size;
    }

    Currency currency(int slot) {
        return currencies[slot];
    }

    /** What a step costs; {@link #IMPOSSIBLE} if nobody offers it. */
    double cost(int step) {
        return costs[step];
    }

    /** The costs of all steps, to be read only. Another array after each new currency. */
    double[] costs() {
        return costs;
    }

    /** The slot of a currency, if it has come up; else -1. */
    int slot(Currency currency) {
        return slots[currency.number()];
    }

    /**
     * The market of a quote.
     *
     * @return -1 if there are too many currencies already
     */
    int market(Quote quote) {
        int from = slotOf(quote.base());
        int to = slotOf(quote.in());
        return from == NOBODY || to == NOBODY ? NOBODY : step(from, to);
    }

    private int slotOf(Currency currency) {
        int slot = slots[currency.number()];
        if (slot != NOBODY || size == MOST) {
            return slot;
        }
        if (size << BITS == costs.length) {
            grow(2 * costs.length);
        }
        slots[currency.number()] = (short) size;
        currencies[size] = currency;
        return size++;
    }

    private void grow(int length) {
        int before = costs.length;
        quotes = Arrays.copyOf(quotes, length);
        logs = Arrays.copyOf(logs, length);
        newest = Arrays.copyOf(newest, length);
        costs = Arrays.copyOf(costs, length);
        older = Arrays.copyOf(older, length);
        newer = Arrays.copyOf(newer, length);
        Arrays.fill(newest, before, length, NEVER);
        Arrays.fill(costs, before, length, IMPOSSIBLE);
    }

    /** Whether a market has seen a newer quote than one of that time. */
    boolean isOvertaken(int market, long micros) {
        return micros < newest[market];
    }

    /** Remembers that a quote of that time was seen, which may be too old to count. */
    void see(int market, long micros) {
        newest[market] = micros;
    }

    /** Puts a quote in force, in the place of the one before. */
    void put(int market, Quote quote) {
        Quote before = quotes[market];
        if (before != null) {
            unlink(market);
        }
        link(market, quote);
        quotes[market] = quote;
        Quote opposite = quotes[back(market)];
        if (opposite != null && opposite.micros() == quote.micros()) {
            oneWay.set(market);
            oneWay.set(back(market));
        }
        if (before == null || before.price() != quote.price()) {
            logs[market] = StrictMath.log(quote.price());
            reckon(market);
        }
    }

    /** Takes all quotes of an earlier time than the given one out of force. */
    void expire(long micros) {
        while (oldestMarket != NOBODY && micros(oldestMarket) < micros) {
            int market = oldestMarket;
            unlink(market);
            quotes[market] = null;
            reckon(market);
        }
    }

    /** Whether any quote is in force. */
    boolean isQuoted() {
        return oldestMarket != NOBODY;
    }

    /** The time of the oldest quote in force; there has to be one. */
    long oldestMicros() {
        return micros(oldestMarket);
    }

    /** Forgets which quotes were the newest; those in force stay. */
    void forgetOrder() {
        for (int market = 0; market < newest.length; market++) {
            newest[market] = NEVER;
        }
    }

    private long micros(int market) {
        Quote quote = quotes[market];
        if (quote == null) {
            throw new AssertionError("listed, but not in force: " + market);
        }
        return quote.micros();
    }

    /** Nearly always the newest of all, so the search from that end is short. */
    private void link(int market, Quote quote) {
        int before = newestMarket;
        while (before != NOBODY && micros(before) > quote.micros()) {
            before = older[before];
        }
        int after = before == NOBODY ? oldestMarket : newer[before];
        older[market] = before;
        newer[market] = after;
        if (before == NOBODY) {
            oldestMarket = market;
        } else {
            newer[before] = market;
        }
        if (after == NOBODY) {
            newestMarket = market;
        } else {
            older[after] = market;
        }
    }

    private void unlink(int market) {
        int before = older[market];
        int after = newer[market];
        if (before == NOBODY) {
            oldestMarket = after;
        } else {
            newer[before] = after;
        }
        if (after == NOBODY) {
            newestMarket = before;
        } else {
            older[after] = before;
        }
    }

    private void reckon(int market) {
        setCost(market);
        setCost(back(market));
    }

    private void setCost(int step) {
        double now = costBy(step);
        double before = costs[step];
        if (now != before) {
            costs[step] = now;
            listener.onCost(step, before, now);
        }
    }

    private double costBy(int step) {
        double direct = quotes[step] == null ? IMPOSSIBLE : -logs[step];
        return isInverseUsed(step) ? Math.min(direct, logs[back(step)]) : direct;
    }

    private boolean isInverseUsed(int step) {
        return quotes[back(step)] != null
                && (inverse == Inverse.ALWAYS
                        || inverse == Inverse.UNLESS_QUOTED && quotes[step] == null && !oneWay.get(step));
    }

    /** The best offer for a step that is possible. */
    Step offer(int step) {
        Quote direct = quotes[step];
        Quote other = quotes[back(step)];
        if (direct != null && costs[step] == -logs[step]) {
            return new Step(direct, false);
        } else if (other != null && isInverseUsed(step)) {
            return new Step(other, true);
        }
        throw new AssertionError("nobody offers " + currencies[from(step)] + " for " + currencies[to(step)]);
    }
}
