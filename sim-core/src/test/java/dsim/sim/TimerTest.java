package dsim.sim;

import static dsim.sim.World.MS;
import static dsim.sim.World.at;
import static dsim.sim.World.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.Shape;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import dsim.testkit.SeededTest;
import dsim.trace.TraceEvent;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Timers against a table of when each is due, which is slower and simpler. */
class TimerTest {

    private static final Duration END = Duration.ofSeconds(3);
    private static final int TIMERS = 9;

    private record Which(int place, Wait timer) {}

    private record Setting(long due, long at) {}

    /** What should be set, by what the nodes do and what befalls them. */
    private static final class Table {
        private final Map<Which, Setting> due = new LinkedHashMap<>();
        private final Set<Integer> paused = new LinkedHashSet<>();
        private final Map<Integer, Long> resumedAt = new LinkedHashMap<>();
        private long now;
        private int ranOut;
        private int ties;
        private Optional<Which> before = Optional.empty();

        void set(int place, Wait timer, long delay) {
            due.put(new Which(place, timer), new Setting(now + delay, now));
        }

        void on(TraceEvent event) {
            if (event.timeNanos() != now) {
                now = event.timeNanos();
                before = Optional.empty();
                due.forEach((key, set) ->
                        assertTrue(set.due >= now || paused.contains(key.place), () -> key + " was due at " + set.due));
            }
            int place = event.node().place();
            switch (event.kind()) {
                case CRASH -> {
                    due.keySet().removeIf(key -> key.place == place);
                    paused.remove(place);
                }
                case PAUSE -> paused.add(place);
                case RESUME -> {
                    paused.remove(place);
                    resumedAt.put(place, now);
                }
                case TIMER_CANCEL -> assertTrue(due.remove(new Which(place, (Wait) event.subject())) != null);
                case TIMER -> ranOut(new Which(place, (Wait) event.subject()));
                default -> {}
            }
        }

        private void ranOut(Which key) {
            Setting set = due.remove(key);
            assertTrue(set != null, () -> key + " was not set");
            assertFalse(paused.contains(key.place), () -> key + " ran out in a pause");
            boolean late = set.due < now && resumedAt.getOrDefault(key.place, -1L) == now;
            assertTrue(set.due == now || late, () -> key + " was due at " + set.due + ", not at " + now);
            ranOut++;
            if (set.due == now && set.at < now) {
                before.ifPresent(other -> assertTrue(isBefore(other, key), () -> key + " after " + other));
                ties += before.isPresent() ? 1 : 0;
                before = Optional.of(key);
            }
        }

        /** The canonical order of timers that were set before the instant at which they run out. */
        private static boolean isBefore(Which a, Which b) {
            return a.place != b.place
                    ? a.place < b.place
                    : Long.compareUnsigned(Shape.fingerprintOf(a.timer), Shape.fingerprintOf(b.timer)) < 0;
        }
    }

    /** Sets, sets anew and takes back, at random; never at rest. */
    private static final class Restless extends World.Script {
        private static final Wait BEAT = new Wait.For("beat");

        private final Context<Say, Wait> context;
        private final Table table;
        private final Rng rng;
        private final int place;

        private Restless(Context<Say, Wait> context, Table table) {
            this.context = context;
            this.table = table;
            this.rng = context.random("what next");
            this.place = context.self().place();
        }

        @Override
        public void onStart() {
            act();
            set(BEAT, MS);
        }

        @Override
        public void onMessage(Address from, Say message) {
            act();
        }

        @Override
        public void onTimer(Wait timer) {
            if (timer.equals(BEAT)) {
                set(BEAT, rng.chance(0.5) ? MS.multipliedBy(10) : delay());
                context.send(at("n0"), new Say.Number(place));
            }
            act();
        }

        private void act() {
            for (int i = rng.below(4); i > 0; i--) {
                Wait timer = new Wait.For("t" + rng.below(TIMERS));
                if (rng.chance(0.3)) {
                    context.cancelTimer(timer);
                    assertFalse(table.due.containsKey(new Which(place, timer)));
                }
                if (rng.chance(0.7)) {
                    set(timer, delay());
                }
            }
        }

        private Duration delay() {
            return switch (rng.below(8)) {
                case 0 -> Duration.ZERO;
                case 1 -> Duration.ofNanos(rng.below(1_000_000));
                case 2 -> Duration.ofHours(1);
                case 3 -> MS.multipliedBy(rng.below(1_000));
                default -> MS.multipliedBy(rng.below(40));
            };
        }

        private void set(Wait timer, Duration delay) {
            table.set(place, timer, delay.toNanos());
            context.setTimer(timer, delay);
        }
    }

    private static FaultSchedule.Entry fault(Rng rng, Fault fault, boolean lasts) {
        Optional<Duration> lasting = lasts ? Optional.of(MS.multipliedBy(1 + rng.below(100))) : Optional.empty();
        return new FaultSchedule.Entry(MS.multipliedBy(rng.below(2_000)), lasting, fault, true, fault.toString());
    }

    private static FaultSchedule faults(Rng rng, int nodes) {
        List<FaultSchedule.Entry> entries = new ArrayList<>();
        for (int i = rng.below(6); i > 0; i--) {
            Target one = Target.of(at("n" + rng.below(nodes)));
            entries.add(
                    switch (rng.below(3)) {
                        case 0 -> fault(rng, new Fault.Pause(one), true);
                        case 1 -> fault(rng, new Fault.Crash(one), false);
                        default -> fault(rng, new Fault.Restart(one, false), false);
                    });
        }
        return new FaultSchedule(ImmutableList.copyOf(entries));
    }

    @SeededTest(seeds = 60)
    void runOutWhenTheyAreDueWhateverIsDone(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "plan"));
        int nodes = 1 + rng.below(1 << rng.below(8));
        Table table = new Table();
        World world = new World().link(Link.of(Latency.uniform(MS, MS.multipliedBy(5))));
        for (int i = 0; i < nodes; i++) {
            world.node("n" + i, context -> new Restless(context, table));
        }
        world.with(plan -> plan.sink(table::on).ties(Ties.CANONICAL).faults(faults(rng, nodes)));
        Simulation simulation = world.build(seed.value());

        simulation.runUntil(END);

        table.due.forEach((key, set) ->
                assertTrue(set.due > END.toNanos() || table.paused.contains(key.place), () -> key + " " + set));
        assertTrue(table.ranOut > nodes, () -> table.ranOut + " ran out");
        assertTrue(nodes < 10 || table.ties > nodes, () -> table.ties + " ties");
    }

    private static final Wait SIGN_OF_LIFE = new Wait.For("sign of life");
    private static final Wait SILENCE = new Wait.For("silence");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Every second a timeout of three seconds is taken back and set anew. */
    private static final class Watching extends World.Script {
        private final Context<Say, Wait> context;

        private Watching(Context<Say, Wait> context) {
            this.context = context;
        }

        @Override
        public void onStart() {
            context.setTimer(
                    SIGN_OF_LIFE, MS.multipliedBy(1 + context.random("phase").below(1_000)));
        }

        @Override
        public void onTimer(Wait timer) {
            if (timer.equals(SILENCE)) {
                throw new AssertionError("it was set anew");
            }
            context.setTimer(SIGN_OF_LIFE, SECOND);
            context.cancelTimer(SILENCE);
            context.setTimer(SILENCE, PATIENCE);
        }
    }

    @Test
    void allocateNothingWhenSetAgain() {
        int nodes = 10_000;
        Simulation.Builder plan = Simulation.with(Seed.of(1))
                .network(key ->
                        Network.builder(nodes, Link.of(Latency.constant(MS))).build(key));
        for (int i = 0; i < nodes; i++) {
            plan.node(at("n" + i, i), Watching::new, World.DATAGRAM);
        }
        Simulation simulation = plan.build();
        simulation.runUntil(Duration.ofSeconds(20));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        simulation.runUntil(Duration.ofSeconds(40));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertEquals(nodes + 40L * nodes, simulation.events(), nodes);
        assertTrue(allocated < nodes, () -> allocated + " bytes");
    }

    @Test
    void areForgottenWhenTheyRanOutOrWereTakenBack() {
        List<WeakReference<Wait>> all = new ArrayList<>();
        World world = new World().node("a", context -> new World.Script() {
            @Override
            public void onStart() {
                for (int i = 0; i < 20; i++) {
                    Wait.For ranOut = new Wait.For("ran out " + i);
                    Wait.For takenBack = new Wait.For("taken back " + i);
                    context.setTimer(ranOut, MS);
                    context.setTimer(takenBack, MS);
                    context.cancelTimer(takenBack);
                    all.add(new WeakReference<>(ranOut));
                    all.add(new WeakReference<>(takenBack));
                }
                context.setTimer(SIGN_OF_LIFE, MS.multipliedBy(5));
                context.setTimer(SILENCE, SECOND);
            }
        });
        Simulation simulation = world.build(1);

        simulation.runUntil(MS.multipliedBy(10));
        System.gc();

        assertEquals(0, all.stream().filter(timer -> timer.get() != null).count());
        simulation.runUntilQuiescent();
        assertEquals(SECOND, simulation.elapsed());
    }

    @Test
    void takenBackKeepNoRunFromComingToRest() {
        World world = new World().node("a", starting(context -> {
            context.setTimer(new Wait.For("soon"), MS);
            context.setTimer(new Wait.For("never"), Duration.ofHours(1));
            context.cancelTimer(new Wait.For("never"));
        }));
        Simulation simulation = world.build(1);

        simulation.runUntilQuiescent();

        assertEquals(List.of("1 TIMER a soon"), world.story());
        assertEquals(MS, simulation.elapsed());
    }

    @Test
    void mayBeSetForAfterAllTimes() {
        Duration ever = Duration.ofNanos(Long.MAX_VALUE);
        World world = new World().node("a", context -> new World.Script() {
            @Override
            public void onStart() {
                context.setTimer(SIGN_OF_LIFE, MS);
                context.setTimer(SILENCE, ever);
            }

            @Override
            public void onTimer(Wait timer) {
                context.setTimer(SILENCE, ever);
                context.cancelTimer(SILENCE);
                context.setTimer(new Wait.For("the end"), ever);
            }
        });

        world.run(10);

        assertEquals(List.of("1 TIMER a sign of life"), world.story());
    }

    @Test
    void endTheRunIfTooManyAreSet() {
        World world = new World()
                .with(plan -> plan.limits(new Limits(1_000, 1_000, 100, 100)))
                .node("a", starting(context -> {
                    for (int i = 0; i < 101; i++) {
                        context.setTimer(new Wait.For("t" + i), MS);
                    }
                }));

        LimitReachedException reached = assertThrows(LimitReachedException.class, () -> world.run(10));

        assertEquals("stopped with 100 events pending: more is begun than ends; seed 42", reached.getMessage());
    }
}
