package dsim.live;

import com.google.common.collect.ImmutableList;
import dsim.actor.Gone;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one conversation, from the attempt to open it until it is closed. All of it runs on the loop.
 *
 * <p>A side that ends in good order first ends its own direction, and then waits for the end of the other: whoever closes
 * while there is something that it has not read resets the connection, and what it sent last may be lost.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it, the handlers of the channel are told
final class StreamLine extends ChannelInboundHandlerAdapter implements Outlet {

    private static final long NEVER = Long.MAX_VALUE;

    private final Sockets sockets;
    private final LiveNode node;
    private final Deadlines deadlines;
    private @Nullable Conversation conversation;
    private @Nullable SocketChannel channel;

    private final List<byte[]> waiting = new ArrayList<>();
    private long waitingBytes;
    private boolean isOpen;
    private boolean isFinishing;
    private boolean isEof;
    private boolean isOver;

    private long connectBy = NEVER;
    private long answerBy = NEVER;
    private long lingerBy = NEVER;
    private long lastSignAt;
    private long checkAt = NEVER;
    private @Nullable Future<?> check;

    private StreamLine(Sockets sockets, LiveNode node) {
        this.sockets = sockets;
        this.node = node;
        this.deadlines = sockets.deadlines(node);
        this.lastSignAt = sockets.nanos();
        sockets.add(this);
    }

    /** The line of a conversation that somebody has opened with a node. */
    static StreamLine accepted(Sockets sockets, LiveNode node, SocketChannel channel) {
        StreamLine line = new StreamLine(sockets, node);
        line.channel = channel;
        return line;
    }

    /** The line of a conversation that a node opens. */
    static StreamLine opening(Sockets sockets, LiveNode node, Conversation conversation) {
        StreamLine line = new StreamLine(sockets, node);
        line.conversation = conversation;
        line.connectBy = sockets.nanos() + nanos(line.deadlines.connect());
        line.watch();
        Resolver.literal(conversation.socket)
                .ifPresentOrElse(
                        socket -> line.connect(ImmutableList.of(socket)),
                        () -> sockets.resolver().resolve(conversation.socket, line::connect));
        return line;
    }

    private static long nanos(Duration duration) {
        return duration.toNanos();
    }

    private Conversation conversation() {
        Conversation present = conversation;
        if (present == null) {
            throw new AssertionError("a line without a conversation");
        }
        return present;
    }

    private SocketChannel channel() {
        SocketChannel present = channel;
        if (present == null) {
            throw new AssertionError("a line that is not connected");
        }
        return present;
    }

    // ---- opening

    /** A name may stand for several sockets: they are tried one after the other. */
    private void connect(ImmutableList<InetSocketAddress> sockets) {
        if (sockets.isEmpty()) {
            end(Gone.UNRESOLVED);
        } else if (!isOver) {
            this.sockets.connect(
                    this, sockets.get(0), connectBy - this.sockets.nanos(), done -> connected(done, sockets));
        }
    }

    private void connected(ChannelFuture done, ImmutableList<InetSocketAddress> tried) {
        if (isOver) {
            done.channel().close();
        } else if (done.isSuccess()) {
            open((SocketChannel) done.channel());
        } else if (tried.size() > 1 && sockets.nanos() < connectBy) {
            connect(tried.subList(1, tried.size()));
        } else {
            end(gone(done.cause()));
        }
    }

    private static Gone gone(Throwable cause) {
        boolean isLate = cause instanceof ConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || String.valueOf(cause.getMessage()).contains("timed out");
        return isLate ? Gone.TIMED_OUT : Gone.REFUSED;
    }

    private void open(SocketChannel connected) {
        channel = connected;
        isOpen = true;
        connectBy = NEVER;
        lastSignAt = sockets.nanos();
        waiting.forEach(bytes -> connected.write(Unpooled.wrappedBuffer(bytes)));
        if (!waiting.isEmpty()) {
            isAsked();
        }
        waiting.clear();
        waitingBytes = 0;
        connected.flush();
        if (isFinishing) {
            endOutput();
        }
        watch();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (conversation == null) {
            isOpen = true;
            sockets.step(
                    node,
                    at -> conversation =
                            node.accepted(at, Resolver.address(channel().remoteAddress()), this));
            watch();
        }
        context.fireChannelActive();
    }

    // ---- what comes in

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        lastSignAt = sockets.nanos();
        answerBy = NEVER;
        try {
            ByteBuf bytes = (ByteBuf) read;
            sockets.step(node, at -> node.bytes(at, conversation(), bytes.nioBuffer()));
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE && !isEof) {
            isEof = true;
            sockets.step(node, at -> node.ended(at, conversation(), Gone.CLOSED));
            if (!conversation().isOver()) {
                linger();
            } else if (isFinishing) {
                closeWhenOut();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(Gone.RESET);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(Gone.RESET);
        context.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // only of those that were accepted: were both sides to stop reading, nothing would ever go on
        if (conversation().isAccepted) {
            context.channel().config().setAutoRead(context.channel().isWritable());
        }
    }

    /** Nothing more will be heard of it. */
    private void end(Gone why) {
        if (!isOver) {
            isOver = true;
            sockets.remove(this);
            if (check != null) {
                check.cancel(false);
            }
            if (conversation != null) {
                sockets.step(node, at -> node.ended(at, conversation(), why));
            }
        }
    }

    // ---- what goes out

    @Override
    public void write(byte[] bytes) {
        if (isOver) {
            return;
        } else if (!isOpen) {
            waiting.add(bytes);
            waitingBytes += bytes.length;
        } else {
            channel().write(Unpooled.wrappedBuffer(bytes));
            sockets.isUnflushed(channel());
            lastSignAt = sockets.nanos();
            isAsked();
        }
        if (pending() > Sockets.QUEUE_BYTES) {
            overflows();
        }
    }

    private void isAsked() {
        if (answerBy == NEVER && deadlines.read().isPresent()) {
            answerBy = sockets.nanos() + nanos(deadlines.read().get());
            watch();
        }
    }

    private long pending() {
        if (!isOpen) {
            return waitingBytes;
        }
        ChannelOutboundBuffer buffer = channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** The peer takes too little: told as a step of its own, as the node is in the midst of another. */
    private void overflows() {
        if (isOpen) {
            channel().flush();
        }
        if (pending() > Sockets.QUEUE_BYTES) {
            sockets.later(
                    () -> {
                        end(Gone.TIMED_OUT);
                        reset();
                    },
                    0);
        }
    }

    /** Ends the conversation after what was sent. */
    @Override
    public void finish() {
        if (!isFinishing && !isOver) {
            isFinishing = true;
            linger();
            if (isOpen) {
                endOutput();
            }
        }
    }

    private void endOutput() {
        channel().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (isEof || !written.isSuccess()) {
                channel().close();
            } else if (channel().isOpen()) {
                channel().shutdownOutput().addListener(done -> {
                    if (isEof || !done.isSuccess()) {
                        channel().close();
                    }
                });
            }
        });
    }

    private void closeWhenOut() {
        if (isOpen && channel().isOutputShutdown()) {
            channel().close();
        }
    }

    @Override
    public void breakOff() {
        boolean wasOver = isOver;
        isOver = true;
        sockets.remove(this);
        if (check != null) {
            check.cancel(false);
        }
        if (!wasOver) {
            reset();
        }
    }

    private void reset() {
        Channel open = channel;
        if (open != null && open.isOpen()) {
            open.flush();
            open.config().setOption(ChannelOption.SO_LINGER, 0);
            open.close();
        }
    }

    /** Whether all that was sent is out, as far as this machine is concerned. */
    boolean isAllOut() {
        return isOver || isOpen && pending() == 0 && channel().isOutputShutdown();
    }

    // ---- deadlines

    private void linger() {
        lingerBy = sockets.nanos() + nanos(deadlines.linger());
        watch();
    }

    private long expiresAt() {
        long idleAt = deadlines.idle().isEmpty() || !isOpen
                ? NEVER
                : lastSignAt + nanos(deadlines.idle().get());
        return Math.min(Math.min(connectBy, answerBy), Math.min(lingerBy, idleAt));
    }

    private void watch() {
        long expiresAt = expiresAt();
        if (!isOver && expiresAt < checkAt) {
            if (check != null) {
                check.cancel(false);
            }
            checkAt = expiresAt;
            check = sockets.later(this::check, expiresAt - sockets.nanos());
        }
    }

    private void check() {
        checkAt = NEVER;
        check = null;
        if (sockets.nanos() < expiresAt()) {
            watch();
        } else {
            end(Gone.TIMED_OUT);
            if (channel != null) {
                reset();
            }
        }
    }
}
