package dsim.algorithms.bitcoin.watch;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.Failure;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code peers.failed}: how many peers were of no use to a client, by the reason. */
public final class PeersFailed implements Metric {

    private final SortedMap<Failure, Long> failures = new TreeMap<>();

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Failed failed) {
            failures.merge(failed.failure(), 1L, Long::sum);
        }
    }

    @Override
    public long samples() {
        return 1;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(
                (double) failures.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public boolean isParted() {
        return true;
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        failures.forEach((failure, count) -> parts.put(failure.word(), (double) count));
        return parts.buildOrThrow();
    }
}
