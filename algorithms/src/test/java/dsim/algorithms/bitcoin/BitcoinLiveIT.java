package dsim.algorithms.bitcoin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Fact;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.client.BitcoinClient;
import dsim.algorithms.bitcoin.client.ClientConfig;
import dsim.algorithms.bitcoin.client.ClientFact;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.client.Failure;
import dsim.algorithms.bitcoin.client.Forgery;
import dsim.algorithms.bitcoin.peer.BitcoinPeer;
import dsim.algorithms.bitcoin.peer.Family;
import dsim.algorithms.bitcoin.peer.PeerConfig;
import dsim.algorithms.bitcoin.peer.ServedBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinWire;
import dsim.live.Deadlines;
import dsim.live.LiveHost;
import dsim.random.Seed;
import dsim.trace.TraceEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Client and full nodes on real sockets, and a client among programs that are no Bitcoin nodes. */
class BitcoinLiveIT {

    private static final BitcoinWire WIRE = new BitcoinWire(BitcoinNetwork.MAIN);
    private static final Address ANY_PORT = Address.of("127.0.0.1", 0);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** As patient as it has to be with somebody who says nothing. */
    private static ClientConfig impatient(ImmutableList<Address> peers, int height) {
        return new ClientConfig(
                BitcoinNetwork.MAIN,
                peers,
                height,
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                10_000,
                Forgery.none(),
                Optional.empty());
    }

    private static List<Fact> run(LiveHost host, List<Fact> facts, ClientConfig config) {
        host.joinAsCaller("c", WIRE, Deadlines.DEFAULT);
        host.play("c", BitcoinClient.role(config), Duration.ZERO);
        host.run(Optional.of(LONG));
        return facts;
    }

    private static LiveHost host(List<Fact> facts) {
        LiveHost[] self = new LiveHost[1];
        self[0] = LiveHost.open(Seed.of(1), event -> {
            if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof ClientFact fact) {
                facts.add(fact);
                if (fact instanceof ClientFact.Done) {
                    self[0].stop();
                }
            }
        });
        return self[0];
    }

    private static Address peer(LiveHost host, Family family, int height) throws Exception {
        Address address = host.join("p", ANY_PORT, WIRE, Deadlines.DEFAULT);
        host.play("p", BitcoinPeer.role(PeerConfig.of(family, ServedBlocks.MAIN.upTo(height))), Duration.ZERO);
        return address;
    }

    private static <F> ImmutableList<F> of(Class<F> kind, List<Fact> facts) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).collect(ImmutableList.toImmutableList());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void fetchesABlockFromEveryFamily(Family family) throws Exception {
        List<Fact> facts = new ArrayList<>();
        try (LiveHost host = host(facts)) {
            Address peer = peer(host, family, 4312);

            run(host, facts, impatient(ImmutableList.of(peer), 2812));
        }

        Fetched fetched = of(Fetched.class, facts).get(0);
        assertEquals(RealBlocks.main(2812), fetched.block());
        assertEquals(fetched.wanted(), fetched.spent().size());
    }

    /** Somebody who listens, and does what it wants with who calls. */
    private interface Stranger {
        void receive(InputStream in, OutputStream out) throws IOException;
    }

    private static Address listen(ServerSocket server, Stranger stranger) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.setTcpNoDelay(true);
                    stranger.receive(socket.getInputStream(), socket.getOutputStream());
                } catch (IOException e) {
                    // the client has hung up, or the test is over
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return Address.of("127.0.0.1", server.getLocalPort());
    }

    private static void untilClosed(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static byte[] version(int height) {
        String payload = "7f110100" + "0900000000000000" + "00".repeat(8) + "00".repeat(26) + "00".repeat(26)
                + "0102030405060708" + "00" + hex(height) + "01";
        return WIRE.frame("version", ByteString.ofHex(payload)).toByteArray();
    }

    private static String hex(int littleEndian) {
        return ByteString.of((byte) littleEndian, (byte) (littleEndian >> 8), (byte) (littleEndian >> 16), (byte)
                        (littleEndian >> 24))
                .toHex();
    }

    private static byte[] verack() {
        return WIRE.frame("verack", ByteString.empty()).toByteArray();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                stranger("silent", Failure.SILENT, (in, out) -> untilClosed(in)),
                stranger("closes at once", Failure.DISCONNECTED, (in, out) -> in.readNBytes(24)),
                stranger("closes behind its version", Failure.DISCONNECTED, (in, out) -> {
                    in.readNBytes(24);
                    out.write(version(4312));
                }),
                stranger("closes within its version", Failure.DISCONNECTED, (in, out) -> {
                    in.readNBytes(24);
                    out.write(version(4312), 0, 50);
                }),
                stranger("random bytes", Failure.ENCRYPTED, (in, out) -> {
                    out.write(ByteString.ofHex("a7f3".repeat(400)).toByteArray());
                    untilClosed(in);
                }),
                stranger("web server", Failure.NOT_BITCOIN, (in, out) -> {
                    out.write("HTTP/1.0 400 Bad request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    untilClosed(in);
                }),
                stranger("another network", Failure.WRONG_NETWORK, (in, out) -> {
                    out.write(new BitcoinWire(BitcoinNetwork.TEST3)
                            .frame("verack", ByteString.empty())
                            .toByteArray());
                    untilClosed(in);
                }),
                stranger("giant length", Failure.MALFORMED, (in, out) -> {
                    out.write(ByteString.ofHex("f9beb4d9" + "76657273696f6e0000000000" + "ffffffff" + "00000000")
                            .toByteArray());
                    untilClosed(in);
                }),
                stranger("large length, slowly", Failure.SILENT, (in, out) -> {
                    out.write(ByteString.ofHex("f9beb4d9" + "76657273696f6e0000000000" + "00093d00" + "00000000")
                            .toByteArray());
                    untilClosed(in);
                }),
                stranger("garbage behind verack", Failure.MALFORMED, (in, out) -> {
                    out.write(version(4312));
                    out.write(verack());
                    out.write(ByteString.ofHex("deadbeef".repeat(50)).toByteArray());
                    untilClosed(in);
                }),
                stranger("endless pings", Failure.SILENT, (in, out) -> {
                    out.write(version(4312));
                    out.write(verack());
                    byte[] ping = WIRE.frame("ping", ByteString.ofHex("0011223344556677"))
                            .toByteArray();
                    byte[] pong = new byte[32];
                    in.readNBytes(24 + 85 + 24); // version and verack of the client, as far as they go
                    while (in.readNBytes(pong, 0, pong.length) == pong.length) {
                        out.write(ping);
                    }
                }));
    }

    private static Arguments stranger(String name, Failure failure, Stranger stranger) {
        return Arguments.of(Named.of(name, stranger), failure);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void namesWhatIsWrongWithAStrangerAndTurnsToANode(Stranger stranger, Failure failure) throws Exception {
        List<Fact> facts = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                LiveHost host = host(facts)) {
            Address odd = listen(server, stranger);
            Address good = peer(host, Family.CORE, 200);

            run(host, facts, impatient(ImmutableList.of(odd, good), 170));
        }

        assertEquals(1, of(Failed.class, facts).size());
        Failed failed = of(Failed.class, facts).get(0);
        assertEquals(failure, failed.failure(), failed.sentence());
        assertEquals(RealBlocks.main(170), of(Fetched.class, facts).get(0).block());
    }

    @Test
    void namesAPortWhereNobodyListens() throws Exception {
        Address closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = Address.of("127.0.0.1", server.getLocalPort());
        }
        List<Fact> facts = new ArrayList<>();
        try (LiveHost host = host(facts)) {
            run(host, facts, impatient(ImmutableList.of(closed, Address.of("no.such.host.invalid", 8333)), 170));
        }

        assertEquals(
                ImmutableList.of(Failure.REFUSED, Failure.UNRESOLVED),
                of(Failed.class, facts).stream().map(Failed::failure).toList());
        assertEquals(1, of(ClientFact.NobodyHelped.class, facts).size());
    }

    /** A line on which every byte comes alone. */
    @Test
    void doesNotMindHowTheBytesAreCut() throws Exception {
        List<Fact> facts = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                LiveHost host = host(facts)) {
            Address good = peer(host, Family.CORE, 30);
            Address slow = listen(server, (in, out) -> {
                try (Socket onward = new Socket("127.0.0.1", good.port())) {
                    Thread there = new Thread(() -> pass(in, onward));
                    there.setDaemon(true);
                    there.start();
                    for (int each = onward.getInputStream().read();
                            each >= 0;
                            each = onward.getInputStream().read()) {
                        out.write(each);
                        out.flush();
                    }
                }
            });

            run(host, facts, ClientConfig.of(BitcoinNetwork.MAIN, ImmutableList.of(slow), 20));
        }

        assertEquals(RealBlocks.main(20), of(Fetched.class, facts).get(0).block());
        assertTrue(of(Failed.class, facts).isEmpty());
    }

    private static void pass(InputStream in, Socket to) {
        try {
            for (int each = in.read(); each >= 0; each = in.read()) {
                to.getOutputStream().write(each);
                to.getOutputStream().flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
