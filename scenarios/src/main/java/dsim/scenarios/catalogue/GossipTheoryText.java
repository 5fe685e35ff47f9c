package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.gossip.Attachment;
import dsim.algorithms.gossip.Chatter;
import dsim.algorithms.gossip.GossipConfig;
import dsim.algorithms.gossip.GossipTheory;
import dsim.algorithms.gossip.Spread;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What theory says of a gossip network, in sentences.
 *
 * @param peers how many there are
 * @param config what they play by
 */
record GossipTheoryText(int peers, GossipConfig config) {

    private static final double NANOS = 1e9;

    ImmutableList<String> sentences() {
        ImmutableList.Builder<String> sentences = ImmutableList.builder();
        sentences.add(overlay());
        if (config.chatter().messages() > 0) {
            sentences.add(generation(config.chatter()));
        }
        spread().ifPresent(sentences::add);
        config.livenessEvery().ifPresent(every -> sentences.add(liveness(every)));
        return sentences.build();
    }

    private String overlay() {
        Attachment rule = config.attachment();
        if (rule instanceof Attachment.TopHalf half) {
            return text(
                    "N = %,d peers that join one after the other by the top half (n %s) build the half graph:"
                            + " %,d links, degrees spread evenly, diameter 2; no power law",
                    peers,
                    half.countsItself() ? "counts the newcomer" : "does not count the newcomer",
                    GossipTheory.halfGraphLinks(peers, half.countsItself()));
        } else if (rule instanceof Attachment.Preferential preferential) {
            return text(
                    "preferential, m = %d, a = %s: degrees fall off as a power law, alpha = 3 + a/m = %.3f; links about"
                            + " m·N = %,d",
                    preferential.links(),
                    number(preferential.attractiveness()),
                    GossipTheory.alpha(preferential.links(), preferential.attractiveness()),
                    (long) preferential.links() * peers);
        } else if (rule instanceof Attachment.Uniform uniform) {
            return text(
                    "uniform, m = %d: degrees fall off exponentially, by m/(m + 1) = %.3f each; no power law",
                    uniform.links(), uniform.links() / (uniform.links() + 1.0));
        } else if (rule instanceof Attachment.CappedRandom capped) {
            return text("capped-random: nobody has more than %d links", capped.mostLinks());
        }
        return text("everybody: N(N − 1)/2 = %,d links", (long) peers * (peers - 1) / 2);
    }

    private static String generation(Chatter chatter) {
        double first = seconds(chatter.first());
        double last = first + (chatter.messages() - 1) * seconds(chatter.every());
        return text(
                "a peer says its %d messages %s to %s s after it has joined (%s)",
                chatter.messages(),
                number(first),
                number(last),
                chatter.order() == Chatter.Order.SEND_THEN_SLEEP ? "send, then sleep" : "sleep, then send");
    }

    private Optional<String> spread() {
        if (config.spread() instanceof Spread.Flood flood) {
            return Optional.of(
                    flood.toSender()
                            ? "a message costs 2E copies on a connected overlay of E links at rest, without loss"
                            : "a message costs 2E − (N − 1) copies on a connected overlay of E links at rest, without loss");
        } else if (config.spread() instanceof Spread.Fanout some) {
            return Optional.of(text(
                    "a fanout of %s on a complete graph covers x = 1 − e^(−fanout·x) = %.4f; all with probability %.4f",
                    number(some.fanout()),
                    GossipTheory.coverage(some.fanout()),
                    GossipTheory.reachesAll(peers, some.fanout())));
        }
        return Optional.of(text(
                "push on a complete graph takes log2 N + ln N + O(1) = %.1f + O(1) rounds",
                GossipTheory.pushRounds(peers)));
    }

    private String liveness(Duration every) {
        double period = seconds(every);
        double answer = seconds(config.answerWithin());
        return text(
                "liveness costs 4E messages each %s s; a death is known to a neighbour uniformly in [%s, %s) s, and"
                        + " costs d·q reports, q = %d",
                number(period),
                number((config.misses() - 1) * period + answer),
                number(config.misses() * period + answer),
                config.quorum());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    private static String number(double number) {
        return number == Math.rint(number) ? text("%.0f", number) : text("%.3f", number);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
