package dsim.live;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.live.LiveEnd.Why;
import dsim.random.Seed;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors on real sockets, all on one thread. Nodes first {@linkplain #join join}, which takes their ports, then are told
 * what they {@linkplain #play play}, which may depend on the addresses of all; then {@link #run} starts them.
 *
 * <p>An actor is told what design and contract say of streams, whatever the peer does; what is no message is traced and
 * dropped. An actor that throws stops its node, and the others go on. Every step is told to the sinks as a simulation tells it.
 *
 * <p>{@link #stop} may be called from any thread, also by a sink; all else from one.
 */
public final class LiveHost implements AutoCloseable {

    private final Seed seed;
    private final Telling telling;
    private final Optional<StepSink> recorder;
    private final Sockets sockets = new Sockets(this::failed, this::broken);
    private final Map<String, LiveNode> nodes = new LinkedHashMap<>();
    private final Map<LiveNode, Duration> parts = new LinkedHashMap<>();
    private final List<NodeFailure> failures = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Why why = Why.TIME_OVER;
    private volatile @Nullable Throwable broken;
    private boolean isClosed;

    private LiveHost(Seed seed, ImmutableList<TraceSink> sinks, Optional<StepSink> recorder) {
        this.seed = seed;
        this.telling = new Telling(sinks);
        this.recorder = recorder;
    }

    /**
     * A host without nodes.
     *
     * @param seed decides what nodes draw: the node {@code p1} draws what {@code p1} draws in a simulation with that seed
     * @param sinks are told every step, on the thread of the host
     */
    public static LiveHost open(Seed seed, TraceSink... sinks) {
        return new LiveHost(seed, ImmutableList.copyOf(sinks), Optional.empty());
    }

    /**
     * A host without nodes, whose steps can be replayed.
     *
     * @param recorder takes down each step
     */
    public static LiveHost recorded(Seed seed, StepSink recorder, TraceSink... sinks) {
        return new LiveHost(seed, ImmutableList.copyOf(sinks), Optional.of(recorder));
    }

    /**
     * A node that listens. From here on its port is taken; those who call it are kept waiting until it starts.
     *
     * @param name tells it from the others of this host
     * @param listen where it listens; port 0 is any that is free
     * @return where it can be reached
     * @throws EndpointException if the port cannot be had
     */
    public Address join(String name, Address listen, Wire<?> wire, Deadlines deadlines) throws EndpointException {
        boolean isStream = wire.kind() == Wire.Kind.STREAM;
        Channel channel = isStream ? sockets.streamPort(listen) : sockets.packetPort(listen);
        Address address = Resolver.address((InetSocketAddress) channel.localAddress());
        if (nodes.values().stream().anyMatch(node -> node.address.equals(address))) {
            return joinElsewhere(name, listen, wire, deadlines, channel);
        }
        sockets.listensAt(add(name, address, wire, deadlines), channel);
        return address;
    }

    /** Streams and packets have ports of their own, but no two nodes of a host have one address. */
    private Address joinElsewhere(String name, Address listen, Wire<?> wire, Deadlines deadlines, Channel taken)
            throws EndpointException {
        try {
            if (listen.port() != 0) {
                throw new EndpointException("two nodes cannot both listen at " + listen);
            }
            return join(name, listen, wire, deadlines);
        } finally {
            taken.close().awaitUninterruptibly();
        }
    }

    /**
     * A node that calls others, and that nobody can call.
     *
     * @param name tells it from the others of this host
     * @return an address that stands for it
     * @throws IllegalArgumentException if its wire is one of datagrams, which needs a port in any case
     */
    public Address joinAsCaller(String name, Wire<?> wire, Deadlines deadlines) {
        if (wire.kind() != Wire.Kind.STREAM) {
            throw new IllegalArgumentException("a node that sends datagrams has a port: " + name);
        }
        return add(name, Address.of(name, 0), wire, deadlines).address;
    }

    @SuppressWarnings("unchecked") // a node's role and wire speak of the same messages, whatever they are
    private LiveNode add(String name, Address address, Wire<?> wire, Deadlines deadlines) {
        LiveNode node = new LiveNode(name, address, (Wire<Object>) wire, seed, sockets, telling, recorder);
        if (nodes.putIfAbsent(name, node) != null) {
            throw new IllegalArgumentException("two nodes of one host are called " + name);
        }
        sockets.join(node, deadlines);
        return node;
    }

    /**
     * Says what a node plays.
     *
     * @param after the beginning of the run the node starts
     * @throws IllegalArgumentException if there is no such node
     */
    @SuppressWarnings("unchecked") // see join
    public <M, T> void play(String name, Role<M, T> role, Duration after) {
        LiveNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node has joined as " + name);
        }
        node.plays((Role<Object, Object>) role);
        parts.put(node, after);
    }

    /**
     * Runs the nodes until the time is over, somebody stops the run, or no node is left; then ends all conversations in good
     * order.
     *
     * @param atMost how long; empty: until something else ends it
     * @throws IllegalStateException if something went wrong that is no actor's doing, such as a sink that throws
     */
    public LiveEnd run(Optional<Duration> atMost) {
        sockets.begin();
        parts.forEach((node, after) -> sockets.start(node, after.toNanos()));
        try {
            if (atMost.isPresent()) {
                boolean isEnded = over.await(atMost.get().toNanos(), TimeUnit.NANOSECONDS);
                why = isEnded ? why : Why.TIME_OVER;
            } else {
                over.await();
            }
        } catch (InterruptedException e) {
            why = Why.STOPPED;
            Thread.currentThread().interrupt();
        }
        Duration lasted = Duration.ofNanos(sockets.nanos());
        close();
        Throwable thrown = broken;
        if (thrown != null) {
            throw new IllegalStateException("the live run broke off: " + thrown, thrown);
        }
        return new LiveEnd(why, lasted, ImmutableList.copyOf(failures));
    }

    /** Ends the run after the step that is being made, if it has not ended yet. */
    public void stop() {
        end(Why.STOPPED);
    }

    private synchronized void end(Why reason) {
        if (over.getCount() > 0) {
            why = reason;
            sockets.stop();
            over.countDown();
        }
    }

    private void failed(NodeFailure failure) {
        failures.add(failure);
        if (parts.keySet().stream().allMatch(LiveNode::isDown)) {
            end(Why.NODES_DOWN);
        }
    }

    private void broken(Throwable thrown) {
        broken = thrown;
        end(Why.STOPPED);
    }

    /** Gives back all ports. Done by {@link #run} as well. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            sockets.close();
        }
    }
}
