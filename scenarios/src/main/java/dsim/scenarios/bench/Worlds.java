package dsim.scenarios.bench;

import dsim.actor.Address;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Network;
import dsim.network.Order;
import dsim.random.Seed;
import dsim.sim.Limits;
import dsim.sim.Simulation;
import dsim.wire.RecordWire;
import java.time.Duration;

/** The worlds in which the workloads run. */
final class Worlds {

    /** Nodes to be given roles, and the plan that waits for them. */
    @SuppressWarnings("ArrayRecordComponent") // actors draw from it, as quickly as the baseline's do
    record World(Address[] addresses, Simulation.Builder plan) {}

    private Worlds() {}

    /** As many nodes, latency of a minimum + exponential of a mean, independent loss, any order, no limit that is reached. */
    static World ofSize(int size, long minNanos, long meanNanos, double loss) {
        Address[] addresses = new Address[size];
        for (int i = 0; i < size; i++) {
            addresses[i] = Address.of("n" + i, 1).at(i);
        }
        Link link = Link.of(Latency.exponential(Duration.ofNanos(minNanos), Duration.ofNanos(minNanos + meanNanos)))
                .withLoss(loss > 0 ? Loss.independent(loss) : Loss.none())
                .withOrder(Order.ANY);
        Simulation.Builder plan = Simulation.with(Seed.of(1))
                .network(key -> Network.builder(size, link).build(key))
                .limits(new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 1 << 20));
        return new World(addresses, plan);
    }

    static <M> RecordWire<M> wire(Class<M> messages) {
        return RecordWire.datagram(messages);
    }
}
