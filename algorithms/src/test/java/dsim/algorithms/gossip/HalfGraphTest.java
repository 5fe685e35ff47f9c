package dsim.algorithms.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.gossip.Attachment.TopHalf;
import dsim.random.Seed;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Connect to the top n/2" builds the half graph when peers join one after the other, whatever the seed. Oracle: the closed
 * forms of its edges, and that an antiregular graph has every degree from 1 to N − 1 once, and ⌊N/2⌋ twice (M. Behzad, G.
 * Chartrand, No graph is perfect, Amer. Math. Monthly 74, 1967).
 */
class HalfGraphTest {

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(2, 40), IntStream.of(99, 100, 257, 500));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void countsItself(int n) {
        Classroom classroom = new Classroom(Seed.of(n), 3, n);
        OverlayEdges edges = classroom.listen(new OverlayEdges());
        OverlayDegrees degrees = classroom.listen(new OverlayDegrees());

        classroom.run();

        assertEquals(Math.floor(n / 2.0 * (n / 2.0)), edges.value().getAsDouble());
        assertEquals(antiregular(n), degrees.parts());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void doesNotCountItself(int n) {
        Classroom classroom = new Classroom(Seed.of(n), 3, n);
        OverlayEdges edges = classroom.listen(new OverlayEdges());

        classroom.playing(classroom.config().with(new TopHalf(false))).run();

        assertEquals(
                Math.floor((n - 1) / 2.0 * ((n - 1) / 2.0)) + 1, edges.value().getAsDouble());
    }

    private static ImmutableMap<String, Double> antiregular(int n) {
        ImmutableMap.Builder<String, Double> peers = ImmutableMap.builder();
        IntStream.range(1, n).forEach(degree -> peers.put(Integer.toString(degree), degree == n / 2 ? 2.0 : 1.0));
        return peers.buildOrThrow();
    }
}
