package dsim.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Fact;
import dsim.actor.Role;
import dsim.random.Key;
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

    /** Whether a node takes part. */
    enum State {
        DOWN,
        UP,
        PAUSED
    }

    /** A stream of chance by name, and the others of its node. */
    private static final class Chance extends Rng {
        private final String purpose;
        private final @Nullable Chance next;

        private Chance(Key key, String purpose, @Nullable Chance next) {
            super(key);
            this.purpose = purpose;
            this.next = next;
        }
    }

    /** What few nodes need: it would only take room beside what each event needs. */
    private static final class Rare {
        private static final Rare NONE = new Rare();

        private long startedAt;
        private long adjustedNanos;
        private @Nullable Object persisted;
        private @Nullable Object recovered;
        private @Nullable List<Runnable> backlog;
        private Map<Object, Alarm> furtherAlarms = ImmutableMap.of();
    }

    private static final int ROW_MAX = 4;

    /** A timer that would run out after all times does so at the last of them. */
    private static final long LATEST = Alarm.NEVER - 1;

    final int place;
    final boolean speaksByStream;

    /** The key of the address, beside the rest of what a message needs. */
    final long key;

    private int turns;
    private long turnAt = -1;
    int life;

    State state = State.DOWN;
    private @Nullable Actor<Object, Object> actor;
    private final Simulation simulation;
    final Address address;
    private @Nullable Chance chance;
    private @Nullable Alarm row;
    private Rare rare = Rare.NONE;
    private final Role<Object, Object> role;
    private final Wire<Object> wire;
    private final NodeClock clock;

    SimNode(Simulation simulation, int place, Address address, NodePlan plan) {
        this.simulation = simulation;
        this.place = place;
        this.address = address;
        this.key = address.key();
        this.role = plan.role();
        this.wire = plan.wire();
        this.clock = plan.clock();
        this.speaksByStream = wire.kind() == Wire.Kind.STREAM;
    }

    private Rare rare() {
        if (rare == Rare.NONE) {
            rare = new Rare();
        }
        return rare;
    }

    Wire<Object> wire() {
        return wire;
    }

    /** The actor of a node that is up. */
    Actor<Object, Object> actor() {
        Actor<Object, Object> present = actor;
        if (present == null) {
            throw new AssertionError(address + " is down");
        }
        return present;
    }

    /**
     * Reads a little of whatever a turn of this node needs, which brings it near. The result says nothing.
     *
     * @param subject what the turn is about
     */
    long touch(Object subject) {
        long read = turnAt;
        if (actor != null && actor.getClass() == subject.getClass()) {
            read++;
        }
        if (chance != null) {
            read += chance.taken();
        }
        return read;
    }

    /** Reads a little of each timer of this node, which brings it near. */
    long touchAlarms() {
        long read = 0;
        for (Alarm alarm = row; alarm != null; alarm = alarm.next) {
            read += alarm.due;
        }
        return read;
    }

    void start() {
        life++;
        state = State.UP;
        if (simulation.now() > 0) {
            rare().startedAt = simulation.now();
            rare().recovered = rare().persisted;
        }
        actor = role.play(this);
    }

    void crash() {
        state = State.DOWN;
        actor = null;
        if (rare != Rare.NONE) {
            rare.recovered = null;
            rare.backlog = null;
        }
        silenceAlarms();
    }

    void losePersisted() {
        rare().persisted = null;
    }

    /** A paused node gets this when it goes on. */
    void holdBack(Runnable arrival) {
        List<Runnable> backlog = rare().backlog;
        if (backlog == null) {
            backlog = new ArrayList<>();
            rare().backlog = backlog;
        }
        backlog.add(arrival);
    }

    List<Runnable> takeBacklog() {
        List<Runnable> held = rare().backlog;
        rare().backlog = null;
        return held == null ? ImmutableList.of() : held;
    }

    /** How many handlers of this node have run at this instant before this one. */
    int nextTurn(long now) {
        if (turnAt != now) {
            turnAt = now;
            turns = 0;
        }
        return turns++;
    }

    // ---- timers: the first few in a row, which is searched through; further ones by their value

    private @Nullable Alarm alarm(Object timer) {
        for (Alarm alarm = row; alarm != null; alarm = alarm.next) {
            if (alarm.isFor(timer)) {
                return alarm;
            }
        }
        return rare.furtherAlarms.get(timer);
    }

    private Alarm newAlarm(Object timer) {
        int size = 0;
        for (Alarm alarm = row; alarm != null; alarm = alarm.next) {
            size++;
        }
        if (size < ROW_MAX) {
            row = new Alarm(this, timer, row);
            return row;
        }
        Rare rare = rare();
        if (rare.furtherAlarms.isEmpty()) {
            rare.furtherAlarms = new LinkedHashMap<>();
        }
        Alarm alarm = new Alarm(this, timer, null);
        rare.furtherAlarms.put(timer, alarm);
        return alarm;
    }

    /** A timer is not set any more. */
    void forget(Alarm alarm) {
        if (row == alarm) {
            row = alarm.next;
            return;
        }
        for (Alarm before = row; before != null; before = before.next) {
            if (before.next == alarm) {
                before.next = alarm.next;
                return;
            }
        }
        rare.furtherAlarms.remove(alarm.timer);
    }

    private void silenceAlarms() {
        for (Alarm alarm = row; alarm != null; alarm = alarm.next) {
            alarm.silence();
        }
        row = null;
        if (!rare.furtherAlarms.isEmpty()) {
            rare.furtherAlarms.values().forEach(Alarm::silence);
            rare.furtherAlarms = ImmutableMap.of();
        }
    }

    // ---- what the actor may know and do

    @Override
    public Address self() {
        return address;
    }

    @Override
    public Instant now() {
        long own = clock.offsetNanos() + rare.adjustedNanos + clock.elapsed(simulation.now());
        if (clock.noiseNanos() > 0) {
            own += random("clock noise").between(-clock.noiseNanos(), clock.noiseNanos());
        }
        return NodeClock.EPOCH.plusNanos(own);
    }

    @Override
    public Duration uptime() {
        return Duration.ofNanos(clock.elapsed(simulation.now()) - clock.elapsed(rare.startedAt));
    }

    @Override
    public Rng random(String purpose) {
        for (Chance one = chance; one != null; one = one.next) {
            if (one.purpose.equals(purpose)) {
                return one;
            }
        }
        chance = new Chance(simulation.chanceOf(address, purpose), purpose, chance);
        return chance;
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
        Alarm known = alarm(timer);
        long due = simulation.now() + clock.trueDelay(delay.toNanos());
        simulation.setTimer(known == null ? newAlarm(timer) : known, due < 0 ? LATEST : Math.min(due, LATEST));
    }

    @Override
    public void cancelTimer(Object timer) {
        Alarm alarm = alarm(timer);
        if (alarm != null) {
            simulation.cancelTimer(alarm);
        }
    }

    @Override
    public void adjustClock(Duration by) {
        rare().adjustedNanos += by.toNanos();
        simulation.tell(Kind.CLOCK, address, by.toNanos());
    }

    @Override
    public void persist(Object newState) {
        Shape.of(newState.getClass());
        rare().persisted = newState;
        simulation.tell(Kind.PERSIST, address, newState);
    }

    @Override
    public Optional<Object> recovered() {
        return Optional.ofNullable(rare.recovered);
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
