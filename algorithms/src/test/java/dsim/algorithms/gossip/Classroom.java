package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dsim.actor.Address;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.random.Seed;
import dsim.sim.Bytes;
import dsim.sim.Limits;
import dsim.sim.NodeClock;
import dsim.sim.Simulation;
import dsim.trace.TraceSink;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A gossip network in the virtual world: seeds that are up from the beginning, and peers that join one after the other. */
final class Classroom {

    /** From one newcomer to the next: longer than a newcomer takes. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private static final Wire<GossipMessage> WIRE = RecordWire.datagram(GossipMessage.class);

    private final Seed seed;
    private final ImmutableList<Address> seeds;
    private final ImmutableList<Address> peers;
    private final List<TraceSink> sinks = new ArrayList<>();
    private final List<FaultSchedule.Entry> faults = new ArrayList<>();
    private final List<Duration> says = new ArrayList<>();
    private Link link = Link.of(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(3)));
    private Bytes bytes = Bytes.WHERE_WIRES_DIFFER;
    private SeedConfig seedConfig = SeedConfig.ofTheClassroom();
    private GossipConfig config;

    Classroom(Seed seed, int seeds, int peers) {
        this.seed = seed;
        this.seeds = named("s", seeds, 0);
        this.peers = named("p", peers, seeds);
        this.config = GossipConfig.of(this.seeds).with(Chatter.none()).withLiveness(Optional.empty());
    }

    private static ImmutableList<Address> named(String group, int count, int before) {
        return IntStream.range(0, count)
                .mapToObj(i -> Address.of(group + (i + 1), 1).at(before + i))
                .collect(ImmutableList.toImmutableList());
    }

    /** What peers play by; at first nobody says anything or asks its neighbours, and the rule is the top half. */
    GossipConfig config() {
        return config;
    }

    Classroom playing(GossipConfig other) {
        config = other;
        return this;
    }

    Classroom seedsPlaying(SeedConfig other) {
        seedConfig = other;
        return this;
    }

    Classroom over(Link other) {
        link = other;
        return this;
    }

    Classroom inBytes() {
        bytes = Bytes.ALWAYS;
        return this;
    }

    <S extends TraceSink> S listen(S sink) {
        sinks.add(sink);
        return sink;
    }

    Classroom crash(Duration at, Address node) {
        faults.add(new FaultSchedule.Entry(at, Optional.empty(), new Fault.Crash(Target.of(node)), false, "crash"));
        return this;
    }

    Classroom restart(Duration at, Address node, boolean keepsState) {
        faults.add(new FaultSchedule.Entry(
                at, Optional.empty(), new Fault.Restart(Target.of(node), keepsState), false, "restart"));
        return this;
    }

    /** From a time on, so many of all messages are lost. */
    Classroom lose(Duration from, double share) {
        Target all = new Target.Nodes(ImmutableList.copyOf(Iterables.concat(seeds, peers)));
        faults.add(new FaultSchedule.Entry(
                from, Optional.of(Duration.ofDays(1)), new Fault.Lose(all, all, true, share), false, "loss"));
        return this;
    }

    /** The first peer says something. */
    Classroom say(Duration at) {
        says.add(at);
        return this;
    }

    ImmutableList<Address> seeds() {
        return seeds;
    }

    ImmutableList<Address> peers() {
        return peers;
    }

    /** When all have joined. */
    Duration settled() {
        return PAUSE.multipliedBy(peers.size() + 2L);
    }

    Simulation build() {
        Simulation.Builder plan = Simulation.with(seed)
                .network(key ->
                        Network.builder(seeds.size() + peers.size(), link).build(key))
                .limits(Limits.DEFAULT.withEvents(1_000_000_000))
                .faults(new FaultSchedule(ImmutableList.copyOf(faults)))
                .bytes(bytes);
        seeds.forEach(each -> plan.node(each, GossipSeed.role(seedConfig), WIRE));
        for (int i = 0; i < peers.size(); i++) {
            plan.node(peers.get(i), GossipPeer.role(config), WIRE, NodeClock.PERFECT, PAUSE.multipliedBy(i + 1L));
        }
        says.forEach(at -> plan.action(at, peers.get(0), new GossipMessage.Say()));
        sinks.forEach(plan::sink);
        return plan.build();
    }

    /** Runs until nothing is left to happen. */
    Simulation run() {
        Simulation simulation = build();
        simulation.runUntilQuiescent();
        return simulation;
    }
}
