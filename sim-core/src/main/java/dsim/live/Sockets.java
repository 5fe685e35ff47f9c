package dsim.live;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The ground of nodes that run live: one thread, on which everything happens but looking up names. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it, the handlers of the channel are told
final class Sockets implements Ground {

    /** What may wait to be written in one conversation; a peer that takes less ends it. */
    static final int QUEUE_BYTES = 16 << 20;

    private static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(64 << 10, 1 << 20);
    private static final int LARGEST_READ = 1 << 18;
    private static final int LARGEST_PACKET = 1 << 16;
    private static final int PACKETS_AT_ONCE = 64;
    private static final int BACKLOG = 1024;

    /** Nodes do not accept more conversations at once: more than that is an attack. */
    private static final int ACCEPTED_MAX = 4096;

    private static final long GRACE_MILLIS = 500;

    private volatile long origin = System.nanoTime();
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("dsim-live", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Resolver resolver = new Resolver(loop);
    private final TimerQueue timers =
            new TimerQueue(loop, this::nanos, (node, number) -> step(node, at -> node.timer(at, number)));
    private final Map<LiveNode, Deadlines> deadlines = new LinkedHashMap<>();
    private final Map<LiveNode, Channel> listening = new LinkedHashMap<>();
    private final Map<Channel, LiveNode> served = new LinkedHashMap<>();
    private final Map<LiveNode, PacketPort> ports = new LinkedHashMap<>();
    private final Set<StreamLine> lines = new LinkedHashSet<>();
    private final List<Channel> unflushed = new ArrayList<>();
    private final Consumer<NodeFailure> failed;
    private final Consumer<Throwable> broken;
    private volatile boolean isOver;

    /**
     * The ground.
     *
     * @param failed is told on the loop when an actor has thrown
     * @param broken is told on the loop when something else went wrong: nothing can go on
     */
    Sockets(Consumer<NodeFailure> failed, Consumer<Throwable> broken) {
        this.failed = failed;
        this.broken = broken;
    }

    /** By the monotonic clock since the run began. */
    long nanos() {
        return System.nanoTime() - origin;
    }

    Resolver resolver() {
        return resolver;
    }

    Deadlines deadlines(LiveNode node) {
        return deadlines.getOrDefault(node, Deadlines.DEFAULT);
    }

    // ---- before the run

    /** Takes a port for streams. Those who call are kept waiting until {@link #admit}. */
    Channel streamPort(Address at) throws EndpointException {
        return bound(
                at,
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                        .childOption(ChannelOption.RECVBUF_ALLOCATOR, reads())
                        .childHandler(new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                accept(channel);
                            }
                        })
                        .bind(socketOf(at)));
    }

    /** Takes a port for packets. Those who call are kept waiting until {@link #admit}. */
    Channel packetPort(Address at) throws EndpointException {
        PacketPort port = new PacketPort(this);
        return bound(
                at,
                new Bootstrap()
                        .group(group)
                        .channel(NioDatagramChannel.class)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(LARGEST_PACKET).maxMessagesPerRead(PACKETS_AT_ONCE))
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                        .handler(port)
                        .bind(socketOf(at)));
    }

    private static AdaptiveRecvByteBufAllocator reads() {
        return new AdaptiveRecvByteBufAllocator(64, 2048, LARGEST_READ);
    }

    private static InetSocketAddress socketOf(Address at) throws EndpointException {
        ImmutableList<InetSocketAddress> found = Resolver.ask(at);
        if (found.isEmpty()) {
            throw new EndpointException(
                    "cannot listen at " + at + ": there is no host '" + at.host() + "'",
                    new UnknownHostException(at.host()));
        }
        return found.get(0);
    }

    private static Channel bound(Address at, ChannelFuture binding) throws EndpointException {
        ChannelFuture done = binding.awaitUninterruptibly();
        if (!done.isSuccess()) {
            throw new EndpointException("cannot listen at " + at + ": " + why(done.cause()), done.cause());
        }
        return done.channel();
    }

    private static String why(Throwable cause) {
        String says = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && says.contains("in use")) {
            return "somebody listens there already";
        } else if (says.contains("ermission denied")) {
            return "this user may not";
        } else if (says.contains("Cannot assign")) {
            return "this machine has no such address";
        }
        return says;
    }

    void join(LiveNode node, Deadlines patience) {
        deadlines.put(node, patience);
    }

    void listensAt(LiveNode node, Channel channel) {
        listening.put(node, channel);
        served.put(channel, node);
        PacketPort port = channel.pipeline().get(PacketPort.class);
        if (port != null) {
            ports.put(node, port);
            port.serves(node);
        }
    }

    // ---- the run

    /** From here on time counts. */
    void begin() {
        origin = System.nanoTime();
    }

    /** Lets a node start, and then those who call it in. */
    void start(LiveNode node, long afterNanos) {
        loop.schedule(() -> admit(node), afterNanos, TimeUnit.NANOSECONDS);
    }

    private void admit(LiveNode node) {
        step(node, node::start);
        Channel channel = listening.get(node);
        if (channel != null && node.isUp()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Lets a node make a step, if there still are any; then lets out what it wrote. */
    void step(LiveNode node, LongConsumer step) {
        if (isOver || node.isDown()) {
            return;
        }
        try {
            step.accept(nanos());
        } catch (Telling.Interrupted interrupted) {
            isOver = true;
            broken.accept(interrupted.thrown);
        } catch (Throwable thrown) {
            isOver = true;
            broken.accept(thrown);
        }
        unflushed.forEach(Channel::flush);
        unflushed.clear();
    }

    /** After this step, what was written here goes out. */
    void isUnflushed(Channel channel) {
        if (unflushed.isEmpty() || unflushed.get(unflushed.size() - 1) != channel) {
            unflushed.add(channel);
        }
    }

    Future<?> later(Runnable what, long nanos) {
        return loop.schedule(what, nanos, TimeUnit.NANOSECONDS);
    }

    private void accept(SocketChannel channel) {
        LiveNode node = served.get(channel.parent());
        if (node == null || !node.isUp() || lines.size() >= ACCEPTED_MAX) {
            channel.close();
            return;
        }
        channel.pipeline().addLast(StreamLine.accepted(this, node, channel));
    }

    void connect(StreamLine line, InetSocketAddress socket, long withinNanos, Consumer<ChannelFuture> done) {
        new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                .option(ChannelOption.RECVBUF_ALLOCATOR, reads())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(withinNanos) + 1))
                .handler(line)
                .connect(socket)
                .addListener((ChannelFuture future) -> done.accept(future));
    }

    void add(StreamLine line) {
        lines.add(line);
    }

    void remove(StreamLine line) {
        lines.remove(line);
    }

    // ---- what nodes do

    @Override
    public Instant clock() {
        return Instant.now();
    }

    @Override
    public Outlet open(LiveNode node, Conversation conversation) {
        return StreamLine.opening(this, node, conversation);
    }

    @Override
    public void send(LiveNode node, Address to, byte[] packet) {
        PacketPort port = ports.get(node);
        if (port == null) {
            throw new AssertionError(node + " has no port");
        }
        port.send(to, packet);
    }

    @Override
    public void setTimer(LiveNode node, long number, long dueNanos) {
        timers.set(node, number, dueNanos);
    }

    @Override
    public void cancelTimer(LiveNode node, long number) {
        timers.cancel(node, number);
    }

    @Override
    public void failed(LiveNode node, NodeFailure failure) {
        Channel channel = listening.get(node);
        if (channel != null) {
            channel.close();
        }
        failed.accept(failure);
    }

    // ---- the end

    /** No step is made any more. */
    void stop() {
        isOver = true;
    }

    /** Lets out what was sent, and ends all conversations in good order. Called from another thread than the loop's. */
    void close() {
        isOver = true;
        try {
            loop.submit(() -> {
                        listening.values().forEach(Channel::close);
                        ImmutableList.copyOf(lines).forEach(StreamLine::finish);
                    })
                    .await(GRACE_MILLIS);
            long end = nanos() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
            while (nanos() < end && !loop.submit(this::isQuiet).get()) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("asking whether all is out", e);
        }
        resolver.close();
        group.shutdownGracefully(0, GRACE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * GRACE_MILLIS);
    }

    private boolean isQuiet() {
        return lines.stream().allMatch(StreamLine::isAllOut);
    }
}
