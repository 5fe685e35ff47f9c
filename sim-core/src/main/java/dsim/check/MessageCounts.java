package dsim.check;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every run counts of its messages. A message counts as sent once, however many copies of it arrive; what is sent to
 * a node that is down is sent, and dropped with reason {@code down}.
 */
public final class MessageCounts implements TraceSink {

    private Class<?>[] types = new Class<?>[16];
    private long[] sentOfType = new long[16];
    private int typesSeen;
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private long sent;
    private long delivered;
    private long dropped;
    private long duplicated;
    private long bytes;
    private long timersFired;

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case SEND -> {
                sent++;
                bytes += event.bytes();
                sentOfType[type(event.subject().getClass())]++;
            }
            case DELIVER -> delivered++;
            case DUPLICATE -> duplicated++;
            case DROP -> {
                dropped++;
                reasons.merge(event.reason(), 1L, Long::sum);
            }
            case TIMER -> timersFired++;
            default -> {}
        }
    }

    private int type(Class<?> type) {
        for (int i = 0; i < typesSeen; i++) {
            if (types[i] == type) {
                return i;
            }
        }
        if (typesSeen == types.length) {
            types = Arrays.copyOf(types, 2 * typesSeen);
            sentOfType = Arrays.copyOf(sentOfType, 2 * typesSeen);
        }
        types[typesSeen] = type;
        return typesSeen++;
    }

    /** All of it by name, in alphabetical order: the metrics of every run. */
    public ImmutableSortedMap<String, Metric> metrics() {
        return ImmutableSortedMap.<String, Metric>naturalOrder()
                .put("messages.sent", new Count(() -> sent))
                .put("messages.delivered", new Count(() -> delivered))
                .put("messages.dropped", new Count(() -> dropped))
                .put("messages.duplicated", new Count(() -> duplicated))
                .put("messages.bytes", new Count(() -> bytes))
                .put("messages.by-type", new Parts(this::byType))
                .put("dropped.by-reason", new Parts(this::byReason))
                .put("timers.fired", new Count(() -> timersFired))
                .build();
    }

    private ImmutableMap<String, Double> byType() {
        ImmutableSortedMap.Builder<String, Double> parts = ImmutableSortedMap.naturalOrder();
        for (int i = 0; i < typesSeen; i++) {
            parts.put(types[i].getSimpleName(), (double) sentOfType[i]);
        }
        return parts.build();
    }

    private ImmutableMap<String, Double> byReason() {
        ImmutableMap.Builder<String, Double> parts = ImmutableMap.builder();
        reasons.forEach((reason, count) -> parts.put(reason, (double) count));
        return parts.buildOrThrow();
    }

    private interface Counted {
        long now();
    }

    private interface Parted {
        ImmutableMap<String, Double> now();
    }

    /** One of the counters. The counts are fed by their owner, once for all of them. */
    private record Count(Counted counted) implements Metric {

        @Override
        public void on(TraceEvent event) {}

        @Override
        public long samples() {
            return 1;
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of((double) counted.now());
        }
    }

    private record Parts(Parted parted) implements Metric {

        @Override
        public void on(TraceEvent event) {}

        @Override
        public long samples() {
            return parted.now().size();
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(parted.now().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum());
        }

        @Override
        public boolean isParted() {
            return true;
        }

        @Override
        public ImmutableMap<String, Double> parts() {
            return parted.now();
        }
    }
}
