package dsim.live;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds out what hosts mean. Asking the name service may take long, so that is done beside the thread of the host. */
final class Resolver {

    private static final int THREADS = 4;
    private static final int QUESTIONS = 1000;

    private final Executor loop;
    private final ExecutorService askers;

    /**
     * A resolver.
     *
     * @param loop where answers are told
     */
    Resolver(Executor loop) {
        this.loop = loop;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUESTIONS), question -> {
                    Thread thread = new Thread(question, "dsim-resolver");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.askers = pool;
    }

    /** The socket of an address whose host is written in digits. */
    static Optional<InetSocketAddress> literal(Address address) {
        byte[] digits = NetUtil.createByteArrayFromIpAddressString(address.host());
        if (digits == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(digits), address.port()));
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of " + digits.length + " bytes", e);
        }
    }

    /**
     * Asks for the sockets of an address.
     *
     * @param answer is told on the loop; nothing: the name means nothing
     */
    void resolve(Address address, Consumer<ImmutableList<InetSocketAddress>> answer) {
        try {
            askers.execute(() -> {
                ImmutableList<InetSocketAddress> found = ask(address);
                loop.execute(() -> answer.accept(found));
            });
        } catch (RejectedExecutionException e) {
            loop.execute(() -> answer.accept(ImmutableList.of()));
        }
    }

    /** Asks, and waits for the answer. */
    static ImmutableList<InetSocketAddress> ask(Address address) {
        Optional<InetSocketAddress> literal = literal(address);
        if (literal.isPresent()) {
            return ImmutableList.of(literal.get());
        }
        ImmutableList.Builder<InetSocketAddress> found = ImmutableList.builder();
        try {
            for (InetAddress each : InetAddress.getAllByName(address.host())) {
                found.add(new InetSocketAddress(each, address.port()));
            }
        } catch (UnknownHostException e) {
            return ImmutableList.of();
        }
        return found.build();
    }

    /** The address of a socket, its host in digits. */
    static Address address(InetSocketAddress socket) {
        InetAddress host = socket.getAddress();
        String digits = host instanceof Inet6Address ? NetUtil.toAddressString(host) : host.getHostAddress();
        return Address.of(digits, socket.getPort());
    }

    void close() {
        askers.shutdownNow();
    }
}
