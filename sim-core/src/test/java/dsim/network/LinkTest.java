package dsim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class LinkTest {

    @Test
    void isWrittenAsInScenarios() {
        Link link = new Link(
                Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(20)),
                Loss.bursts(0.01, 5, 0.8),
                0.001,
                Order.ANY,
                Bandwidth.of(10_000_000));

        assertEquals(
                "latency 5ms..20ms, loss burst p-bad 1% mean-length 5 loss-bad 80%, duplicate 0.1%, order any,"
                        + " bandwidth 10Mbit/s",
                link.toString());
    }

    @Test
    void hasPresets() {
        assertEquals(
                "latency lognormal median 250us p99 1ms, loss 0%, duplicate 0%, order fifo, bandwidth unlimited",
                Link.lan().toString());
        assertEquals(
                "latency lognormal median 75ms p99 125ms, loss 0.1%, duplicate 0%, order any, bandwidth unlimited",
                Link.wan().toString());
        assertEquals(
                "latency lognormal median 75ms p99 300ms, loss burst p-bad 2.6% mean-length 2 loss-bad 100%,"
                        + " duplicate 0.1%, order any, bandwidth unlimited",
                Link.lossy().toString());
    }

    @Test
    void lossyLosesAboutWhatPaxsonMeasured() {
        assertEquals(0.052, Link.lossy().loss().share(), 0.003);
    }

    @Test
    void changesOneThingAtATime() {
        Link link = Link.lan();

        assertEquals(new Link(link.latency(), link.loss(), 0.5, Order.FIFO, link.bandwidth()), link.withDuplicate(0.5));
        assertEquals(link, link.withLoss(Loss.independent(0.5)).withLoss(Loss.none()));
        assertEquals(link, link.withOrder(Order.ANY).withOrder(Order.FIFO));
        assertEquals(link, link.withBandwidth(Bandwidth.of(1)).withBandwidth(Bandwidth.unlimited()));
        assertEquals(
                Link.of(link.latency()),
                Link.wan().withLatency(link.latency()).withLoss(link.loss()).withOrder(Order.FIFO));
    }

    @Test
    void writesRatesAndRatiosInFull() {
        assertEquals("1bit/s", Bandwidth.of(1).toString());
        assertEquals("1.5kbit/s", Bandwidth.of(1_500).toString());
        assertEquals("10Gbit/s", Bandwidth.of(10_000_000_000L).toString());
        assertEquals(
                "1Mbit/s queue 200ms",
                Bandwidth.of(1_000_000).withQueue(Duration.ofMillis(200)).toString());
        assertEquals("0%", Loss.none().toString());
        assertEquals("0.0001%", Loss.independent(1e-6).toString());
        assertEquals("100%", Loss.independent(1).toString());
        assertEquals(
                "burst p-bad 0.5% mean-length 2.5 loss-bad 50%",
                Loss.bursts(0.005, 2.5, 0.5).toString());
    }

    @Test
    void takesBitsByRateRoundedUpToSendAMessage() {
        assertEquals(1_000_000, Bandwidth.of(1_000_000).nanos(125));
        assertEquals(800, Bandwidth.of(10_000_000).nanos(1));
        assertEquals(2_666_666_667L, Bandwidth.of(3).nanos(1));
        assertEquals(1, Bandwidth.of(1_000_000_000_000_000L).nanos(1));
        assertEquals(1, Bandwidth.of(1).nanos(0));
        assertEquals(8_589_934_592_000_000_000L, Bandwidth.of(1).nanos(1 << 30));
    }

    @Test
    void refusesWhatIsNoLink() {
        assertRefused(
                "duplicate is a probability, 0 to 1, not 1.01", () -> Link.lan().withDuplicate(1.01));
        assertRefused("a loss is a probability, 0 to 1, not -0.1", () -> Loss.independent(-0.1));
        assertRefused("a loss is a probability, 0 to 1, not NaN", () -> Loss.independent(Double.NaN));
        assertRefused("p-bad is a probability, 0 to 1, not 1.5", () -> Loss.bursts(1.5, 5, 0.8));
        assertRefused("loss-bad is a probability, 0 to 1, not 80.0", () -> Loss.bursts(0.01, 5, 80));
        assertRefused("a burst's mean-length is finite and at least 1, not 0.5", () -> Loss.bursts(0.01, 0.5, 0.8));
        assertRefused("a bandwidth is 1bit/s to 1000000Gbit/s, not 0bit/s", () -> Bandwidth.of(0));
        assertRefused("a bandwidth is 1bit/s to 1000000Gbit/s, not -1bit/s", () -> Bandwidth.of(-1));
        assertRefused("a queue is 0s or longer, not -1ns", () -> Bandwidth.of(1).withQueue(Duration.ofNanos(-1)));
        assertRefused(
                "a message has 0 to 1073741824 bytes, not -1",
                () -> Bandwidth.of(1).nanos(-1));
        assertRefused(
                "a message has 0 to 1073741824 bytes, not 1073741825",
                () -> Bandwidth.of(1).nanos((1 << 30) + 1));
    }

    private static void assertRefused(String message, Executable making) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, making).getMessage());
    }
}
