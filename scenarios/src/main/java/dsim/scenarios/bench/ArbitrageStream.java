package dsim.scenarios.bench;

import dsim.algorithms.arbitrage.QuoteBoard;
import dsim.algorithms.arbitrage.Rules;
import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.Quote;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.alg.shortestpath.BellmanFordShortestPath;
import org.jgrapht.alg.shortestpath.NegativeCycleDetectedException;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * Arbitrage in a stream of quotes: N currencies, each pair quoted in both directions with a spread of 0.1 %, 50 quotes a
 * datagram and a datagram each millisecond; one pair in a thousand is 1 % off. After each datagram it is asked whether some loop
 * pays. The baseline keeps a graph of JGraphT up to date, and runs its Bellman-Ford from a vertex before all others; quotes do not
 * grow old there.
 */
final class ArbitrageStream implements Workload.Course {

    /** So many datagrams are looked at between two looks at the clock, which is coarse. */
    private static final int DATAGRAMS = 5000;

    private static final int DATAGRAMS_OF_BASELINE = 20;
    private static final int PAIRS = 25;
    private static final double OFF_SHARE = 0.001;
    private static final double OFF = 1.01;
    private static final double BID = 0.9995;
    private static final double STEP = 1e-6;
    private static final long MICROS = 1000;

    /** Somebody who is told quotes, and looks. */
    private interface Looker {
        void look(List<Quote> datagram, long nowMicros);
    }

    private final Rng rng = new Rng(Key.of(Seed.of(1), "quotes"));
    private final double[] values;
    private final Looker looker;
    private final int count;
    private final List<List<Quote>> datagrams = new ArrayList<>();
    private long nowMicros;

    ArbitrageStream(Engine engine, int size) {
        this.values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = 0.01 + 10 * rng.nextDouble();
        }
        this.count =
                engine == Engine.BASELINE ? Math.max(DATAGRAMS_OF_BASELINE, DATAGRAMS * 10 / (size * size)) : DATAGRAMS;
        this.looker = engine == Engine.BASELINE ? baseline(size) : ours();
        quoteAll(size);
    }

    /** Every pair once, so that the table is full. */
    private void quoteAll(int size) {
        List<Quote> all = new ArrayList<>();
        for (int base = 0; base < size; base++) {
            for (int in = 0; in < size; in++) {
                if (base != in) {
                    all.add(quote(base, in, 1));
                }
            }
        }
        looker.look(all, nowMicros);
    }

    private Quote quote(int base, int in, double off) {
        return new Quote(nowMicros, new Currency(base), new Currency(in), values[base] / values[in] * BID * off);
    }

    @Override
    public void prepare() {
        datagrams.clear();
        for (int i = 0; i < count; i++) {
            nowMicros += MICROS;
            List<Quote> datagram = new ArrayList<>(2 * PAIRS);
            for (int k = 0; k < PAIRS; k++) {
                int base = rng.below(values.length);
                int in = (base + 1 + rng.below(values.length - 1)) % values.length;
                values[base] *= 1 + STEP * rng.gaussian();
                datagram.add(quote(base, in, rng.chance(OFF_SHARE) ? OFF : 1));
                datagram.add(quote(in, base, 1));
            }
            datagrams.add(datagram);
        }
    }

    @Override
    public long advance() {
        for (List<Quote> datagram : datagrams) {
            looker.look(datagram, datagram.get(0).micros());
        }
        return 2L * PAIRS * count;
    }

    private static Looker ours() {
        QuoteBoard board = new QuoteBoard(Rules.USUAL);
        return (datagram, nowMicros) -> {
            for (Quote quote : datagram) {
                board.put(quote, nowMicros);
            }
            board.look(nowMicros);
        };
    }

    private static Looker baseline(int size) {
        SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph =
                new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        Integer source = -1;
        graph.addVertex(source);
        for (int i = 0; i < size; i++) {
            graph.addVertex(i);
            graph.setEdgeWeight(graph.addEdge(source, i), 0);
        }
        return (datagram, nowMicros) -> {
            for (Quote quote : datagram) {
                DefaultWeightedEdge edge =
                        graph.getEdge(quote.base().number(), quote.in().number());
                if (edge == null) {
                    edge = graph.addEdge(quote.base().number(), quote.in().number());
                }
                graph.setEdgeWeight(edge, -StrictMath.log(quote.price()));
            }
            try {
                new BellmanFordShortestPath<>(graph, 1e-12).getPaths(source);
            } catch (NegativeCycleDetectedException found) {
                found.getCycle();
            }
        };
    }
}
