package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Network;
import dsim.network.Order;
import dsim.random.Seed;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import dsim.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The determinism contract, section 1: taking one fault, node or message away leaves the fate of unrelated messages as it
 * was. Twenty nodes send on their own timers to peers that they draw; nobody answers, so only what is taken away is related.
 */
final class UnrelatedFateTest {

    private static final int NODES = 20;

    /** What became of each message: who, to whom, when, its number; and when it arrived, or why not. */
    private static Map<String, String> fates(Predicate<String> exists, boolean crash, boolean extraMessage) {
        List<Address> all = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            if (exists.test("p" + i)) {
                all.add(Address.of("p" + i, 1).at(all.size()));
            }
        }
        Map<String, String> fates = new TreeMap<>();
        Map<Long, String> names = new TreeMap<>();
        Link link = Link.of(Latency.exponential(Duration.ofMillis(20)))
                .withLoss(Loss.independent(0.1))
                .withDuplicate(0.05)
                .withOrder(Order.ANY);
        Simulation.Builder plan = Simulation.with(Seed.of(5))
                .network(key -> Network.builder(all.size(), link).build(key))
                .sink(event -> {
                    if (event.kind() == TraceEvent.Kind.SEND) {
                        String name =
                                event.node() + ">" + event.peer() + "@" + event.timeNanos() + "#" + event.subject();
                        names.put(event.message(), name);
                        fates.put(name, "");
                    } else if (event.kind() == TraceEvent.Kind.DELIVER || event.kind() == TraceEvent.Kind.DROP) {
                        long id = event.message();
                        String name = names.getOrDefault(id, names.getOrDefault(~id, "?"));
                        fates.merge(name, event.kind() + "@" + event.timeNanos() + event.reason(), String::concat);
                    }
                });
        for (Address address : all) {
            plan.node(address, chatty(extraMessage && address.host().equals("p3")), World.DATAGRAM);
        }
        if (crash) {
            plan.faults(new FaultSchedule(ImmutableList.of(new FaultSchedule.Entry(
                    Duration.ofMillis(500),
                    Optional.empty(),
                    new Fault.Crash(Target.of(Address.of("p7", 1))),
                    false,
                    "crash p7"))));
        }
        plan.build().runUntil(Duration.ofSeconds(2));
        return fates;
    }

    /** Sends three numbers every 5 ms or so, by name, to peers that may not exist. */
    private static dsim.actor.Role<Say, Wait> chatty(boolean extraMessage) {
        return context -> new World.Script() {
            private int sent;

            @Override
            public void onStart() {
                context.setTimer(new Wait.For("tick"), Duration.ofMillis(1));
            }

            @Override
            public void onTimer(Wait timer) {
                for (int i = 0; i < 3; i++) {
                    Address to = Address.of("p" + context.random("to").below(NODES), 1);
                    context.send(to, new Say.Number(sent++));
                    if (extraMessage && sent == 40) {
                        context.send(to, new Say.Text("extra"));
                    }
                }
                context.setTimer(timer, Duration.ofNanos(context.random("pause").between(4_000_000, 6_000_000)));
            }
        };
    }

    private static double shareUnchanged(
            Map<String, String> before, Map<String, String> after, Predicate<String> unrelated) {
        List<String> compared = before.keySet().stream().filter(unrelated).toList();
        assertTrue(compared.size() > 10_000, "compared only " + compared.size());
        long same = compared.stream()
                .filter(name -> before.get(name).equals(after.get(name)))
                .count();
        return (double) same / compared.size();
    }

    @Test
    void staysWhenAFaultIsTakenAway() {
        Map<String, String> with = fates(name -> true, true, false);
        Map<String, String> without = fates(name -> true, false, false);

        assertEquals(1, shareUnchanged(with, without, name -> !name.contains("p7:")));
        assertTrue(with.size() < without.size());
    }

    @Test
    void staysWhenANodeIsTakenAway() {
        Map<String, String> with = fates(name -> true, false, false);
        Map<String, String> without = fates(name -> !name.equals("p4"), false, false);

        assertEquals(1, shareUnchanged(with, without, name -> !name.contains("p4:")));
    }

    @Test
    void staysWhenAMessageIsTakenAway() {
        Map<String, String> with = fates(name -> true, false, true);
        Map<String, String> without = fates(name -> true, false, false);

        double share = shareUnchanged(with, without, name -> !name.contains("extra"));

        assertEquals(with.size(), without.size() + 1);
        assertTrue(share > 0.99, "unchanged: " + share);
        assertEquals(1, share);
    }
}
