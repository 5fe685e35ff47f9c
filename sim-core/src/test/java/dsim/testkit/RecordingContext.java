package dsim.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Fact;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The context of one actor alone: what the actor does is recorded as values, in order, and nothing happens that the test does
 * not do itself. A call that changes nothing, such as taking back a timer that is not set, is not recorded.
 *
 * <pre>{@code
 * var context = new RecordingContext<BullyMessage, Wait>(P3);
 * var node = new BullyElection(ID3, config, context);
 *
 * node.onMessage(P1, new Election());
 *
 * assertEquals(List.of(new Sent(P1, new Alive()), ...), context.take());
 * }</pre>
 */
public final class RecordingContext<M, T> implements Context<M, T> {

    /** Something that an actor did. */
    public sealed interface Effect {

        /** It sent a message. */
        record Sent(Address to, Object message) implements Effect {}

        /** It ended its stream to a peer. */
        record Closed(Address peer) implements Effect {}

        /** It set a timer. */
        record TimerSet(Object timer, Duration delay) implements Effect {}

        /** It took back a timer that was set. */
        record TimerCancelled(Object timer) implements Effect {}

        /** It set its clock. */
        record ClockAdjusted(Duration by) implements Effect {}

        /** It kept a state for after a crash. */
        record Persisted(Object state) implements Effect {}

        /** It told a fact. */
        record Noted(Fact fact) implements Effect {}
    }

    private static final Seed SEED = Seed.of(1);

    private final Address self;
    private final Optional<Object> recovered;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<T, Duration> due = new LinkedHashMap<>();
    private final Map<String, Rng> streams = new LinkedHashMap<>();
    private Optional<Object> persisted;
    private Duration uptime = Duration.ZERO;
    private Instant now = Instant.EPOCH;

    /** A node in its first life, its clock at the epoch. */
    public RecordingContext(Address self) {
        this(self, Optional.empty());
    }

    private RecordingContext(Address self, Optional<Object> recovered) {
        this.self = self;
        this.recovered = recovered;
        this.persisted = recovered;
    }

    /** The same node in its next life, after a crash: it recovers what was persisted last, and nothing else. */
    public RecordingContext<M, T> afterCrash() {
        return new RecordingContext<>(self, persisted);
    }

    /** What the actor did since this was asked last, in order. */
    public ImmutableList<Effect> take() {
        ImmutableList<Effect> taken = ImmutableList.copyOf(effects);
        effects.clear();
        return taken;
    }

    /** Of what the actor did since this was asked last, only the effects of a kind, in order; the others are forgotten. */
    public <E extends Effect> ImmutableList<E> take(Class<E> kind) {
        return take().stream().filter(kind::isInstance).map(kind::cast).collect(ImmutableList.toImmutableList());
    }

    /** The timers that are set, with the time left, in the order in which they were set first. */
    public ImmutableMap<T, Duration> timers() {
        ImmutableMap.Builder<T, Duration> left = ImmutableMap.builder();
        due.forEach((timer, at) -> left.put(timer, at.minus(uptime)));
        return left.buildOrThrow();
    }

    /**
     * Lets time pass until a timer runs out. It is then no longer set, and given back to be handed to the actor.
     *
     * @throws IllegalStateException if it is not set
     */
    public T runOut(T timer) {
        Duration at = due.remove(timer);
        if (at == null) {
            throw new IllegalStateException("not set: " + timer + "; set are " + due.keySet());
        }
        passTime(at.minus(uptime));
        return timer;
    }

    /** Lets time pass on both clocks; no timer runs out by itself. */
    public void passTime(Duration time) {
        uptime = uptime.plus(time);
        now = now.plus(time);
    }

    /** Sets the node's own clock from outside. */
    public void setNow(Instant now) {
        this.now = now;
    }

    @Override
    public Address self() {
        return self;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Duration uptime() {
        return uptime;
    }

    @Override
    public Rng random(String purpose) {
        return streams.computeIfAbsent(
                purpose, name -> new Rng(Key.of(SEED, "node").with(self.key()).with(name)));
    }

    @Override
    public void send(Address to, M message) {
        Shape.of(message.getClass());
        effects.add(new Effect.Sent(to, message));
    }

    @Override
    public void close(Address peer) {
        effects.add(new Effect.Closed(peer));
    }

    @Override
    public void setTimer(T timer, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer runs out later, not " + delay + " ago: " + timer);
        }
        due.put(timer, uptime.plus(delay));
        effects.add(new Effect.TimerSet(timer, delay));
    }

    @Override
    public void cancelTimer(T timer) {
        if (due.remove(timer) != null) {
            effects.add(new Effect.TimerCancelled(timer));
        }
    }

    @Override
    public void adjustClock(Duration by) {
        now = now.plus(by);
        effects.add(new Effect.ClockAdjusted(by));
    }

    @Override
    public void persist(Object state) {
        Shape.of(state.getClass());
        persisted = Optional.of(state);
        effects.add(new Effect.Persisted(state));
    }

    @Override
    public Optional<Object> recovered() {
        return recovered;
    }

    @Override
    public void note(Fact fact) {
        effects.add(new Effect.Noted(fact));
    }
}
