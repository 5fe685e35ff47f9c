package dsim.sim;

import static dsim.sim.World.MS;
import static dsim.sim.World.at;
import static dsim.sim.World.counting;
import static dsim.sim.World.silent;
import static dsim.sim.World.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import dsim.random.Seed;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import dsim.trace.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SimulationTest {

    private static FaultSchedule faults(FaultSchedule.Entry... entries) {
        return new FaultSchedule(ImmutableList.copyOf(entries));
    }

    private static FaultSchedule.Entry fault(long atMillis, Fault fault) {
        return new FaultSchedule.Entry(Duration.ofMillis(atMillis), Optional.empty(), fault, false, fault.toString());
    }

    private static FaultSchedule.Entry fault(long atMillis, long forMillis, Fault fault) {
        return new FaultSchedule.Entry(
                Duration.ofMillis(atMillis), Optional.of(Duration.ofMillis(forMillis)), fault, false, fault.toString());
    }

    @Test
    void deliversAfterTheLatencyAndNeverInsideSend() {
        World world = new World()
                .node("a", starting(context -> {
                    context.send(at("b"), new Say.Number(1));
                    context.send(context.self(), new Say.Number(7));
                }))
                .node("b", counting());

        world.run(3);

        assertEquals(List.of("0.001 DELIVER a a 7", "1 DELIVER b a 1", "2 DELIVER a b 2"), world.story());
    }

    @Test
    void replacesAnEqualTimerAndForgetsACancelledOne() {
        World world = new World().node("a", starting(context -> {
            context.setTimer(new Wait.For("later"), MS.multipliedBy(5));
            context.setTimer(new Wait.For("sooner"), MS.multipliedBy(5));
            context.setTimer(new Wait.For("never"), MS.multipliedBy(5));
            context.setTimer(new Wait.For("again"), MS.multipliedBy(5));
            context.setTimer(new Wait.For("later"), MS.multipliedBy(9));
            context.setTimer(new Wait.For("sooner"), MS.multipliedBy(2));
            context.cancelTimer(new Wait.For("never"));
            context.cancelTimer(new Wait.For("again"));
            context.setTimer(new Wait.For("again"), MS.multipliedBy(7));
            context.cancelTimer(new Wait.For("unknown"));
        }));

        world.run(100);

        assertEquals(List.of("2 TIMER a sooner", "7 TIMER a again", "9 TIMER a later"), world.story());
    }

    @Test
    void runsManyTimersOfOneNodeInOrder() {
        World world = new World().node("a", starting(context -> {
            for (int i = 50; i > 0; i--) {
                context.setTimer(new Wait.For("t" + i), MS.multipliedBy(i));
            }
            for (int i = 2; i <= 50; i += 2) {
                context.cancelTimer(new Wait.For("t" + i));
            }
            context.setTimer(new Wait.For("t1"), MS.multipliedBy(60));
        }));

        world.run(100);

        List<String> expected = new ArrayList<>();
        for (int i = 3; i <= 50; i += 2) {
            expected.add(i + " TIMER a t" + i);
        }
        expected.add("60 TIMER a t1");
        assertEquals(expected, world.story());
    }

    @Test
    void forgetsTimersInACrashAndDropsWhatComesWhileDown() {
        World world = new World()
                .node("a", starting(context -> {
                    if (context.recovered().isEmpty()) {
                        context.setTimer(new Wait.For("forgotten"), MS.multipliedBy(5));
                        context.persist(new Say.Text("kept"));
                    }
                }))
                .node("b", context -> new World.Script() {
                    @Override
                    public void onStart() {
                        context.setTimer(new Wait.For("say"), MS.multipliedBy(3));
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        context.send(at("a"), new Say.Number(1));
                    }
                })
                .with(plan -> plan.faults(faults(
                        fault(2, new Fault.Crash(Target.of(at("a")))),
                        fault(10, new Fault.Restart(new Target.LastCrashed(), true)))));

        world.run(20);

        assertEquals(List.of("2 CRASH a 1", "3 TIMER b say", "4 DROP b a 1 down", "10 START a 2"), world.story());
    }

    @Test
    void handsPersistedStateBackUnlessItIsLost() {
        List<Optional<Object>> recovered = new ArrayList<>();
        World world = new World()
                .node("a", starting(context -> {
                    recovered.add(context.recovered());
                    context.persist(new Say.Number(recovered.size()));
                }))
                .with(plan -> plan.faults(faults(
                        fault(1, new Fault.Crash(Target.of(at("a")))),
                        fault(2, new Fault.Restart(Target.of(at("a")), true)),
                        fault(3, new Fault.Crash(Target.of(at("a")))),
                        fault(4, new Fault.Restart(Target.of(at("a")), false)))));

        world.run(5);

        assertEquals(List.of(Optional.empty(), Optional.of(new Say.Number(1)), Optional.empty()), recovered);
    }

    @Test
    void holdsBackWhatComesDuringAPause() {
        World world = new World()
                .node("a", starting(context -> context.setTimer(new Wait.For("mine"), MS.multipliedBy(4))))
                .node("b", starting(context -> {
                    context.send(at("a"), new Say.Number(1));
                    context.send(at("a"), new Say.Number(2));
                }))
                .link(Link.of(Latency.constant(MS.multipliedBy(3))))
                .with(plan -> plan.faults(faults(fault(2, 8, new Fault.Pause(Target.of(at("a")))))));

        world.run(20);

        assertEquals(List.of("10 DELIVER a b 1", "10 DELIVER a b 2", "10 TIMER a mine"), world.story());
    }

    @Test
    void firesTimersByADriftingClockAndShowsAWrongOne() {
        List<Instant> readings = new ArrayList<>();
        List<Duration> uptimes = new ArrayList<>();
        NodeClock fast = new NodeClock(5_000_000_000L, 250_000_000, 0);
        World world = new World().node("a", fast, context -> new World.Script() {
            @Override
            public void onStart() {
                readings.add(context.now());
                context.setTimer(new Wait.For("ten"), MS.multipliedBy(10));
            }

            @Override
            public void onTimer(Wait timer) {
                context.adjustClock(Duration.ofSeconds(-5));
                readings.add(context.now());
                uptimes.add(context.uptime());
            }
        });

        world.run(20);

        assertEquals(List.of("8 TIMER a ten"), world.story());
        Instant epoch = Instant.parse("2000-01-01T00:00:00Z");
        assertEquals(List.of(epoch.plusSeconds(5), epoch.plusMillis(10)), readings);
        assertEquals(List.of(Duration.ofMillis(10)), uptimes);
    }

    @Test
    void cutsPartitionsAndHeals() {
        World world = new World()
                .node("a", context -> new World.Script() {
                    @Override
                    public void onStart() {
                        context.setTimer(new Wait.For("tick"), MS);
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        context.send(at("b"), new Say.Number(0));
                        context.setTimer(timer, MS.multipliedBy(2));
                    }
                })
                .node("b", silent())
                .with(plan -> plan.faults(faults(
                        fault(2, 2, new Fault.Cut(Target.of(at("a")), Target.of(at("b")), false)),
                        fault(4, 2, new Fault.Cut(Target.of(at("b")), Target.of(at("a")), false)),
                        fault(6, new Fault.Partition(ImmutableList.of(Target.of(at("a")), Target.of(at("b"))))),
                        fault(8, new Fault.Heal()))));

        Simulation run = world.build(42);
        run.runUntil(MS.multipliedBy(10));

        List<String> messages =
                world.story().stream().filter(line -> !line.contains("TIMER")).toList();
        assertEquals(
                List.of(
                        "2 DELIVER b a 0",
                        "3 DROP a b 0 cut",
                        "6 DELIVER b a 0",
                        "7 DROP a b 0 cut",
                        "10 DELIVER b a 0"),
                messages);
        assertEquals(
                List.of("cut 1 message", "cut nothing", "cut 1 message", "ended 1 cut"),
                run.ledger().lines().stream().map(line -> line.did()).toList());
        assertEquals(3_000_000, run.ledger().lines().get(0).firedAtNanos().orElseThrow());
        assertTrue(run.ledger().isVacuous());
    }

    @Test
    void givesAnActionToItsNodeWhateverTheNetwork() {
        World world = new World()
                .node("a", silent())
                .link(Link.of(Latency.constant(MS)).withLoss(Loss.independent(1)))
                .with(plan -> plan.action(MS, at("a"), new Say.Text("do it")));

        world.run(2);

        assertEquals(List.of("1 ACTION a do it"), world.story());
    }

    @Test
    void sendsThroughBytesAsThroughObjects() {
        World objects = chatter();
        World bytes = chatter().with(plan -> plan.bytes(Bytes.ALWAYS));

        objects.run(50);
        bytes.run(50);

        assertFalse(objects.story().isEmpty());
        assertEquals(objects.story(), bytes.story());
    }

    private static World chatter() {
        return new World()
                .node("a", starting(context -> {
                    for (int i = 0; i < 5; i++) {
                        context.send(at("b"), new Say.Number(i));
                        context.send(at("c"), new Say.Number(i));
                    }
                }))
                .node("b", counting())
                .node("c", counting())
                .link(Link.of(Latency.uniform(MS, MS.multipliedBy(4))).withLoss(Loss.independent(0.1)));
    }

    @Test
    void isTheSameAgainForTheSameSeedAndAnotherForAnother() {
        assertEquals(digest(chatter(), 1), digest(chatter(), 1));
        assertFalse(digest(chatter(), 1).equals(digest(chatter(), 2)));
    }

    private static String digest(World world, long seed) {
        Digest digest = new Digest();
        world.with(plan -> plan.sink(digest)).build(seed).runUntil(Duration.ofMillis(50));
        return digest.hex();
    }

    @Test
    void dropsWhatIsForNobodyOrTooLarge() {
        World world = new World()
                .node("a", starting(context -> {
                    context.send(at("nobody"), new Say.Number(1));
                    context.send(context.self(), new Say.Text("x".repeat(200)));
                }))
                .with(plan -> plan.limits(new Limits(1000, 1000, 1000, 100)));

        world.run(2);

        assertEquals(
                List.of("0 DROP a nobody 1 no-such-node", "0 DROP a a " + "x".repeat(200) + " oversize"),
                world.story());
    }

    @Test
    void stopsAtItsLimitsAndSaysWhich() {
        World endless = new World().node("a", context -> new World.Script() {
            @Override
            public void onStart() {
                context.setTimer(new Wait.For("again"), Duration.ZERO);
            }

            @Override
            public void onTimer(Wait timer) {
                context.setTimer(timer, Duration.ZERO);
            }
        });

        LimitReachedException events = assertThrows(
                LimitReachedException.class,
                () -> endless.with(plan -> plan.limits(new Limits(50, 1000, 10, 10)))
                        .build(3)
                        .runUntilQuiescent());
        LimitReachedException instant = assertThrows(
                LimitReachedException.class,
                () -> endless.with(plan -> plan.limits(new Limits(1000, 50, 10, 10)))
                        .build(3)
                        .runUntilQuiescent());

        assertEquals("stopped after 50 events (limit max-events); seed 3", events.getMessage());
        assertEquals(
                "stopped after 50 events at one instant: something repeats without delay; seed 3",
                instant.getMessage());
    }

    @Test
    void endsWithTheActorThatThrows() {
        World world = new World()
                .node("a", starting(context -> context.send(at("b"), new Say.Number(1))))
                .node("b", context -> new World.Script() {
                    @Override
                    public void onMessage(Address from, Say message) {
                        throw new IllegalStateException("broken");
                    }
                });

        ActorFailedException failed = assertThrows(ActorFailedException.class, () -> world.run(5));

        assertEquals("b", failed.node().host());
        assertEquals(MS, failed.at());
        assertEquals(new Say.Number(1), failed.during());
        assertEquals("broken", failed.getCause().getMessage());
    }

    @Test
    void ordersEqualTimesByPhaseThenCanonicallyIfAsked() {
        World world = new World()
                .with(plan -> plan.ties(Ties.CANONICAL))
                .node("a", starting(context -> {
                    context.setTimer(new Wait.For("timer"), MS);
                    context.send(at("c"), new Say.Number(1));
                    context.send(at("b"), new Say.Number(2));
                    context.send(at("b"), new Say.Number(3));
                }))
                .node("b", starting(context -> context.send(at("a"), new Say.Number(4))))
                .node("c", starting(context -> context.send(at("b"), new Say.Number(5))))
                .link(Link.of(Latency.constant(MS)).withOrder(Order.ANY));

        world.run(5);

        assertEquals(
                List.of(
                        "1 DELIVER a b 4",
                        "1 DELIVER b a 2",
                        "1 DELIVER b a 3",
                        "1 DELIVER b c 5",
                        "1 DELIVER c a 1",
                        "1 TIMER a timer"),
                world.story());
    }

    @Test
    void drawsTheOrderOfEqualTimesWithoutBias() {
        int firstIsA = 0;
        for (int seed = 0; seed < 400; seed++) {
            World world = new World()
                    .link(Link.of(Latency.constant(MS)).withOrder(Order.ANY))
                    .node("a", starting(context -> context.send(at("c"), new Say.Number(1))))
                    .node("b", starting(context -> context.send(at("c"), new Say.Number(2))))
                    .node("c", silent());
            world.build(seed).runUntil(MS);
            firstIsA += world.story().get(0).equals("1 DELIVER c a 1") ? 1 : 0;
        }
        // Binomial(400, 1/2): mean 200, standard deviation 10; four of them on either side.
        assertTrue(firstIsA > 160 && firstIsA < 240, "first is a in " + firstIsA + " of 400");
    }

    @Test
    void refusesTwoNodesWithOneAddressAndAnActionForNobody() {
        Simulation.Builder plan = Simulation.with(Seed.of(1))
                .network(key -> dsim.network.Network.builder(2, Link.of(Latency.constant(MS)))
                        .build(key));
        plan.node(at("a"), silent(), World.DATAGRAM).node(at("a"), silent(), World.DATAGRAM);

        assertThrows(
                IllegalArgumentException.class,
                () -> plan.action(MS, at("b"), new Say.Number(1)).build());
    }

    @Test
    void keepsTheStreamsOfChanceOfANodeApartByPurpose() {
        List<Long> drawn = new ArrayList<>();
        World world = new World().node("a", starting((Context<Say, Wait> context) -> {
            drawn.add(context.random("x").nextLong());
            drawn.add(context.random("y").nextLong());
            drawn.add(context.random("x").nextLong());
        }));
        List<Long> alone = new ArrayList<>();
        World onlyX = new World().node("a", starting((Context<Say, Wait> context) -> {
            alone.add(context.random("x").nextLong());
            alone.add(context.random("x").nextLong());
        }));

        world.run(1);
        onlyX.run(1);

        assertEquals(List.of(drawn.get(0), drawn.get(2)), alone);
    }
}
