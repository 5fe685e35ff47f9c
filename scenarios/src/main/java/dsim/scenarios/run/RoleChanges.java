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
        int last = changes.size() - 1;
        if (last >= 0 && changes.get(last).atNanos() == nowNanos) {
            changes.remove(last);
        }
        ImmutableList<Address> now = tracker.holders();
        if (!now.equals(before())) {
            changes.add(new RoleChange(nowNanos, role, now));
        }
    }

    private ImmutableList<Address> before() {
        return changes.isEmpty()
                ? ImmutableList.of()
                : changes.get(changes.size() - 1).holders();
    }

    ImmutableList<RoleChange> changes() {
        return ImmutableList.copyOf(changes);
    }
}
