package dsim.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.testkit.HostContract;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** The host on sockets keeps what the contract promises, and so does the replay of its steps. */
class LiveContractIT extends HostContract {

    @Override
    protected Stage stage() {
        return new SocketStage();
    }

    private static final class SocketStage implements Stage {

        private final AtomicReference<BiConsumer<String, TraceEvent>> told = new AtomicReference<>((node, event) -> {});
        private final Map<Address, String> names = new HashMap<>();
        private final Map<String, Role<Word, Wait>> roles = new LinkedHashMap<>();
        private final Map<String, Wire<Word>> wires = new LinkedHashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private final LiveHost host = LiveHost.recorded(SEED, steps::add, this::tell);

        private void tell(TraceEvent event) {
            told.get().accept(names.getOrDefault(event.node(), event.node().toString()), event);
            if (event.subject() instanceof Told.Enough) {
                host.stop();
            }
        }

        @Override
        public Address join(String name, Wire<Word> wire) {
            try {
                Address address = host.join(name, Address.of("127.0.0.1", 0), wire, Deadlines.DEFAULT);
                names.put(address, name);
                wires.put(name, wire);
                return address;
            } catch (EndpointException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Address absent() {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return Address.of("127.0.0.1", free.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void play(String name, Role<Word, Wait> role) {
            roles.put(name, role);
        }

        @Override
        public void crash(String name, Duration at) {
            Role<Word, Wait> role = Objects.requireNonNull(roles.get(name));
            roles.put(name, context -> new Mortal(role.play(context)) {
                @Override
                public void onStart() {
                    super.onStart();
                    context.setTimer(new Wait("crash"), at);
                }
            });
        }

        @Override
        public void run(BiConsumer<String, TraceEvent> listener) {
            told.set((node, event) -> {
                boolean isOwn =
                        !(event.subject() instanceof Wait wait && wait.what().equals("crash"));
                if (isOwn) {
                    listener.accept(node, event);
                }
            });
            roles.forEach((name, role) -> host.play(name, role, Duration.ZERO));
            host.run(Optional.of(Duration.ofSeconds(10)));
            replay();
        }

        /** Whatever came of it: made again without sockets, the same comes of it. */
        private void replay() {
            LiveReplay replay = new LiveReplay(SEED);
            names.forEach((address, name) -> {
                if (roles.containsKey(name)) {
                    replay.join(
                            name,
                            address,
                            Objects.requireNonNull(wires.get(name)),
                            Objects.requireNonNull(roles.get(name)));
                }
            });
            for (Step step : steps) {
                assertEquals(step, replay.again(step));
            }
        }
    }

    /** An actor that throws when its time has come. */
    private static class Mortal implements Actor<HostContract.Word, HostContract.Wait> {

        private final Actor<HostContract.Word, HostContract.Wait> actor;

        Mortal(Actor<HostContract.Word, HostContract.Wait> actor) {
            this.actor = actor;
        }

        @Override
        public void onStart() {
            actor.onStart();
        }

        @Override
        public void onMessage(Address from, HostContract.Word message) {
            actor.onMessage(from, message);
        }

        @Override
        public void onTimer(HostContract.Wait timer) {
            if (timer.what().equals("crash")) {
                throw new IllegalStateException("its time has come");
            }
            actor.onTimer(timer);
        }

        @Override
        public void onGone(Address peer, Gone why) {
            actor.onGone(peer, why);
        }
    }
}
