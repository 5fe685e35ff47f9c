package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.SeedDegrees.Comparison;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.Optional;

/**
 * The degrees on the seeds' lists of peers that are up are the true ones ({@code seeds-know}). A seed tells its list only when it
 * has been at rest for a while, so it is a matter of "eventually". Entries of an earlier life of a peer are excused, like those
 * of peers that are down: seeds do not talk to each other.
 */
public final class SeedsKnow implements Condition {

    private final Overlay overlay = new Overlay();
    private final SeedDegrees degrees = new SeedDegrees(overlay);
    private Optional<Comparison> comparison = Optional.empty();

    @Override
    public void on(TraceEvent event) {
        long before = degrees.changes();
        overlay.on(event);
        degrees.on(event);
        if (degrees.changes() != before) {
            comparison = Optional.empty();
        }
    }

    private Comparison comparison() {
        if (comparison.isEmpty()) {
            comparison = Optional.of(degrees.compare());
        }
        return comparison.get();
    }

    @Override
    public boolean holds() {
        return degrees.isTold() && comparison().wrong() == 0;
    }

    @Override
    public String says() {
        if (!degrees.isTold()) {
            return "no seed has told its list";
        }
        return holds()
                ? "all " + comparison().listings() + " entries have the true degree"
                : comparison().example();
    }

    @Override
    public Address node() {
        return comparison().where();
    }
}
