package dsim.sim;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Network;
import dsim.network.Order;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.trace.Digest;
import dsim.wire.RecordWire;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way of a message, and of a timer, through the public interface: one operation is a stretch of virtual time, and the
 * counter {@code events} tells how many events a second it had. {@code bench} measures the same beside a baseline.
 *
 * <p>Begin with {@code mvn -q -Pbench test-compile -pl sim-core -Dbench=SimulationBenchmark}; compare within one run.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn64m"})
public class SimulationBenchmark {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration RESEND = Duration.ofMillis(250);
    private static final long EVENTS_AT_ONCE = 100_000;

    /** What is said. */
    public sealed interface Message {
        /** A job that is handed on and on. */
        record Job(int hops, int origin) implements Message {}

        /** A rumour that everybody tells once to all it knows. */
        record Rumour(int number) implements Message {}
    }

    /** What is waited for. */
    public enum Wait {
        NEXT,
        TIMEOUT
    }

    /** What the nodes do. */
    public enum Work {
        /**
         * Four messages of each node are under way; who gets one sends one to a node that it draws. What is lost is made up for
         * by a new one every 250 ms.
         */
        PHOLD {
            @Override
            Actor<Message, Wait> play(Context<Message, Wait> context, Address[] all) {
                return new Script() {
                    private final Rng chance = context.random("to");
                    private final int index = context.self().place();

                    @Override
                    public void onStart() {
                        for (int i = 0; i < 4; i++) {
                            send(0);
                        }
                        context.setTimer(Wait.NEXT, Duration.ofNanos(chance.between(1, RESEND.toNanos())));
                    }

                    private void send(int hops) {
                        context.send(all[chance.below(all.length)], new Message.Job(hops, index));
                    }

                    @Override
                    public void onMessage(Address from, Message message) {
                        send(((Message.Job) message).hops() + 1);
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        send(0);
                        context.setTimer(timer, RESEND);
                    }
                };
            }
        },

        /** The first node starts a rumour every second; each tells eight others, always the same. */
        FLOOD {
            @Override
            Actor<Message, Wait> play(Context<Message, Wait> context, Address[] all) {
                return new Script() {
                    private final Rng chance = context.random("peers");
                    private final Address[] peers = new Address[8];
                    private int heard;

                    @Override
                    public void onStart() {
                        for (int i = 0; i < peers.length; i++) {
                            peers[i] = all[chance.below(all.length)];
                        }
                        if (context.self().place() == 0) {
                            context.setTimer(Wait.NEXT, PERIOD);
                        }
                    }

                    @Override
                    public void onMessage(Address from, Message message) {
                        Message.Rumour rumour = (Message.Rumour) message;
                        if (rumour.number() > heard) {
                            heard = rumour.number();
                            for (Address peer : peers) {
                                context.send(peer, rumour);
                            }
                        }
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        onMessage(context.self(), new Message.Rumour(heard + 1));
                        context.setTimer(timer, PERIOD);
                    }
                };
            }
        },

        /** Every second a timeout of three seconds is taken back and set anew. */
        TIMERS {
            @Override
            Actor<Message, Wait> play(Context<Message, Wait> context, Address[] all) {
                return new Script() {
                    @Override
                    public void onStart() {
                        Rng chance = context.random("phase");
                        context.setTimer(Wait.NEXT, Duration.ofNanos(chance.between(1, PERIOD.toNanos())));
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        context.setTimer(Wait.NEXT, PERIOD);
                        context.cancelTimer(Wait.TIMEOUT);
                        context.setTimer(Wait.TIMEOUT, PERIOD.multipliedBy(3));
                    }
                };
            }
        };

        abstract Actor<Message, Wait> play(Context<Message, Wait> context, Address[] all);
    }

    private abstract static class Script implements Actor<Message, Wait> {

        @Override
        public void onStart() {}

        @Override
        public void onMessage(Address from, Message message) {}

        @Override
        public void onTimer(Wait timer) {}
    }

    /** A world under way. */
    @State(Scope.Thread)
    public static class Running {

        @Param
        public Work work = Work.PHOLD;

        @Param({"1000", "100000"})
        public int nodes = 1000;

        @Param({"false", "true"})
        public boolean digest;

        private Simulation simulation = Simulation.with(Seed.of(1))
                .network(key -> Network.builder(0, Link.lan()).build(key))
                .build();

        private Duration stretch = Duration.ZERO;

        @Setup
        public void build() {
            Link link = Link.of(Latency.exponential(Duration.ofMillis(1), Duration.ofMillis(10)))
                    .withLoss(Loss.independent(0.01))
                    .withOrder(Order.ANY);
            Simulation.Builder plan = Simulation.with(Seed.of(1))
                    .network(key -> Network.builder(nodes, link).build(key))
                    .limits(Limits.DEFAULT.withEvents(Long.MAX_VALUE));
            Address[] all = new Address[nodes];
            for (int place = 0; place < nodes; place++) {
                all[place] = Address.of("n" + place, 1).at(place);
            }
            RecordWire<Message> wire = RecordWire.datagram(Message.class);
            Role<Message, Wait> role = context -> work.play(context, all);
            for (Address address : all) {
                plan.node(address, role, wire);
            }
            if (digest) {
                plan.sink(new Digest());
            }
            simulation = plan.build();
            simulation.runUntil(PERIOD);
            long perSecond = work == Work.PHOLD ? 400L * nodes : work == Work.FLOOD ? 8L * nodes : nodes;
            stretch = Duration.ofNanos(PERIOD.toNanos() * EVENTS_AT_ONCE / perSecond);
        }
    }

    /** Events, which JMH divides by the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counted {
        public long events;
    }

    @Benchmark
    public void advance(Running running, Counted counted) {
        Simulation simulation = running.simulation;
        long before = simulation.events();
        simulation.runUntil(simulation.elapsed().plus(running.stretch));
        counted.events += simulation.events() - before;
    }
}
