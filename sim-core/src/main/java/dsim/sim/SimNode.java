package dsim.sim;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Fact;
import dsim.actor.Role;
import dsim.random.Rng;
import dsim.shape.Shape;
import dsim.trace.TraceEvent.Kind;
import dsim.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of the virtual world: an actor's context, and what of it outlives a crash. */
final class SimNode implements Context<Object, Object> {

    /** What every clock shows at the beginning of a run, but for its offset. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Whether a node takes part. */
    enum State {
        DOWN,
        UP,
        PAUSED
    }

    final int place;
    final Address address;
    final Role<Object, Object> role;
    final Wire<Object> wire;
    final NodeClock clock;

    private final Simulation simulation;

    State state = State.DOWN;
    int life;
    private long startedAt;
    private long adjustedNanos;
    private long turnAt = -1;
    private int turns;

    private @Nullable Actor<Object, Object> actor;
    private @Nullable TimerTable timers;
    private @Nullable Map<String, Rng> rngs;
    private @Nullable Object persisted;
    private @Nullable Object recovered;
    private @Nullable List<Runnable> backlog;

    SimNode(
            Simulation simulation,
            int place,
            Address address,
            Role<Object, Object> role,
            Wire<Object> wire,
            NodeClock clock) {
        this.simulation = simulation;
        this.place = place;
        this.address = address;
        this.role = role;
        this.wire = wire;
        this.clock = clock;
    }

    /** The actor of a node that is up. */
    Actor<Object, Object> actor() {
        Actor<Object, Object> present = actor;
        if (present == null) {
            throw new AssertionError(address + " is down");
        }
        return present;
    }

    void start() {
        life++;
        state = State.UP;
        startedAt = simulation.now();
        recovered = persisted;
        actor = role.play(this);
    }

    void crash() {
        state = State.DOWN;
        actor = null;
        recovered = null;
        backlog = null;
        TimerTable all = timers;
        if (all != null) {
            for (int i = 0; i < all.size(); i++) {
                simulation.slots.kill(all.slotAt(i));
            }
        }
        timers = null;
    }

    void losePersisted() {
        persisted = null;
    }

    /** A paused node gets this when it goes on. */
    void holdBack(Runnable arrival) {
        if (backlog == null) {
            backlog = new ArrayList<>();
        }
        backlog.add(arrival);
    }

    List<Runnable> takeBacklog() {
        List<Runnable> held = backlog == null ? ImmutableList.of() : backlog;
        backlog = null;
        return held;
    }

    /** How many handlers of this node have run at this instant before this one. */
    int nextTurn(long now) {
        if (turnAt != now) {
            turnAt = now;
            turns = 0;
        }
        return turns++;
    }

    /** A timer's slot was polled for the last time. */
    void forgetTimer(Object timer) {
        TimerTable all = timers;
        if (all != null) {
            all.remove(timer);
        }
    }

    @Override
    public Address self() {
        return address;
    }

    @Override
    public Instant now() {
        long own = clock.offsetNanos() + adjustedNanos + clock.elapsed(simulation.now());
        if (clock.noiseNanos() > 0) {
            own += random("clock noise").between(-clock.noiseNanos(), clock.noiseNanos());
        }
        return EPOCH.plusNanos(own);
    }

    @Override
    public Duration uptime() {
        return Duration.ofNanos(clock.elapsed(simulation.now()) - clock.elapsed(startedAt));
    }

    @Override
    public Rng random(String purpose) {
        if (rngs == null) {
            rngs = new LinkedHashMap<>();
        }
        return rngs.computeIfAbsent(purpose, name -> simulation.rng(address, name));
    }

    @Override
    public void send(Address to, Object message) {
        simulation.send(this, to, message);
    }

    @Override
    public void close(Address peer) {
        simulation.streams().close(this, peer);
    }

    @Override
    public void setTimer(Object timer, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer runs out later, not " + delay + " ago: " + timer);
        }
        long due = simulation.now() + clock.trueDelay(delay.toNanos());
        if (timers == null) {
            timers = new TimerTable();
        }
        simulation.setTimer(this, timers, timer, due);
    }

    @Override
    public void cancelTimer(Object timer) {
        if (timers != null) {
            simulation.cancelTimer(this, timers, timer);
        }
    }

    @Override
    public void adjustClock(Duration by) {
        adjustedNanos += by.toNanos();
        simulation.tell(Kind.CLOCK, address, by.toNanos());
    }

    @Override
    public void persist(Object newState) {
        Shape.of(newState.getClass());
        persisted = newState;
        simulation.tell(Kind.PERSIST, address, newState);
    }

    @Override
    public Optional<Object> recovered() {
        return Optional.ofNullable(recovered);
    }

    @Override
    public void note(Fact fact) {
        simulation.tell(Kind.NOTE, address, fact);
    }

    @Override
    public String toString() {
        return address.host();
    }
}
