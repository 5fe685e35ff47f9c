package dsim.sim;

import static dsim.sim.World.MS;
import static dsim.sim.World.at;
import static dsim.sim.World.silent;
import static dsim.sim.World.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.FaultSchedule.Entry;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.sim.World.Say;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node that dies leaves nobody waiting for ever: what was held back for it is dropped, and what was opened to it ends. */
class DeadPeerTest {

    private static final Target A = Target.of(at("a"));
    private static final Target B = Target.of(at("b"));

    private static Entry fault(long atMillis, Optional<Duration> lasting, Fault fault) {
        return new Entry(MS.multipliedBy(atMillis), lasting, fault, true, fault.toString());
    }

    private static World talking(Entry... faults) {
        return new World()
                .node("a", starting(context -> context.send(at("b"), new Say.Number(1))))
                .node("b", silent())
                .link(Link.of(Latency.constant(MS.multipliedBy(3))))
                .with(plan -> plan.faults(new FaultSchedule(ImmutableList.copyOf(faults))));
    }

    @Test
    void dropsThePacketsThatWereHeldBackForIt() {
        World world =
                talking(fault(1, Optional.empty(), new Fault.Pause(B)), fault(5, Optional.empty(), new Fault.Crash(B)));

        world.run(20);

        assertEquals(List.of("5 CRASH b 1", "5 DROP a b 1 down"), world.story());
    }

    @Test
    void refusesTheStreamThatWasHeldBackForIt() {
        World world = talking(
                        fault(1, Optional.empty(), new Fault.Pause(B)), fault(5, Optional.empty(), new Fault.Crash(B)))
                .wire(World.STREAM);

        world.run(20);

        assertEquals(List.of("5 CRASH b 1", "8 GONE a b REFUSED"), world.story());
    }

    @Test
    void refusesTheStreamThatItAcceptedAndCouldNotConfirm() {
        Fault deaf = new Fault.Cut(B, A, false);
        World world = talking(
                        fault(0, Optional.of(MS.multipliedBy(100)), deaf),
                        fault(50, Optional.empty(), new Fault.Crash(B)))
                .wire(World.STREAM);

        world.run(1000);

        assertEquals(List.of("50 CRASH b 1", "206 GONE a b REFUSED"), world.story());
    }

    @Test
    void isNotNeededForAStreamThatIsNeverConfirmedToTimeOut() {
        Fault deaf = new Fault.Cut(B, A, false);
        World world =
                talking(fault(0, Optional.of(Duration.ofMinutes(1)), deaf)).wire(World.STREAM);

        world.run(60_000);

        assertEquals(
                List.of("GONE a b TIMED_OUT", "GONE b a TIMED_OUT"),
                world.story().stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .sorted()
                        .toList());
    }

    @Test
    void timesOutWhereItsRefusalNeverArrives() {
        World world = talking(
                        fault(1, Optional.empty(), new Fault.Crash(B)),
                        fault(1, Optional.of(Duration.ofMinutes(1)), new Fault.Cut(B, A, false)))
                .wire(World.STREAM);

        world.run(60_000);

        assertEquals(
                List.of("CRASH b 1", "GONE a b TIMED_OUT"),
                world.story().stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList());
    }
}
