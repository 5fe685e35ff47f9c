package dsim.algorithms.bitcoin;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.actor.Role;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.client.BitcoinClient;
import dsim.algorithms.bitcoin.client.ClientConfig;
import dsim.algorithms.bitcoin.client.ClientFact;
import dsim.algorithms.bitcoin.peer.BitcoinPeer;
import dsim.algorithms.bitcoin.peer.PeerConfig;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinWire;
import dsim.network.Link;
import dsim.network.Network;
import dsim.random.Seed;
import dsim.sim.Bytes;
import dsim.sim.NodeClock;
import dsim.sim.Simulation;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes and a client in the simulator, every message as bytes. */
public final class BitcoinWorld {

    private interface Node {
        void joins(Simulation.Builder world);
    }

    private final BitcoinNetwork network;
    private final Map<Address, Node> nodes = new LinkedHashMap<>();
    private final List<TraceEvent> notes = new ArrayList<>();
    private final List<TraceEvent> sent = new ArrayList<>();
    private final Seed seed;

    /** Of nobody yet. */
    public BitcoinWorld(BitcoinNetwork network, Seed seed) {
        this.network = network;
        this.seed = seed;
    }

    /** The address of a node. */
    public static Address at(String node) {
        return Address.of(node, 1);
    }

    /** A full node. */
    public BitcoinWorld peer(String name, PeerConfig config) {
        return peer(name, config, Duration.ZERO);
    }

    /** A full node that comes later. */
    public BitcoinWorld peer(String name, PeerConfig config, Duration startAt) {
        Wire<BitcoinMessage> wire = new BitcoinWire(config.chain().network());
        nodes.put(at(name), world -> world.node(at(name), BitcoinPeer.role(config), wire, NodeClock.PERFECT, startAt));
        return this;
    }

    /** Anybody else on the same network. */
    public <T> BitcoinWorld node(String name, Role<BitcoinMessage, T> role) {
        nodes.put(at(name), world -> world.node(at(name), role, new BitcoinWire(network)));
        return this;
    }

    /** A client. */
    public BitcoinWorld client(String name, ClientConfig config) {
        return node(name, BitcoinClient.role(config));
    }

    /** Lets time pass, from the start. */
    public BitcoinWorld run(Duration time) {
        Simulation.Builder world = Simulation.with(seed)
                .network(key -> Network.builder(nodes.size(), Link.lan()).build(key))
                .bytes(Bytes.ALWAYS)
                .sink(event -> {
                    if (event.kind() == TraceEvent.Kind.NOTE) {
                        notes.add(event.copy());
                    } else if (event.kind() == TraceEvent.Kind.SEND) {
                        sent.add(event.copy());
                    }
                });
        nodes.values().forEach(node -> node.joins(world));
        world.build().runUntil(time);
        return this;
    }

    /** What a node told of a kind, in order. */
    public <F extends Fact> ImmutableList<F> facts(String node, Class<F> kind) {
        return notes.stream()
                .filter(event -> event.node().equals(at(node)))
                .map(TraceEvent::subject)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** What all nodes told of a kind, in order. */
    public <F extends Fact> ImmutableList<F> facts(Class<F> kind) {
        return notes.stream()
                .map(TraceEvent::subject)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** What a node said, in order. */
    public <M extends BitcoinMessage> ImmutableList<M> sent(String node, Class<M> kind) {
        return sent.stream()
                .filter(event -> event.node().equals(at(node)))
                .map(TraceEvent::subject)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(ImmutableList.toImmutableList());
    }

    /** When the client was done. */
    public Duration doneAt(String client) {
        return notes.stream()
                .filter(event -> event.node().equals(at(client)) && event.subject() instanceof ClientFact.Done)
                .map(event -> Duration.ofNanos(event.timeNanos()))
                .findFirst()
                .orElseThrow();
    }
}
