package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Linked;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import dsim.trace.TraceEvent;
import java.util.Comparator;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.shortestpath.GraphMeasurer;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/** Components, diameters and degrees as JGraphT finds them. */
class OverlayPathsTest {

    private static final int PEERS = 60;

    private final Overlay overlay = new Overlay();
    private final Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);

    private static PeerId peer(int number) {
        return new PeerId(Address.of("p" + number, 1), 1);
    }

    private void tell(int peer, GossipFact fact) {
        overlay.on(new TraceEvent().is(TraceEvent.Kind.NOTE, 0, peer(peer).address(), fact));
    }

    private void draw(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "graph"));
        double density = rng.nextDouble() * rng.nextDouble() * 0.2;
        for (int number = 0; number < PEERS; number++) {
            graph.addVertex(number);
            tell(number, new Joined(peer(number), 0));
        }
        for (int a = 0; a < PEERS; a++) {
            for (int b = 0; b < a; b++) {
                if (rng.chance(density)) {
                    graph.addEdge(a, b);
                    tell(a, new Linked(ImmutableList.of(peer(b))));
                    tell(b, new Linked(ImmutableList.of(peer(a))));
                } else if (rng.chance(0.1)) {
                    tell(a, new Linked(ImmutableList.of(peer(b))));
                }
            }
        }
    }

    @SeededTest(seeds = 60)
    void areThoseOfTheGraph(Seed seed) {
        draw(seed);

        OverlayPaths paths = OverlayPaths.of(overlay);

        ConnectivityInspector<Integer, DefaultEdge> inspector = new ConnectivityInspector<>(graph);
        Set<Integer> largest = inspector.connectedSets().stream()
                .max(Comparator.comparingInt(Set::size))
                .orElseThrow();
        assertEquals(inspector.connectedSets().size(), paths.components());
        assertEquals(largest.size(), paths.largest());
        if (inspector.connectedSets().stream()
                        .filter(each -> each.size() == largest.size())
                        .count()
                == 1) {
            double diameter = new GraphMeasurer<>(new AsSubgraph<>(graph, largest)).getDiameter();
            assertEquals(diameter, paths.least());
            assertEquals(diameter, paths.most());
        }
        for (int number = 0; number < PEERS; number++) {
            assertEquals(graph.degreeOf(number), overlay.degree(number), "one-sided links do not count");
        }
    }
}
