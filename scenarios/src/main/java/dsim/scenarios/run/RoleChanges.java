package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.check.RoleTracker;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;

/** Notes down who has a role when; of one instant, what it ends with. Listens after the tracker. */
final class RoleChanges implements TraceSink {

    private final String role;
    private final RoleTracker tracker;
    private final List<RoleChange> changes = new ArrayList<>();
    private ImmutableList<Address> holders = ImmutableList.of();

    RoleChanges(String role, RoleTracker tracker) {
        this.role = role;
        this.tracker = tracker;
    }

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case NOTE, START, CRASH, PAUSE, RESUME -> look(event.timeNanos());
            default -> {}
        }
    }

    private void look(long nowNanos) {
        ImmutableList<Address> now = tracker.holders();
        if (!now.equals(holders)) {
            holders = now;
            if (!changes.isEmpty() && changes.get(changes.size() - 1).atNanos() == nowNanos) {
                changes.remove(changes.size() - 1);
            }
            changes.add(new RoleChange(nowNanos, role, now));
        }
    }

    ImmutableList<RoleChange> changes() {
        return ImmutableList.copyOf(changes);
    }
}
