package dsim.live;

import dsim.actor.Address;
import dsim.network.DropReason;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the packets of one node come in and go out. It is never connected: packets come from wherever they come. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it, the handlers of the channel are told
final class PacketPort extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final int REMEMBERED = 4096;
    private static final int WAITING_MAX = 1024;
    private static final long NAME_HOLDS_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** What a name means, or the packets that wait until that is known. */
    private static final class Lookup {
        private @Nullable InetSocketAddress socket;
        private long untilNanos;
        private final List<byte[]> waiting = new ArrayList<>();
    }

    private final Sockets sockets;
    private final Map<InetSocketAddress, Address> senders = new HashMap<>();
    private final Map<Address, InetSocketAddress> receivers = new HashMap<>();
    private final Map<Address, Lookup> lookups = new HashMap<>();
    private @Nullable Channel channel;
    private @Nullable LiveNode node;

    PacketPort(Sockets sockets) {
        this.sockets = sockets;
    }

    void serves(LiveNode served) {
        node = served;
    }

    private LiveNode node() {
        LiveNode present = node;
        if (present == null) {
            throw new AssertionError("a port that serves nobody");
        }
        return present;
    }

    Channel channel() {
        Channel present = channel;
        if (present == null) {
            throw new AssertionError("a port that is not open");
        }
        return present;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        Address from = remembered(senders, packet.sender(), Resolver::address);
        sockets.step(node(), at -> node().packet(at, from, packet.content().nioBuffer()));
    }

    private static <K, V> V remembered(Map<K, V> known, K key, java.util.function.Function<K, V> made) {
        V value = known.get(key);
        if (value == null) {
            value = made.apply(key);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(key, value);
        }
        return value;
    }

    void send(Address to, byte[] packet) {
        InetSocketAddress socket = receivers.get(to);
        if (socket == null) {
            socket = Resolver.literal(to).orElse(null);
        }
        if (socket != null) {
            remembered(receivers, to, key -> Resolver.literal(key).orElseThrow());
            send(to, socket, packet);
        } else {
            sendByName(to, packet);
        }
    }

    private void sendByName(Address to, byte[] packet) {
        Lookup lookup = remembered(lookups, to, key -> new Lookup());
        InetSocketAddress socket = lookup.socket;
        if (socket != null && sockets.nanos() < lookup.untilNanos) {
            send(to, socket, packet);
        } else if (lookup.waiting.size() >= WAITING_MAX) {
            unsent(to, DropReason.QUEUE_FULL);
        } else {
            lookup.waiting.add(packet);
            if (lookup.waiting.size() == 1) {
                sockets.resolver().resolve(to, found -> {
                    lookup.socket = found.isEmpty() ? null : found.get(0);
                    lookup.untilNanos = sockets.nanos() + NAME_HOLDS_NANOS;
                    List<byte[]> waiting = new ArrayList<>(lookup.waiting);
                    lookup.waiting.clear();
                    for (byte[] each : waiting) {
                        if (found.isEmpty()) {
                            unsent(to, DropReason.NO_SUCH_NODE);
                        } else {
                            send(to, found.get(0), each);
                        }
                    }
                    channel().flush();
                });
            }
        }
    }

    private void send(Address to, InetSocketAddress socket, byte[] packet) {
        Channel open = channel();
        if (socket.getPort() == 0) {
            unsent(to, DropReason.NO_SUCH_NODE);
        } else if (!isRoom(open)) {
            unsent(to, DropReason.QUEUE_FULL);
        } else {
            open.write(new DatagramPacket(Unpooled.wrappedBuffer(packet), socket))
                    .addListener(written -> {
                        if (!written.isSuccess() && open.isOpen()) {
                            unsent(to, DropReason.CUT);
                        }
                    });
            sockets.isUnflushed(open);
        }
    }

    private static boolean isRoom(Channel open) {
        if (!open.isWritable()) {
            open.flush();
        }
        return open.isWritable();
    }

    /** Told as a step of its own: the node may be in the midst of another. */
    private void unsent(Address to, DropReason reason) {
        sockets.later(() -> sockets.step(node(), at -> node().unsent(at, to, reason)), 0);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // an error of a packet that was sent before, such as an unreachable port: nothing is known of which
    }
}
