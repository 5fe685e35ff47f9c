package dsim.algorithms.arbitrage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.arbitrage.QuoteBoard.Change;
import dsim.algorithms.arbitrage.QuoteBoard.News;
import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.Quote;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.JohnsonSimpleCycles;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * The board against an oracle that knows nothing of logarithms, potentials or bounds: JGraphT enumerates every simple cycle of the
 * table, and the exact product of each says whether it pays.
 */
class QuoteBoardOracleTest {

    private static final ImmutableList<Currency> CURRENCIES = ImmutableList.of(
            Currency.of("USD"),
            Currency.of("EUR"),
            Currency.of("GBP"),
            Currency.of("JPY"),
            Currency.of("CHF"),
            Currency.of("CAD"));

    private record Pair(Currency from, Currency to) {}

    @SeededTest(seeds = 300)
    void findsTheBestOfAllSimpleCyclesThatPay(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "table"));
        Inverse inverse = rng.pick(List.of(Inverse.values()));
        Rules rules = new Rules(Rules.USUAL.maxAge(), 1e-12, inverse);
        List<Quote> table = table(rng);

        List<Loop> found = found(new QuoteBoard(rules), table);

        List<Loop> all = loopsThatPay(table, inverse, rules.tolerance());
        assertEquals(all.stream().min(Loop.BETTER_FIRST), found.stream().findFirst());
        assertTrue(all.containsAll(found), () -> found + " are not all among " + all);
        assertEquals(found, found(new QuoteBoard(rules), rng.shuffled(table)), "the order of the quotes says nothing");
    }

    @SeededTest(seeds = 60)
    void followsAStreamOfQuotes(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "stream"));
        Rules rules = new Rules(Rules.USUAL.maxAge(), 1e-9, rng.pick(List.of(Inverse.values())));
        QuoteBoard board = new QuoteBoard(rules);
        Map<Pair, Quote> inForce = new LinkedHashMap<>();
        Map<ImmutableList<Currency>, Loop> open = new LinkedHashMap<>();
        double[] values = values(rng);
        long now = 10_000_000;

        for (int i = 0; i < 120; i++) {
            now += rng.between(0, 500_000);
            for (int k = rng.below(5); k >= 0; k--) {
                Quote quote = quote(rng, values, now - rng.below(400_000));
                board.put(quote, now);
                inForce.merge(
                        new Pair(quote.base(), quote.in()),
                        quote,
                        (before, after) -> after.micros() >= before.micros() ? after : before);
            }
            long oldest = now - 1_500_000;
            inForce.values().removeIf(quote -> quote.micros() < oldest);
            for (News news : board.look(now)) {
                if (news.change() == Change.FOUND) {
                    assertEquals(null, open.put(news.loop().currencies(), news.loop()), "told once");
                } else if (news.change() == Change.REPRICED) {
                    open.put(news.loop().currencies(), news.loop());
                } else {
                    assertEquals(news.loop(), open.remove(news.loop().currencies()), "told before");
                }
            }

            List<Loop> all = loopsThatPay(inForce.values(), rules.inverse(), rules.tolerance());
            assertTrue(all.containsAll(open.values()), () -> open.values() + " are not all among " + all);
            assertEquals(all.isEmpty(), open.isEmpty(), () -> "there are " + all);
        }
    }

    private static List<Loop> found(QuoteBoard board, List<Quote> table) {
        table.forEach(quote -> board.put(quote, 0));
        return board.look(0).stream().map(News::loop).toList();
    }

    /** Some markets of some currencies, all in line but for a few. */
    private static List<Quote> table(Rng rng) {
        double[] values = values(rng);
        Map<Pair, Quote> table = new LinkedHashMap<>();
        for (int i = rng.below(20); i >= 0; i--) {
            Quote quote = quote(rng, values, 0);
            table.put(new Pair(quote.base(), quote.in()), quote);
        }
        return new ArrayList<>(table.values());
    }

    private static double[] values(Rng rng) {
        return CURRENCIES.stream()
                .mapToDouble(currency -> 0.01 + 100 * rng.nextDouble())
                .toArray();
    }

    private static Quote quote(Rng rng, double[] values, long micros) {
        int base = rng.below(values.length);
        int in = (base + 1 + rng.below(values.length - 1)) % values.length;
        double off = rng.chance(0.3) ? 1 + 0.05 * rng.gaussian() : 1;
        return new Quote(
                micros, CURRENCIES.get(base), CURRENCIES.get(in), Math.abs(values[base] / values[in] * off) + 1e-6);
    }

    private static List<Loop> loopsThatPay(Iterable<Quote> table, Inverse inverse, double tolerance) {
        Map<Pair, Step> offers = new LinkedHashMap<>();
        table.forEach(quote -> offers.put(new Pair(quote.base(), quote.in()), new Step(quote, false)));
        table.forEach(quote -> {
            Step step = new Step(quote, true);
            Pair pair = new Pair(step.from(), step.to());
            Optional<Step> direct = Optional.ofNullable(offers.get(pair)).filter(offer -> !offer.isInverse());
            if (inverse == Inverse.ALWAYS) {
                offers.merge(pair, step, (one, other) -> pays(one) >= pays(other) ? one : other);
            } else if (inverse == Inverse.UNLESS_QUOTED && direct.isEmpty()) {
                offers.put(pair, step);
            }
        });
        Graph<Currency, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        CURRENCIES.forEach(graph::addVertex);
        offers.keySet().forEach(pair -> graph.addEdge(pair.from(), pair.to()));
        List<Loop> paying = new ArrayList<>();
        for (List<Currency> cycle : cycles(graph)) {
            ImmutableList.Builder<Step> steps = ImmutableList.builder();
            for (int i = 0; i < cycle.size(); i++) {
                steps.add(offers.get(new Pair(cycle.get(i), cycle.get((i + 1) % cycle.size()))));
            }
            Loop loop = new Loop(steps.build());
            if (loop.factor().compareTo(BigDecimal.valueOf(1 + tolerance)) > 0) {
                paying.add(loop);
            }
        }
        return paying;
    }

    private static double pays(Step step) {
        return step.isInverse() ? 1 / step.quote().price() : step.quote().price();
    }

    private static List<List<Currency>> cycles(Graph<Currency, DefaultEdge> graph) {
        List<List<Currency>> cycles = new ArrayList<>();
        new JohnsonSimpleCycles<>(graph).findSimpleCycles(cycles::add);
        return cycles;
    }
}
