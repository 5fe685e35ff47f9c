package dsim.algorithms.election;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import dsim.actor.Address;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.ElectionFact.Withdrew;
import dsim.check.RoleTracker;
import dsim.trace.TraceEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who leads, by what processes tell of themselves and what befalls their nodes: the role {@code leader}. A node that is down
 * or paused neither leads nor follows. A step costs the same however many nodes there are.
 */
public final class Leadership implements RoleTracker {

    private final Map<Address, Standing> standings = new LinkedHashMap<>();
    private final Map<Address, Long> leadingSinceNanos = new LinkedHashMap<>();

    /** Whom those who are awake take for their leader. */
    private final Multiset<ProcessId> believed = HashMultiset.create();

    private int awake;

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case NOTE -> {
                if (event.subject() instanceof Joined joined) {
                    become(event, Standing.joined(joined.self()));
                } else if (event.subject() instanceof Withdrew) {
                    ifJoined(event, Standing::down);
                } else if (event.subject() instanceof ElectionFact fact) {
                    ifJoined(event, standing -> standing.believing(leaderBy(fact)));
                }
            }
            case START -> ifJoined(event, standing -> Standing.joined(standing.self()));
            case CRASH -> ifJoined(event, Standing::down);
            case PAUSE -> ifJoined(event, standing -> standing.paused(true));
            case RESUME -> ifJoined(event, standing -> standing.paused(false));
            default -> {}
        }
    }

    /** All who lead now, in the order in which they began. */
    @Override
    public ImmutableList<Address> holders() {
        return ImmutableList.copyOf(leadingSinceNanos.keySet());
    }

    /** Since when each of those leads who lead now, in nanoseconds, in the order in which they began. */
    Map<Address, Long> leadingSinceNanos() {
        return Collections.unmodifiableMap(leadingSinceNanos);
    }

    /** A node as sentences call it: its name and by what it is known, such as {@code p3 (3)}. */
    String name(Address node) {
        return node.host() + " (" + standing(node).self() + ")";
    }

    /**
     * How things stand with one who joined.
     *
     * @throws IllegalArgumentException if it never did
     */
    Standing standing(Address node) {
        Standing standing = standings.get(node);
        if (standing == null) {
            throw new IllegalArgumentException("no node that joined an election: " + node);
        }
        return standing;
    }

    /** How things stand with those who ever joined, in the order in which they first did. */
    Map<Address, Standing> standings() {
        return Collections.unmodifiableMap(standings);
    }

    /** How many are up and not paused. */
    int awake() {
        return awake;
    }

    /** Whether one leads, and all who are awake know it. */
    boolean isAgreed() {
        return leadingSinceNanos.size() == 1 && believed.elementSet().size() == 1 && believed.size() == awake;
    }

    private static Optional<ProcessId> leaderBy(ElectionFact fact) {
        if (fact instanceof Leads leads) {
            return Optional.of(leads.self());
        } else if (fact instanceof Follows follows) {
            return Optional.of(follows.leader());
        } else {
            return Optional.empty();
        }
    }

    private void ifJoined(TraceEvent event, UnaryOperator<Standing> change) {
        Standing before = standings.get(event.node());
        if (before != null) {
            become(event, change.apply(before));
        }
    }

    private void become(TraceEvent event, Standing after) {
        Standing before = standings.put(event.node(), after);
        if (before != null && before.isAwake()) {
            awake--;
            before.leader().ifPresent(believed::remove);
        }
        if (after.isAwake()) {
            awake++;
            after.leader().ifPresent(believed::add);
        }
        if (after.leads()) {
            leadingSinceNanos.putIfAbsent(event.node(), event.timeNanos());
        } else {
            leadingSinceNanos.remove(event.node());
        }
    }
}
