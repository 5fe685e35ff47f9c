package dsim.live;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.network.DropReason;
import dsim.random.Seed;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the recorded steps of a live run again, without a socket, a clock or a thread: the same actors get the same inputs at
 * the same times, bytes through the same codecs. What they do now is compared by who calls.
 *
 * <p>Steps may come from anywhere: one that cannot follow on those before it is refused. Not thread safe.
 */
public final class LiveReplay {

    private final Seed seed;
    private final Telling telling;
    private final Past past = new Past();
    private final Map<String, LiveNode> nodes = new LinkedHashMap<>();
    private final Map<LiveNode, Map<Integer, Conversation>> conversations = new LinkedHashMap<>();
    private final List<NodeFailure> failures = new ArrayList<>();
    private long now;
    private @Nullable Step made;

    /**
     * A replay without nodes.
     *
     * @param seed the one of the live run
     * @param sinks are told every step as those of the live run were
     */
    public LiveReplay(Seed seed, TraceSink... sinks) {
        this.seed = seed;
        this.telling = new Telling(ImmutableList.copyOf(sinks));
    }

    /**
     * Adds a node of the live run.
     *
     * @param address the one that it had
     * @throws IllegalArgumentException if there is one of that name
     */
    @SuppressWarnings("unchecked") // a node's role and wire speak of the same messages, whatever they are
    public void join(String name, Address address, Wire<?> wire, Role<?, ?> role) {
        LiveNode node =
                new LiveNode(name, address, (Wire<Object>) wire, seed, past, telling, Optional.of(step -> made = step));
        node.plays((Role<Object, Object>) role);
        if (nodes.putIfAbsent(name, node) != null) {
            throw new IllegalArgumentException("two nodes are called " + name);
        }
        conversations.put(node, new HashMap<>());
    }

    /**
     * Makes a step again.
     *
     * @return the same step with what was done now
     * @throws IllegalArgumentException if no run can have this step here; whatever a sink throws is thrown on
     */
    public Step again(Step recorded) {
        LiveNode node = known(nodes.get(recorded.node()), "there is no node '" + recorded.node() + "'");
        require(recorded.atNanos() >= now, "it was made at " + recorded.atNanos() + " ns, before the step before it");
        now = recorded.atNanos();
        past.clock = recorded.clock();
        made = null;
        try {
            make(node, recorded.input());
        } catch (Telling.Interrupted interrupted) {
            Throwables.throwIfUnchecked(interrupted.thrown);
            throw interrupted;
        }
        Step again = made;
        if (again == null) {
            throw new AssertionError("a step that nobody was told of: " + recorded);
        }
        return again;
    }

    private void make(LiveNode node, Input input) {
        boolean isStart = input instanceof Input.Start;
        require(!node.isDown(), "its node is down");
        require(isStart != node.isUp(), isStart ? "its node is up already" : "its node has not started");
        if (isStart) {
            node.start(now);
        } else if (input instanceof Input.Accepted accepted) {
            Conversation conversation = node.accepted(now, accepted.peer(), past);
            require(conversation.number == accepted.conversation(), "its conversation has another number now");
            conversations(node).put(conversation.number, conversation);
        } else if (input instanceof Input.Bytes bytes) {
            node.bytes(
                    now,
                    conversation(node, bytes.conversation()),
                    ByteBuffer.wrap(bytes.bytes().toByteArray()));
        } else if (input instanceof Input.Ended ended) {
            node.ended(now, conversation(node, ended.conversation()), ended.why());
        } else if (input instanceof Input.Packet packet) {
            node.packet(now, packet.from(), ByteBuffer.wrap(packet.bytes().toByteArray()));
        } else if (input instanceof Input.Unsent unsent) {
            node.unsent(now, unsent.to(), reason(unsent.reason()));
        } else if (input instanceof Input.Timer timer) {
            node.timer(now, timer.number());
        } else {
            throw new AssertionError("unhandled: " + input);
        }
    }

    private Map<Integer, Conversation> conversations(LiveNode node) {
        Map<Integer, Conversation> known = conversations.get(node);
        if (known == null) {
            throw new AssertionError(node + " has not joined");
        }
        return known;
    }

    private Conversation conversation(LiveNode node, int number) {
        return known(conversations(node).get(number), "its node has no conversation " + number);
    }

    private static <E> E known(@Nullable E found, String otherwise) {
        if (found == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return found;
    }

    private static DropReason reason(String text) {
        return Arrays.stream(DropReason.values())
                .filter(reason -> reason.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is dropped for the reason '" + text + "'"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What came of it. */
    public LiveEnd end(LiveEnd.Why why, Duration lasted) {
        return new LiveEnd(why, lasted, ImmutableList.copyOf(failures));
    }

    /** The ground of nodes that run again: what goes out goes nowhere, and what comes in is in the record. */
    private final class Past implements Ground, Outlet {

        private Optional<Instant> clock = Optional.empty();

        @Override
        public Instant clock() {
            return clock.orElse(Instant.EPOCH);
        }

        @Override
        public Outlet open(LiveNode node, Conversation conversation) {
            conversations(node).put(conversation.number, conversation);
            return this;
        }

        @Override
        public void send(LiveNode node, Address to, byte[] packet) {}

        @Override
        public void setTimer(LiveNode node, long number, long dueNanos) {}

        @Override
        public void cancelTimer(LiveNode node, long number) {}

        @Override
        public void failed(LiveNode node, NodeFailure failure) {
            failures.add(failure);
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public void finish() {}

        @Override
        public void breakOff() {}
    }
}
