package dsim.algorithms.election;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Fact;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import dsim.trace.TraceSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A host for a group that is simpler than the simulator, and shares no code with it: every message takes 10 ms, nothing is lost,
 * doubled or overtaken, and what is due at the same time happens in the order in which it was planned.
 *
 * @param <M> the messages of the algorithm
 * @param <T> the timers of the algorithm
 */
public final class SmallWorld<M, T> {

    /** How long each message takes. */
    public static final Duration LATENCY = Duration.ofMillis(10);

    /** What happens to a message for a node that is down. */
    public enum Refusal {
        /** It is lost without a word, as on a datagram wire. */
        SILENT,
        /** Its sender is told, as on a stream. */
        TOLD
    }

    private record Planned(long time, long number, Runnable what) {}

    private final Refusal refusal;
    private final Map<Address, Node> nodes = new LinkedHashMap<>();
    private final List<TraceSink> sinks = new ArrayList<>();
    private final TraceEvent step = new TraceEvent();
    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(Comparator.comparingLong(Planned::time).thenComparingLong(Planned::number));
    private long planned;
    private long now;

    /** A world of nodes that are down. */
    public SmallWorld(ImmutableList<Address> addresses, Role<M, T> role, Refusal refusal) {
        this.refusal = refusal;
        addresses.forEach(address -> nodes.put(address, new Node(address, role)));
    }

    /** Lets somebody listen. */
    public <S extends TraceSink> S listen(S sink) {
        sinks.add(sink);
        return sink;
    }

    /** Starts all nodes that are down, now. */
    public void startAll() {
        nodes.values().forEach(Node::start);
    }

    /** Starts a node that is down, now. */
    public void start(Address node) {
        at(node).start();
    }

    /** Crashes a node, now. */
    public void crash(Address node) {
        at(node).crash();
    }

    /** Lets a client tell a node something, now. */
    public void tell(Address node, M message) {
        tellSinks(Kind.ACTION, node, TraceEvent.nobody(), message);
        at(node).actor.orElseThrow().onMessage(Address.of("client", 0), message);
    }

    /** Runs until nothing is left to happen. */
    public void run() {
        while (!plan.isEmpty()) {
            Planned next = plan.remove();
            now = next.time();
            next.what().run();
        }
    }

    /** Runs for a time. */
    public void run(Duration time) {
        long end = now + time.toNanos();
        while (!plan.isEmpty() && plan.element().time() <= end) {
            Planned next = plan.remove();
            now = next.time();
            next.what().run();
        }
        now = end;
    }

    private Node at(Address address) {
        return Optional.ofNullable(nodes.get(address)).orElseThrow();
    }

    private void plan(Duration delay, Runnable what) {
        plan.add(new Planned(now + delay.toNanos(), planned++, what));
    }

    private void tellSinks(Kind kind, Address node, Address peer, Object subject) {
        step.is(kind, now, node, peer, subject, 0, 0, "");
        sinks.forEach(sink -> sink.on(step));
    }

    private final class Node implements Context<M, T> {

        private final Address address;
        private final Role<M, T> role;
        private Optional<Actor<M, T>> actor = Optional.empty();
        private Optional<Object> persisted = Optional.empty();
        private Optional<Object> recovered = Optional.empty();
        private Map<T, Long> timers = new LinkedHashMap<>();
        private int life;
        private long startedAt;

        Node(Address address, Role<M, T> role) {
            this.address = address;
            this.role = role;
        }

        void start() {
            if (actor.isEmpty()) {
                recovered = persisted;
                startedAt = now;
                life++;
                tellSinks(Kind.START, address, TraceEvent.nobody(), life);
                Actor<M, T> fresh = role.play(this);
                actor = Optional.of(fresh);
                fresh.onStart();
            }
        }

        void crash() {
            actor = Optional.empty();
            timers = new LinkedHashMap<>();
            tellSinks(Kind.CRASH, address, TraceEvent.nobody(), life);
        }

        @Override
        public void send(Address to, M message) {
            tellSinks(Kind.SEND, address, to, message);
            plan(LATENCY, () -> at(to).arrive(this, message));
        }

        private void arrive(Node from, M message) {
            if (actor.isPresent()) {
                tellSinks(Kind.DELIVER, address, from.address, message);
                actor.get().onMessage(from.address, message);
            } else if (refusal == Refusal.TOLD) {
                plan(LATENCY, () -> from.actor.ifPresent(sender -> sender.onGone(address, Gone.REFUSED)));
            }
        }

        @Override
        public void setTimer(T timer, Duration delay) {
            long number = planned;
            timers.put(timer, number);
            plan(
                    delay,
                    () -> actor.ifPresent(present -> {
                        if (timers.remove(timer, number)) {
                            present.onTimer(timer);
                        }
                    }));
        }

        @Override
        public void cancelTimer(T timer) {
            timers.remove(timer);
        }

        @Override
        public void note(Fact fact) {
            tellSinks(Kind.NOTE, address, TraceEvent.nobody(), fact);
        }

        @Override
        public void persist(Object state) {
            persisted = Optional.of(state);
        }

        @Override
        public Optional<Object> recovered() {
            return recovered;
        }

        @Override
        public Address self() {
            return address;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(now);
        }

        @Override
        public Duration uptime() {
            return Duration.ofNanos(now - startedAt);
        }

        @Override
        public Rng random(String purpose) {
            return new Rng(Key.of(Seed.of(1), purpose).with(address.key()));
        }

        @Override
        public void close(Address peer) {}

        @Override
        public void adjustClock(Duration by) {}
    }
}
