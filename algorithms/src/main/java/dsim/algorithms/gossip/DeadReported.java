package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.check.Condition;
import dsim.trace.TraceEvent;

/**
 * Every peer that is down was taken off the list of a seed ({@code dead-reported}). One that died without a neighbour is
 * never reported: nobody watched it.
 */
public final class DeadReported implements Condition {

    private final Deaths deaths = new Deaths();

    @Override
    public void on(TraceEvent event) {
        deaths.on(event);
    }

    @Override
    public boolean holds() {
        return deaths.unreported().isEmpty();
    }

    @Override
    public String says() {
        return holds()
                ? deaths.dead() + " deaths, none unknown to all seeds"
                : node().host() + " is down, and no seed that lists it was told";
    }

    @Override
    public Address node() {
        return deaths.unreported().keySet().stream().findFirst().orElse(TraceEvent.nobody());
    }
}
