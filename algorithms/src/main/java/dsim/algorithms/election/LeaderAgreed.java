package dsim.algorithms.election;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.Map;
import java.util.Optional;

/**
 * Every node that is up and not paused knows the same leader, and that one is up, not paused, and leads: {@code
 * leader-agreed}. With no node up there is nothing agreed.
 */
public final class LeaderAgreed implements Condition {

    private final Leadership leadership = new Leadership();

    @Override
    public void on(TraceEvent event) {
        leadership.on(event);
    }

    @Override
    public boolean holds() {
        return leadership.isAgreed();
    }

    @Override
    public String says() {
        if (leadership.awake() == 0) {
            return "no node is up";
        }
        return objection()
                .map(objection -> leadership.name(objection.node()) + " " + objection.says())
                .orElseGet(() -> leadership.name(leadership.holders().get(0)) + " leads, and all " + leadership.awake()
                        + " that are up know it");
    }

    @Override
    public Address node() {
        return objection().map(Objection::node).orElse(TraceEvent.nobody());
    }

    private Optional<Objection> objection() {
        ImmutableList<Address> leaders = leadership.holders();
        ImmutableSet<ProcessId> led = leaders.stream()
                .map(leader -> leadership.standing(leader).self())
                .collect(ImmutableSet.toImmutableSet());
        for (Map.Entry<Address, Standing> each : leadership.standings().entrySet()) {
            Standing standing = each.getValue();
            if (standing.isAwake() && standing.leader().isEmpty()) {
                return Optional.of(new Objection(each.getKey(), "knows no leader"));
            } else if (standing.isAwake() && !led.contains(standing.leader().orElseThrow())) {
                return Optional.of(new Objection(
                        each.getKey(), "follows " + standing.leader().orElseThrow() + ", which does not lead"));
            }
        }
        return leaders.size() < 2
                ? Optional.empty()
                : Optional.of(new Objection(leaders.get(1), "leads, and so does " + leadership.name(leaders.get(0))));
    }

    /** What keeps the nodes from agreeing, and where. */
    private record Objection(Address node, String says) {}
}
