package dsim.algorithms.election;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ElectionCost.Count;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What elections cost in messages, as they are sent: {@code election.messages}. A copy that the network makes is no message
 * sent. Its one number is the total over the kinds that belong to the election proper; other kinds stand beside it.
 */
public final class ElectionMessages implements Metric {

    private final ImmutableMap<Class<?>, String> proper;
    private final ImmutableMap<Class<?>, String> beside;
    private final Map<Class<?>, Tally> tallies = new LinkedHashMap<>();
    private final Set<Address> down = new LinkedHashSet<>();

    /**
     * Follows a run from its beginning.
     *
     * @param proper the messages that belong to the election, each with the word under which it is counted
     * @param beside further messages that are counted, but not into the total: probes and acknowledgements
     */
    public ElectionMessages(ImmutableMap<Class<?>, String> proper, ImmutableMap<Class<?>, String> beside) {
        this.proper = proper;
        this.beside = beside;
        proper.keySet().forEach(type -> tallies.put(type, new Tally()));
        beside.keySet().forEach(type -> tallies.put(type, new Tally()));
    }

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case START -> down.remove(event.node());
            case CRASH -> down.add(event.node());
            case SEND -> onSend(event.subject().getClass(), event.peer());
            default -> {}
        }
    }

    private void onSend(Class<?> type, Address to) {
        Tally tally = tallies.get(type);
        if (tally != null) {
            tally.all++;
            tally.toDead += down.contains(to) ? 1 : 0;
        }
    }

    /** The messages of the election proper. */
    public ElectionCost cost() {
        return costOf(proper);
    }

    @Override
    public long samples() {
        return (long) cost().total().all();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(cost().total().all());
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        parts.putAll(cost().parts());
        costOf(beside).kinds().forEach((kind, count) -> parts.put(kind, count.all()));
        return parts.buildOrThrow();
    }

    private ElectionCost costOf(ImmutableMap<Class<?>, String> types) {
        ImmutableMap.Builder<String, Count> kinds = ImmutableMap.builder();
        tallies.forEach((type, tally) -> {
            String kind = types.get(type);
            if (kind != null) {
                kinds.put(kind, new Count(tally.all, tally.toDead));
            }
        });
        return new ElectionCost(kinds.buildOrThrow());
    }

    private static final class Tally {
        private long all;
        private long toDead;
    }
}
