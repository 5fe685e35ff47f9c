package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.actor.Address;
import dsim.actor.Role;
import dsim.random.Fit;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tells messages apart, where they are most alike: many nodes say the same to all others, twice, at the same instants. */
final class MessageIdentityTest {

    private static final int NODES = 40;
    private static final int ROUNDS = 64;

    @Test
    void eachMessageHasAnother() {
        long[] leading = new long[256];
        long[] trailing = new long[256];
        Set<Long> identities = new HashSet<>();
        World world = new World()
                .with(plan -> plan.sink(event -> {
                    if (event.kind() == TraceEvent.Kind.SEND) {
                        identities.add(event.message());
                        leading[(int) (event.message() >>> 56)]++;
                        trailing[(int) event.message() & 0xff]++;
                    }
                }));
        for (int i = 0; i < NODES; i++) {
            world.node("p" + i, sayingAllTwice());
        }

        world.run(1);

        assertEquals(2 * NODES * NODES * ROUNDS, identities.size());
        Fit.assertEven(leading);
        Fit.assertEven(trailing);
    }

    private static Role<Say, Wait> sayingAllTwice() {
        return context -> new World.Script() {
            private int round;

            @Override
            public void onStart() {
                context.setTimer(new Wait.For("round"), Duration.ofNanos(1));
            }

            @Override
            public void onTimer(Wait timer) {
                for (int i = 0; i < 2 * NODES; i++) {
                    context.send(Address.of("p" + i % NODES, 1), new Say.Number(7));
                }
                if (++round < ROUNDS) {
                    context.setTimer(timer, Duration.ofNanos(1));
                }
            }
        };
    }
}
