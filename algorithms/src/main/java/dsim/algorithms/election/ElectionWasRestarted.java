package dsim.algorithms.election;

import dsim.actor.Address;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.check.Condition;
import dsim.trace.TraceEvent;

/** At least one election came to no end in time and was held again: {@code election-restarted}, meant for "sometimes". */
public final class ElectionWasRestarted implements Condition {

    private long restarts;
    private Address last = TraceEvent.nobody();

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof ElectionRestarted) {
            restarts++;
            last = event.node();
        }
    }

    @Override
    public boolean holds() {
        return restarts > 0;
    }

    @Override
    public String says() {
        return restarts == 0
                ? "no node restarted its election"
                : last.host() + " restarted its election, the last of " + restarts + " restarts";
    }

    @Override
    public Address node() {
        return last;
    }
}
