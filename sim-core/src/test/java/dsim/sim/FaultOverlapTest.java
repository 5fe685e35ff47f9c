package dsim.sim;

import static dsim.sim.World.MS;
import static dsim.sim.World.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.fault.Fault;
import dsim.fault.FaultLedger;
import dsim.fault.FaultSchedule;
import dsim.fault.FaultSchedule.Entry;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.random.Seed;
import dsim.trace.TraceEvent.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Faults that overlap on one node. A node is paused as long as any pause holds it, and down until it is restarted or until the
 * fault that took it down ends; what another fault did, a fault does not undo.
 */
class FaultOverlapTest {

    private static final Set<Kind> TOLD = EnumSet.of(Kind.START, Kind.CRASH, Kind.PAUSE, Kind.RESUME);
    private static final Target A = Target.of(at("a"));

    private final List<String> story = new ArrayList<>();

    private static Entry fault(long at, long until, Fault fault) {
        return new Entry(MS.multipliedBy(at), Optional.of(MS.multipliedBy(until - at)), fault, false, fault.toString());
    }

    private static Entry fault(long at, Fault fault) {
        return new Entry(MS.multipliedBy(at), Optional.empty(), fault, false, fault.toString());
    }

    /** What befell node a, which starts after so many milliseconds; and what the ledger says of each fault. */
    private List<String> run(long startAt, Entry... faults) {
        Role<World.Say, World.Wait> idle = context -> new World.Script() {};
        Simulation simulation = Simulation.with(Seed.of(1))
                .network(
                        key -> Network.builder(1, Link.of(Latency.constant(MS))).build(key))
                .node(World.at("a", 0), idle, World.DATAGRAM, NodeClock.PERFECT, MS.multipliedBy(startAt))
                .faults(new FaultSchedule(ImmutableList.copyOf(faults)))
                .sink(event -> {
                    if (TOLD.contains(event.kind())) {
                        story.add(event.timeNanos() / 1_000_000 + " " + event.kind());
                    }
                })
                .build();
        simulation.runUntil(MS.multipliedBy(100));
        story.add(simulation.ledger().lines().stream()
                .map(FaultLedger.Line::touched)
                .toList()
                .toString());
        return story;
    }

    @Test
    void pausesLastUntilTheLatestEnds() {
        assertEquals(
                List.of("0 START", "3 PAUSE", "14 RESUME", "[1, 1]"),
                run(0, fault(3, 7, new Fault.Pause(A)), fault(4, 14, new Fault.Pause(A))));
    }

    @Test
    void pausesInsideAnotherEndWithIt() {
        assertEquals(
                List.of("0 START", "3 PAUSE", "20 RESUME", "[1, 1]"),
                run(0, fault(3, 20, new Fault.Pause(A)), fault(4, 14, new Fault.Pause(A))));
    }

    @Test
    void aPauseWithoutEndIsNotEndedByOne() {
        assertEquals(
                List.of("0 START", "3 PAUSE", "[1, 1]"),
                run(0, fault(3, new Fault.Pause(A)), fault(4, 14, new Fault.Pause(A))));
    }

    @Test
    void aCrashForgetsThePause() {
        assertEquals(
                List.of("0 START", "3 PAUSE", "5 CRASH", "6 START", "8 PAUSE", "30 RESUME", "[1, 1, 1, 1]"),
                run(
                        0,
                        fault(3, 20, new Fault.Pause(A)),
                        fault(5, new Fault.Crash(A)),
                        fault(6, new Fault.Restart(A, true)),
                        fault(8, 30, new Fault.Pause(A))));
    }

    @Test
    void theEndOfACrashLeavesALaterCrashAlone() {
        assertEquals(
                List.of("0 START", "1 CRASH", "5 START", "6 CRASH", "[1, 1, 1]"),
                run(
                        0,
                        fault(1, 11, new Fault.Crash(A)),
                        fault(5, new Fault.Restart(A, true)),
                        fault(6, new Fault.Crash(A))));
    }

    @Test
    void anIdleCrashIsNotTheLast() {
        assertEquals(
                List.of("0 START", "1 CRASH", "5 START", "[1, 0, 1]"),
                run(
                        0,
                        fault(1, new Fault.Crash(A)),
                        fault(2, new Fault.Crash(A)),
                        fault(5, new Fault.Restart(new Target.LastCrashed(), true))));
    }

    @Test
    void whoHasNotStartedYetIsNotDown() {
        assertEquals(
                List.of("10 START", "[0, 0, 0]"),
                run(
                        10,
                        fault(1, 3, new Fault.Crash(A)),
                        fault(2, 4, new Fault.Pause(A)),
                        fault(5, new Fault.Restart(A, true))));
    }
}
