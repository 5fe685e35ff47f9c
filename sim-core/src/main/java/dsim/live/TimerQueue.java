package dsim.live;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The timers of all nodes, in the order in which they run out; of those that run out together, in which they were set. */
final class TimerQueue {

    private record Entry(long dueNanos, long order, LiveNode node, long number) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return dueNanos != other.dueNanos
                    ? Long.compare(dueNanos, other.dueNanos)
                    : Long.compare(order, other.order);
        }
    }

    private record Name(LiveNode node, long number) {}

    /** What is done when a timer runs out. */
    interface Firing {
        void fire(LiveNode node, long number);
    }

    private final EventLoop loop;
    private final LongSupplier nanos;
    private final Firing firing;
    private final TreeSet<Entry> entries = new TreeSet<>();
    private final Map<Name, Entry> byName = new HashMap<>();
    private long set;
    private long wakesAt = Long.MAX_VALUE;
    private @Nullable Future<?> wake;

    TimerQueue(EventLoop loop, LongSupplier nanos, Firing firing) {
        this.loop = loop;
        this.nanos = nanos;
        this.firing = firing;
    }

    void set(LiveNode node, long number, long dueNanos) {
        Entry entry = new Entry(dueNanos, ++set, node, number);
        entries.add(entry);
        byName.put(new Name(node, number), entry);
        wakeInTime();
    }

    void cancel(LiveNode node, long number) {
        Entry entry = byName.remove(new Name(node, number));
        if (entry != null) {
            entries.remove(entry);
        }
    }

    private void wakeInTime() {
        if (!entries.isEmpty() && entries.first().dueNanos() < wakesAt) {
            if (wake != null) {
                wake.cancel(false);
            }
            wakesAt = entries.first().dueNanos();
            wake = loop.schedule(this::wake, wakesAt - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        }
    }

    /** Only what was due when it began: a timer that is set to nothing again and again keeps nobody else waiting. */
    private void wake() {
        wakesAt = Long.MAX_VALUE;
        long now = nanos.getAsLong();
        while (!entries.isEmpty() && entries.first().dueNanos() <= now) {
            Entry entry = entries.pollFirst();
            byName.remove(new Name(entry.node(), entry.number()));
            firing.fire(entry.node(), entry.number());
        }
        wakeInTime();
    }
}
