package dsim.algorithms.election;

import java.util.Optional;

/**
 * How things stand with one process, as far as it and its host have told.
 *
 * @param self by what it is known
 * @param up whether its node is up
 * @param paused whether its node is stopped for a while
 * @param leader whom it takes for its leader
 */
record Standing(ProcessId self, boolean up, boolean paused, Optional<ProcessId> leader) {

    static Standing joined(ProcessId self) {
        return new Standing(self, true, false, Optional.empty());
    }

    Standing down() {
        return new Standing(self, false, false, Optional.empty());
    }

    Standing paused(boolean now) {
        return new Standing(self, up, now, leader);
    }

    Standing believing(Optional<ProcessId> whom) {
        return new Standing(self, up, paused, whom);
    }

    boolean isAwake() {
        return up && !paused;
    }

    boolean leads() {
        return isAwake() && leader.equals(Optional.of(self));
    }
}
