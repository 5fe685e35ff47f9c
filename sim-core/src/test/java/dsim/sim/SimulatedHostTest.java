package dsim.sim;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.testkit.HostContract;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The virtual world keeps what the contract promises. */
class SimulatedHostTest extends HostContract {

    @Override
    protected Stage stage() {
        return new VirtualStage();
    }

    private static final class VirtualStage implements Stage {

        private final Map<String, Wire<Word>> wires = new LinkedHashMap<>();
        private final Map<String, Role<Word, Wait>> roles = new LinkedHashMap<>();
        private FaultSchedule faults = FaultSchedule.none();

        @Override
        public Address join(String name, Wire<Word> wire) {
            wires.put(name, wire);
            return Address.of(name, 1);
        }

        @Override
        public Address absent() {
            return Address.of(wires.keySet().iterator().next(), 9);
        }

        @Override
        public void play(String name, Role<Word, Wait> role) {
            roles.put(name, role);
        }

        @Override
        public void crash(String name, Duration at) {
            Fault crash = new Fault.Crash(Target.of(Address.of(name, 1)));
            faults = new FaultSchedule(
                    ImmutableList.of(new FaultSchedule.Entry(at, Optional.empty(), crash, false, crash.toString())));
        }

        /** An end that is wanted. */
        private static final class Ended extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public void run(BiConsumer<String, TraceEvent> told) {
            Simulation.Builder plan = Simulation.with(SEED)
                    .network(key -> Network.builder(
                                    wires.size(), Link.of(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(3))))
                            .build(key))
                    .bytes(Bytes.ALWAYS)
                    .faults(faults)
                    .sink(event -> {
                        told.accept(event.node().host(), event);
                        if (event.subject() instanceof Told.Enough) {
                            throw new Ended();
                        }
                    });
            roles.forEach(
                    (name, role) -> plan.node(Address.of(name, 1), role, Objects.requireNonNull(wires.get(name))));
            try {
                plan.build().runUntil(Duration.ofSeconds(10));
            } catch (ActorFailedException e) {
                if (!(e.getCause() instanceof Ended)) {
                    throw e;
                }
            }
        }
    }
}
