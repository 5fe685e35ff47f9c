package dsim.algorithms.bitcoin.watch;

import dsim.actor.Address;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.client.ClientFact.Tries;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** {@code fetch.duration}: from a client's first try until it has its block; the longest. */
public final class FetchDuration implements Metric {

    private static final double NANOS = 1e9;

    private final Map<Address, Long> begun = new LinkedHashMap<>();
    private long samples;
    private long longestNanos;

    @Override
    public void on(TraceEvent event) {
        if (event.kind() != TraceEvent.Kind.NOTE) {
            return;
        } else if (event.subject() instanceof Tries) {
            begun.putIfAbsent(event.node(), event.timeNanos());
        } else if (event.subject() instanceof Fetched) {
            samples++;
            longestNanos = Math.max(longestNanos, event.timeNanos() - begun.getOrDefault(event.node(), 0L));
        }
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public OptionalDouble value() {
        return samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(longestNanos / NANOS);
    }
}
