package dsim.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final Axis LINEAR = Axis.linear("x");
    private static final Axis LOG = Axis.log("x");

    @Test
    void areInStepsOf1And2And5() {
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), labels(Ticks.of(LINEAR, 0, 100)));
        assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), labels(Ticks.of(LINEAR, 0, 1)));
        assertEquals(List.of("25", "30", "35", "40"), labels(Ticks.of(LINEAR, 26, 39)));
        assertEquals(
                List.of("-0.004", "-0.003", "-0.002", "-0.001", "0.000", "0.001", "0.002"),
                labels(Ticks.of(LINEAR, -0.0031, 0.0019)));
    }

    @Test
    void areDecadesOnALogarithmicAxis() {
        assertEquals(List.of("1", "10", "100", "1000"), labels(Ticks.of(LOG, 1, 3000)));
        assertEquals(List.of("10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1"), labels(Ticks.of(LOG, 1e-4, 1)));
        assertEquals(List.of("1", "10", "10²", "10³", "10⁴", "10⁵", "10⁶"), labels(Ticks.of(LOG, 1, 1e6)));
        assertEquals(
                List.of("10⁻³⁰", "10⁻²⁶", "10⁻²²"),
                labels(Ticks.of(LOG, 1e-30, 1)).subList(0, 3));
    }

    @Test
    void areCloserOnAShortLogarithmicAxis() {
        assertEquals(List.of("2", "5", "10", "20"), labels(Ticks.of(LOG, 2, 24)));
        assertEquals(List.of("60", "65", "70", "75", "80"), labels(Ticks.of(LOG, 60, 80)));
    }

    @Test
    void holdAllDataAndAreNeitherManyNorFew() {
        for (double least : new double[] {1e-9, 0.3, 1, 7, 999, 1e6, 123456789}) {
            for (double factor : new double[] {1, 1.0001, 1.3, 2, 9, 11, 1e3, 1e12, 1e40}) {
                for (Axis axis : List.of(LINEAR, LOG)) {
                    Ticks ticks = Ticks.of(axis, least, least * factor);

                    String where = axis + " " + least + " to " + least * factor;
                    assertTrue(ticks.low() <= least && ticks.high() >= least * factor, where);
                    assertTrue(ticks.low() < ticks.high(), where);
                    assertTrue(ticks.labelled().size() <= 10, where + ": " + ticks);
                    assertTrue(ticks.labelled().size() >= 2, where + ": " + ticks);
                    assertEquals(
                            ticks.labelled().size(),
                            labels(ticks).stream().distinct().count(),
                            where + ": " + ticks);
                    for (Ticks.Tick tick : ticks.labelled()) {
                        assertTrue(tick.value() >= ticks.low() * (1 - 1e-9), where + ": " + ticks);
                        assertTrue(tick.value() <= ticks.high() * (1 + 1e-9), where + ": " + ticks);
                    }
                }
            }
        }
    }

    @Test
    void standAroundASingleValue() {
        assertEquals(List.of("8", "10", "12"), labels(Ticks.of(LINEAR, 10, 10)));
        assertEquals(List.of("0.0", "0.2"), labels(Ticks.of(LINEAR, 0, 0)));
    }

    @Test
    void holdWhatTheAxisAsksFor() {
        Ticks ticks = Ticks.of(LINEAR.holding(0, 1), 0.4, 0.6);

        assertEquals(0, ticks.low());
        assertEquals(1, ticks.high(), 1e-12);
    }

    private static List<String> labels(Ticks ticks) {
        return ticks.labelled().stream().map(Ticks.Tick::label).toList();
    }
}
