package dsim.algorithms.election;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.check.Condition;
import dsim.trace.TraceEvent;

/** Two nodes that are up lead at once: {@code two-leaders}, meant for "sometimes", where a network is partitioned. */
public final class TwoLeaders implements Condition {

    private final Leadership leadership = new Leadership();

    @Override
    public void on(TraceEvent event) {
        leadership.on(event);
    }

    @Override
    public boolean holds() {
        return leadership.holders().size() > 1;
    }

    @Override
    public String says() {
        ImmutableList<Address> leaders = leadership.holders();
        return switch (leaders.size()) {
            case 0 -> "no node leads";
            case 1 -> leadership.name(leaders.get(0)) + " leads alone";
            default -> leadership.name(leaders.get(0)) + " and " + leadership.name(leaders.get(1)) + " both lead";
        };
    }

    @Override
    public Address node() {
        return leadership.holders().stream().skip(1).findFirst().orElse(TraceEvent.nobody());
    }
}
