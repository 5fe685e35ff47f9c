package dsim.algorithms.gossip;

import dsim.check.Condition;
import dsim.trace.TraceEvent;

/**
 * Something was said, and everyone who should hear it has: who had joined by then and has been up since ({@code
 * everyone-heard}).
 */
public final class EveryoneHeard implements Condition {

    private final Deliveries deliveries = new Deliveries();

    @Override
    public void on(TraceEvent event) {
        deliveries.on(event);
    }

    @Override
    public boolean holds() {
        return !deliveries.told().isEmpty() && deliveries.open() == 0;
    }

    @Override
    public String says() {
        if (deliveries.told().isEmpty()) {
            return "no peer has said anything";
        }
        return holds()
                ? "all " + deliveries.told().size() + " messages reached everyone who should hear them"
                : deliveries.told().stream()
                        .filter(told -> told.paid() < told.owed())
                        .findFirst()
                        .map(told -> told.id() + " has reached " + told.paid() + " of " + told.owed() + " peers")
                        .orElseThrow();
    }
}
