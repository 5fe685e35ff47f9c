package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.Deliveries.Delivery;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.Optional;

/** No peer takes the same message for new twice in one life, nor its own at all ({@code no-duplicate-delivery}). */
public final class NoDuplicateDelivery implements Condition {

    private final Deliveries deliveries = new Deliveries();
    private long checked;
    private Optional<Delivery> duplicate = Optional.empty();

    @Override
    public void on(TraceEvent event) {
        Optional<Delivery> delivery = deliveries.take(event);
        checked += delivery.isPresent() ? 1 : 0;
        if (duplicate.isEmpty()) {
            duplicate = delivery.filter(each -> !each.isFirst());
        }
    }

    @Override
    public boolean holds() {
        return duplicate.isEmpty();
    }

    @Override
    public String says() {
        return duplicate
                .map(each -> each.peer().host() + " took " + each.rumour() + " for new a second time")
                .orElseGet(() -> checked + " deliveries, each message once to each peer");
    }

    @Override
    public Address node() {
        return duplicate.map(Delivery::peer).orElse(TraceEvent.nobody());
    }
}
