package dsim.scenarios;

import dsim.network.Bandwidth;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import java.util.Optional;

/**
 * How a link differs from another one. What is empty stays as it was.
 *
 * @param preset replaces all of it, before the others are put in place
 * @param latency how long messages are under way
 * @param loss which are lost
 * @param duplicate the chance that one arrives twice, 0 to 1
 * @param order whether they may overtake one another
 * @param bandwidth how fast they go out, each pair of nodes for itself
 */
public record LinkChange(
        Optional<Link> preset,
        Optional<Latency> latency,
        Optional<Loss> loss,
        Optional<Double> duplicate,
        Optional<Order> order,
        Optional<Bandwidth> bandwidth) {

    /** No difference at all. */
    static final LinkChange NONE = new LinkChange(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The link that is different. */
    public Link of(Link link) {
        Link before = preset.orElse(link);
        return new Link(
                latency.orElse(before.latency()),
                loss.orElse(before.loss()),
                duplicate.orElse(before.duplicate()),
                order.orElse(before.order()),
                bandwidth.orElse(before.bandwidth()));
    }
}
