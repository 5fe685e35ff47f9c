package dsim.scenarios;

import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Some links that are different. What a rule does not name stays as it was.
 *
 * @param route the links it is about; selectors here name nodes and groups only
 * @param latency how long a message is under way
 * @param loss how messages are lost
 * @param duplicate the probability of a second copy, 0 to 1
 * @param order whether messages may overtake one another
 * @param bitsPerSecond bandwidth of each link; positive
 */
public record LinkRule(
        Route route,
        Optional<Latency> latency,
        Optional<Loss> loss,
        OptionalDouble duplicate,
        Optional<Order> order,
        OptionalLong bitsPerSecond) {

    /** A link to which this rule applies, as it is after it. */
    public Link appliedTo(Link link) {
        return new Link(
                latency.orElse(link.latency()),
                loss.orElse(link.loss()),
                duplicate.orElse(link.duplicate()),
                order.orElse(link.order()),
                bitsPerSecond.orElse(link.bitsPerSecond()));
    }
}
