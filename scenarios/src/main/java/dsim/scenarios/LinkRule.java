package dsim.scenarios;

import dsim.network.Bandwidth;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import java.util.Optional;

/**
 * Some links that are different. What a rule does not name stays as it was.
 *
 * @param route the links that it is about
 * @param preset what the others begin with, if it is a whole link
 * @param latency how long messages are under way
 * @param loss which are lost
 * @param duplicate the chance that one arrives twice, 0 to 1
 * @param order whether they may overtake one another
 * @param bandwidth how fast they go out, each pair of nodes for itself
 */
public record LinkRule(
        Route route,
        Optional<Link> preset,
        Optional<Latency> latency,
        Optional<Loss> loss,
        Optional<Double> duplicate,
        Optional<Order> order,
        Optional<Bandwidth> bandwidth) {

    /** A link to which this rule applies, as it is after it. */
    public Link appliedTo(Link link) {
        Link before = preset.orElse(link);
        return new Link(
                latency.orElse(before.latency()),
                loss.orElse(before.loss()),
                duplicate.orElse(before.duplicate()),
                order.orElse(before.order()),
                bandwidth.orElse(before.bandwidth()));
    }
}
