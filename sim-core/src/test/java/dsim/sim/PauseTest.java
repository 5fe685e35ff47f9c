package dsim.sim;

import static dsim.sim.World.MS;
import static dsim.sim.World.at;
import static dsim.sim.World.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.FaultSchedule.Entry;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A timer that runs out while its node is paused is still the node's own: here node a gets a message first, then its timer. */
class PauseTest {

    private static final Wait TICK = new Wait.For("tick");
    private static final Target A = Target.of(at("a"));

    private static Entry fault(long atMillis, long untilMillis, Fault fault) {
        return new Entry(
                MS.multipliedBy(atMillis),
                Optional.of(MS.multipliedBy(untilMillis - atMillis)),
                fault,
                false,
                fault.toString());
    }

    private static List<String> story(Consumer<Context<Say, Wait>> onMessage, Entry... faults) {
        Role<Say, Wait> waiting = context -> new World.Script() {
            @Override
            public void onStart() {
                context.setTimer(TICK, MS.multipliedBy(4));
            }

            @Override
            public void onMessage(Address from, Say message) {
                onMessage.accept(context);
            }
        };
        World world = new World()
                .node("a", waiting)
                .node("b", starting(context -> context.send(at("a"), new Say.Number(1))))
                .with(plan -> plan.faults(new FaultSchedule(ImmutableList.copyOf(faults))))
                .link(Link.of(Latency.constant(MS.multipliedBy(3))));
        world.run(50);
        return world.story();
    }

    @Test
    void firesItWhenTheNodeGoesOn() {
        assertEquals(
                List.of("10 DELIVER a b 1", "10 TIMER a tick"), story(context -> {}, fault(2, 10, new Fault.Pause(A))));
    }

    @Test
    void doesNotFireItIfItIsTakenBackFirst() {
        assertEquals(
                List.of("10 DELIVER a b 1"),
                story(context -> context.cancelTimer(TICK), fault(2, 10, new Fault.Pause(A))));
    }

    @Test
    void firesItLaterIfItIsSetAgainFirst() {
        assertEquals(
                List.of("10 DELIVER a b 1", "15 TIMER a tick"),
                story(context -> context.setTimer(TICK, MS.multipliedBy(5)), fault(2, 10, new Fault.Pause(A))));
    }

    @Test
    void forgetsItInACrash() {
        Entry crash = new Entry(MS.multipliedBy(8), Optional.empty(), new Fault.Crash(A), false, "crash");

        assertEquals(
                List.of("8 CRASH a 1", "8 DROP b a 1 down"),
                story(context -> {}, fault(2, 10, new Fault.Pause(A)), crash));
    }
}
