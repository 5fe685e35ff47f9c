package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.TookForDead;
import dsim.check.Condition;
import dsim.trace.TraceEvent;

/** No peer takes a neighbour for dead that is up ({@code no-false-deaths}). */
public final class NoFalseDeaths implements Condition {

    private final Deaths deaths = new Deaths();
    private Address believer = TraceEvent.nobody();
    private String victim = "";

    @Override
    public void on(TraceEvent event) {
        deaths.on(event);
        if (holds()
                && event.kind() == TraceEvent.Kind.NOTE
                && event.subject() instanceof TookForDead taken
                && deaths.isFalse(taken)) {
            believer = event.node();
            victim = taken.neighbour().address().host();
        }
    }

    @Override
    public boolean holds() {
        return believer.equals(TraceEvent.nobody());
    }

    @Override
    public String says() {
        return holds()
                ? "nobody was taken for dead who was up"
                : believer.host() + " took " + victim + " for dead, which is up";
    }

    @Override
    public Address node() {
        return believer;
    }
}
