package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.Attachment.TopHalf;
import dsim.random.Seed;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Connect to the top n/2" builds the half graph when peers join one after the other, whatever the seed. Oracles: the closed
 * forms of its edges; that an antiregular graph has every degree from 1 to N − 1 once, and ⌊N/2⌋ twice (M. Behzad, G. Chartrand,
 * No graph is perfect, Amer. Math. Monthly 74, 1967); and a program of a few lines without seeds and messages.
 */
class HalfGraphTest {

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(2, 40), IntStream.of(99, 100, 257, 500));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void countsItself(int n) {
        Classroom classroom = new Classroom(Seed.of(n), 3, n);
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));
        OverlayDegrees degrees = new OverlayDegrees(classroom.listen(new Overlay()));
        OverlayComponents components = new OverlayComponents(classroom.listen(new Overlay()));
        OverlayDiameter diameter = new OverlayDiameter(classroom.listen(new Overlay()));

        classroom.run();

        assertAll(
                () -> assertEquals((long) n * n / 4, edges.value().getAsDouble()),
                () -> assertEquals(antiregular(n), degrees.parts()),
                () -> assertEquals(1, components.value().getAsDouble()),
                () -> assertEquals(n == 2 ? 1 : 2, diameter.value().getAsDouble()));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void doesNotCountItself(int n) {
        Classroom classroom = new Classroom(Seed.of(n), 3, n);
        OverlayEdges edges = new OverlayEdges(classroom.listen(new Overlay()));
        OverlayDegrees degrees = new OverlayDegrees(classroom.listen(new Overlay()));
        OverlayDiameter diameter = new OverlayDiameter(classroom.listen(new Overlay()));

        classroom.playing(classroom.config().with(new TopHalf(false))).run();

        assertAll(
                () -> assertEquals((n - 1L) * (n - 1) / 4 + 1, edges.value().getAsDouble()),
                () -> assertEquals(exclusive(n), degrees.parts()),
                () -> assertEquals(n == 2 ? 1 : 2, diameter.value().getAsDouble()));
    }

    private static ImmutableMap<String, Double> antiregular(int n) {
        ImmutableMap.Builder<String, Double> peers = ImmutableMap.builder();
        IntStream.range(1, n).forEach(degree -> peers.put(Integer.toString(degree), degree == n / 2 ? 2.0 : 1.0));
        return peers.buildOrThrow();
    }

    /** Ties broken by who came first: the rule decides nothing else. */
    private static ImmutableMap<String, Double> exclusive(int n) {
        int[] degrees = new int[n];
        for (int newcomer = 1; newcomer < n; newcomer++) {
            int links = Math.max(1, newcomer / 2);
            IntStream.range(0, newcomer)
                    .boxed()
                    .sorted((a, b) -> degrees[b] - degrees[a])
                    .limit(links)
                    .toList()
                    .forEach(chosen -> degrees[chosen]++);
            degrees[newcomer] = links;
        }
        Map<Integer, Integer> peers = new TreeMap<>();
        IntStream.of(degrees).forEach(degree -> peers.merge(degree, 1, Integer::sum));
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        peers.forEach((degree, count) -> parts.put(degree.toString(), (double) count));
        return parts.buildOrThrow();
    }
}
