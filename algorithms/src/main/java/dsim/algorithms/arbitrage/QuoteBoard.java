package dsim.algorithms.arbitrage;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The quotes in force and the opportunities in them. Quotes are put up and grow old; each look says which loops pay that did
 * not before, and which do no longer.
 *
 * <p>A loop is found if the logarithm of its factor is above the tolerance, whatever its currencies. It is a cycle of the fewest
 * steps, and of these the one with the largest factor. One loop is told for each quote that is out of line: the step of it that is
 * to blame ({@link LoopSearch#suspect}) is then left out, as long as the loop lasts, and what pays without it is found next. What
 * is found at first sight of a table does not depend on the order of its quotes. A loop lasts while it pays, also at other
 * prices.
 *
 * <p>Logarithms only guide the search. Whether a loop pays is decided on the exact product of its prices as they are printed, so that
 * no opportunity is invented by rounding, at any tolerance.
 */
public final class QuoteBoard {

    /** The most loops that are followed at once. */
    public static final int LOOPS = 100;

    /** What becomes of a quote. */
    public enum Fate {
        /** It is in force. */
        IN_FORCE,
        /** It is too old already. */
        STALE,
        /** A newer quote of its market has been seen. */
        OUT_OF_ORDER,
        /** There are too many currencies. */
        ONE_TOO_MANY
    }

    /** What has become of a loop. */
    public enum Change {
        /** It pays, and did not before. */
        FOUND,
        /** It pays, at other quotes than before. */
        REPRICED,
        /** It does not pay any more. */
        PAST,
        /** One of its quotes is too old. */
        STALE
    }

    /** Something that has become of a loop; if it is over: as it was last. */
    public record News(Change change, Loop loop) {}

    /** A loop that pays, as it was last. */
    private record Lasting(Loop loop, int suspect) {}

    private final Rules rules;
    private final Rates rates;
    private final Potentials potentials;
    private final LoopSearch search;
    private final Map<ImmutableList<Currency>, Lasting> lasting = new LinkedHashMap<>();

    private boolean isFull;

    /** An empty board. */
    public QuoteBoard(Rules rules) {
        this.rules = rules;
        this.rates = new Rates(rules.inverse(), this::onCost);
        this.potentials = new Potentials(rates, rules.tolerance() / Rates.MOST);
        this.search = new LoopSearch(rates, potentials, rules.tolerance());
    }

    private void onCost(int step, double before, double now) {
        if (now < before) {
            potentials.unsettle(step);
        }
    }

    /**
     * Puts up a quote.
     *
     * @param nowMicros the time, rounded up
     */
    public Fate put(Quote quote, long nowMicros) {
        int market = rates.market(quote);
        if (market < 0) {
            return Fate.ONE_TOO_MANY;
        } else if (rates.isOvertaken(market, quote.micros())) {
            return Fate.OUT_OF_ORDER;
        }
        rates.see(market, quote.micros());
        if (quote.micros() < oldestPossible(nowMicros)) {
            return Fate.STALE;
        }
        rates.put(market, quote);
        return Fate.IN_FORCE;
    }

    private long oldestPossible(long nowMicros) {
        return nowMicros - rules.maxAgeMicros();
    }

    /** When the next quote grows too old, in microseconds: the last moment at which it counts. Empty if there is none. */
    public OptionalLong nextExpiry() {
        return rates.isQuoted() ? OptionalLong.of(rates.oldestMicros() + rules.maxAgeMicros()) : OptionalLong.empty();
    }

    /** Lets quotes of any time be the newest again, as after a pause in which nothing can have been under way. */
    public void forgetOrder() {
        rates.forgetOrder();
    }

    /**
     * Takes down what is too old, and looks.
     *
     * @param nowMicros the time, rounded up
     * @return what has become of the loops that were known, then what is found, the best first
     */
    public ImmutableList<News> look(long nowMicros) {
        rates.expire(oldestPossible(nowMicros));
        List<News> news = new ArrayList<>();
        for (Lasting each : ImmutableList.copyOf(lasting.values())) {
            review(each).ifPresent(news::add);
        }
        for (News what : news) {
            follow(what);
        }
        while (!potentials.settle() && lasting.size() < LOOPS) {
            Optional<Loop> loop = search.best();
            if (loop.isEmpty()) {
                break;
            }
            int suspect = search.suspect(loop.get());
            potentials.hold(suspect);
            lasting.put(loop.get().currencies(), new Lasting(loop.get(), suspect));
            news.add(new News(Change.FOUND, loop.get()));
        }
        isFull = lasting.size() == LOOPS
                && !potentials.unsettled().isEmpty()
                && (isFull || search.best().isPresent());
        return ImmutableList.copyOf(news);
    }

    /** Whether more loops paid at the last look than are followed. */
    public boolean isFull() {
        return isFull;
    }

    /** What has become of a loop since the last look; empty if all of its quotes are the same. */
    private Optional<News> review(Lasting lasts) {
        ImmutableList.Builder<Step> steps = ImmutableList.builder();
        boolean isSame = true;
        for (Step step : lasts.loop().steps()) {
            int number = Rates.step(rates.slot(step.from()), rates.slot(step.to()));
            if (rates.cost(number) == Rates.IMPOSSIBLE) {
                return Optional.of(new News(Change.STALE, lasts.loop()));
            }
            Step offer = rates.offer(number);
            isSame &= offer.equals(step);
            steps.add(offer);
        }
        if (isSame) {
            return Optional.empty();
        }
        Loop now = new Loop(steps.build());
        return Optional.of(
                StrictMath.log1p(now.profit()) > rules.tolerance()
                        ? new News(Change.REPRICED, now)
                        : new News(Change.PAST, lasts.loop()));
    }

    private void follow(News what) {
        ImmutableList<Currency> route = what.loop().currencies();
        Lasting before = Objects.requireNonNull(lasting.get(route));
        if (what.change() == Change.REPRICED) {
            lasting.put(route, new Lasting(what.loop(), before.suspect()));
        } else {
            lasting.remove(route);
            potentials.release(before.suspect());
        }
    }
}
