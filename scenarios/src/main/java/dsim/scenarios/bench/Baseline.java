package dsim.scenarios.bench;

import dsim.random.Draws;
import dsim.random.Key;
import dsim.random.Seed;
import java.util.PriorityQueue;

/**
 * A discrete event simulator as one writes it in an afternoon: typed event objects in a PriorityQueue, ordered by time and a
 * counter. It draws loss and latency by the same functions as dsim's network.
 */
final class Baseline {

    /** A simulated node. */
    interface Node {
        void onMessage(Node from, Object message);

        void onTimer(Timer timer);
    }

    private abstract static class Event implements Comparable<Event> {
        private final long time;
        private final long number;

        private Event(long time, long number) {
            this.time = time;
            this.number = number;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }

        abstract void happen();
    }

    private static final class Delivery extends Event {
        private final Node from;
        private final Node to;
        private final Object message;

        private Delivery(long time, long number, Node from, Node to, Object message) {
            super(time, number);
            this.from = from;
            this.to = to;
            this.message = message;
        }

        @Override
        void happen() {
            to.onMessage(from, message);
        }
    }

    /** A timer that is set. */
    static final class Timer extends Event {
        private final Node node;
        final Object value;
        private boolean cancelled;

        private Timer(long time, long number, Node node, Object value) {
            super(time, number);
            this.node = node;
            this.value = value;
        }

        /** Takes it back: it stays in the queue, and nothing happens when it comes up. */
        void cancel() {
            cancelled = true;
        }

        @Override
        void happen() {
            if (!cancelled) {
                node.onTimer(this);
            }
        }
    }

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final long minNanos;
    private final double meanNanos;
    private final long loss;
    private final Key messages;
    private final Key losses;
    private final Key latencies;
    private long now;
    private long events;

    Baseline(long minNanos, double meanNanos, double loss) {
        this.minNanos = minNanos;
        this.meanNanos = meanNanos;
        this.loss = Draws.limit(loss);
        Key network = Key.of(Seed.of(1), "network");
        this.messages = network.with("messages");
        this.losses = network.with("loss");
        this.latencies = network.with("latency");
    }

    void send(Node from, Node to, Object message) {
        long id = messages.at(events++);
        if (loss > 0 && Draws.isBelow(losses.answer(id), loss)) {
            return;
        }
        long latency = minNanos + (long) (Draws.exponential(latencies.answer(id)) * meanNanos);
        queue.add(new Delivery(now + latency, events, from, to, message));
    }

    Timer setTimer(Node node, Object value, long delayNanos) {
        Timer timer = new Timer(now + delayNanos, events++, node, value);
        queue.add(timer);
        return timer;
    }

    void runUntil(long end) {
        while (!queue.isEmpty() && queue.peek().time <= end) {
            Event event = queue.remove();
            now = event.time;
            event.happen();
        }
        now = end;
    }
}
