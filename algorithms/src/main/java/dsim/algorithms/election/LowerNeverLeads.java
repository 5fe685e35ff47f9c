package dsim.algorithms.election;

import dsim.actor.Address;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** No process follows one below itself: {@code lower-never-leads}. Once broken it stays so. */
public final class LowerNeverLeads implements Condition {

    private final Map<Address, Joined> joined = new LinkedHashMap<>();
    private String says = "no process follows one below itself";
    private Address node = TraceEvent.nobody();
    private boolean holds = true;

    @Override
    public void on(TraceEvent event) {
        if (event.kind() != TraceEvent.Kind.NOTE) {
            return;
        }
        if (event.subject() instanceof Joined told) {
            joined.put(event.node(), told);
        } else if (event.subject() instanceof Follows follows && holds) {
            onFollows(event.node(), follows.leader());
        }
    }

    private void onFollows(Address follower, ProcessId leader) {
        Joined told = joined.get(follower);
        if (told != null && told.order().isAbove(told.self(), leader)) {
            holds = false;
            node = follower;
            says = follower.host() + " (" + told.self() + ") follows " + leader + ", which is below it ("
                    + told.order().name().toLowerCase(Locale.ROOT) + " wins)";
        }
    }

    @Override
    public boolean holds() {
        return holds;
    }

    @Override
    public String says() {
        return says;
    }

    @Override
    public Address node() {
        return node;
    }
}
