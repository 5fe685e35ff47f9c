package dsim.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.random.Seed;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.trace.TraceEvent;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A live host among peers that are no nodes of ours: plain sockets that do what programs of others do. */
class OddPeersIT {

    private static final Address ANY_PORT = Address.of("127.0.0.1", 0);

    /** What is said: a line. */
    private record Line(String text) {}

    /** Lines; the last one may end with the stream. A line that begins with {@code !} is none. */
    private record LineWire(Kind kind, int frameLimit) implements Wire<Line> {

        private static final LineWire STREAM = new LineWire(Kind.STREAM, 1000);

        @Override
        public String name() {
            return "lines";
        }

        @Override
        public Codec<Line> codec(Address self) {
            return new Codec<>() {
                @Override
                public void encode(Line message, ByteSink out) {
                    out.putBytes((message.text() + "\n").getBytes(UTF_8));
                }

                @Override
                public Optional<Received<Line>> decode(ByteBuffer in) throws MalformedMessageException {
                    StringBuilder line = new StringBuilder();
                    while (in.hasRemaining()) {
                        char c = (char) in.get();
                        if (c == '!') {
                            throw new MalformedMessageException("no line has a !");
                        } else if (c == '\n') {
                            return Optional.of(new Received<>(Optional.empty(), new Line(line.toString())));
                        }
                        line.append(c);
                    }
                    return Optional.empty();
                }

                @Override
                public Optional<Received<Line>> decodeLast(ByteBuffer in) {
                    String rest = UTF_8.decode(in).toString();
                    return rest.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Received<>(Optional.empty(), new Line(rest)));
                }
            };
        }
    }

    /** Answers each line with the same in capitals; {@code bye} is answered, and the conversation closed. */
    private static final class Echo implements Actor<Line, String> {

        private final Context<Line, String> context;
        private Optional<Address> late = Optional.empty();

        private Echo(Context<Line, String> context) {
            this.context = context;
        }

        @Override
        public void onStart() {}

        @Override
        public void onMessage(Address from, Line message) {
            if (message.text().equals("throw")) {
                throw new IllegalStateException("as was asked");
            } else if (message.text().equals("late")) {
                late = Optional.of(from);
                context.setTimer("late", Duration.ofMillis(50));
                return;
            } else if (message.text().equals("flood")) {
                for (int i = 0; i < 40_000; i++) {
                    context.send(from, new Line("x".repeat(999)));
                }
                return;
            }
            context.send(from, new Line(message.text().toUpperCase(java.util.Locale.ROOT)));
            if (message.text().equals("bye")) {
                context.close(from);
            }
        }

        @Override
        public void onTimer(String timer) {
            context.send(late.orElseThrow(), new Line("LATE"));
            context.close(late.orElseThrow());
        }
    }

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final LiveHost host = LiveHost.open(Seed.of(1), this::tell);
    private Optional<CompletableFuture<LiveEnd>> running = Optional.empty();

    private void tell(TraceEvent event) {
        switch (event.kind()) {
            case DELIVER ->
                told.add(
                        event.subject() instanceof Line line
                                ? line.text()
                                : event.subject().toString());
            case GONE -> told.add(event.reason());
            case DROP -> told.add("drop " + event.reason());
            case CRASH -> told.add("crash");
            default -> {}
        }
    }

    /** The next thing that the host tells. */
    private String next() throws InterruptedException {
        return Optional.ofNullable(told.poll(10, TimeUnit.SECONDS)).orElse("nothing in 10 s");
    }

    private Address server(Role<Line, String> role, Wire<Line> wire, Deadlines deadlines) throws EndpointException {
        Address address = host.join("server", ANY_PORT, wire, deadlines);
        host.play("server", role, Duration.ZERO);
        return address;
    }

    private void run() {
        running = Optional.of(CompletableFuture.supplyAsync(() -> host.run(Optional.of(Duration.ofSeconds(30)))));
    }

    private LiveEnd ended() {
        host.stop();
        return running.orElseThrow().join();
    }

    @AfterEach
    void stop() {
        running.ifPresentOrElse(run -> ended(), host::close);
    }

    private Socket callEcho(Deadlines deadlines) throws EndpointException, IOException {
        Address address = server(Echo::new, LineWire.STREAM, deadlines);
        run();
        return call(address);
    }

    private static Socket call(Address address) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Test
    void mayTearAMessageIntoSegments() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            for (char c : "hello\n".toCharArray()) {
                say(socket, String.valueOf(c));
            }

            assertEquals("HELLO", line(socket));
        }
    }

    @Test
    void maySayManyThingsInOneSegment() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "a\nb\nc\nd");

            assertEquals(List.of("A", "B", "C"), List.of(line(socket), line(socket), line(socket)));
        }
    }

    @Test
    void mayEndItsSideAndWaitForAnAnswer() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "late\n");
            socket.shutdownOutput();

            assertEquals("LATE", line(socket));
            assertEquals(-1, socket.getInputStream().read());
            assertEquals(List.of("late", "CLOSED"), List.of(next(), next()));
        }
    }

    @Test
    void mayEndAMessageByEndingItsSide() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "one\ntwo");
            socket.shutdownOutput();

            assertEquals(List.of("ONE", "TWO"), List.of(line(socket), line(socket)));
        }
    }

    @Test
    void getsTheAnswerThatWasSentBeforeTheCloseEvenIfItGoesOnTalking() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "bye\n" + "x".repeat(900_000));

            assertEquals("BYE", line(socket));
            assertEquals(-1, socket.getInputStream().read());
            say(socket, "somebody still takes this");
            say(socket, "or else this would be refused");
        }
    }

    @Test
    void isCutOffIfItTalksNonsense() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "one\n!two\nthree\n");

            assertEquals("ONE", line(socket));
            assertThrows(SocketException.class, socket.getInputStream()::read);
            assertEquals(List.of("one", "drop malformed", "MALFORMED"), List.of(next(), next(), next()));
        }
    }

    @Test
    void isCutOffIfAMessageHasNoEnd() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "x".repeat(1001));

            assertThrows(SocketException.class, socket.getInputStream()::read);
            assertEquals(List.of("drop oversize", "MALFORMED"), List.of(next(), next()));
        }
    }

    @Test
    void isCutOffIfItTakesNothing() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "flood\n");

            assertEquals(List.of("flood", "TIMED_OUT"), List.of(next(), next()));
        }
    }

    @Test
    void isHeardToBreakOff() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "one\n");
            assertEquals("ONE", line(socket));
            socket.setSoLinger(true, 0);
        }

        assertEquals(List.of("one", "RESET"), List.of(next(), next()));
    }

    @Test
    void isLeftAfterALongSilence() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT.withIdle(Duration.ofMillis(100)))) {
            say(socket, "one\n");

            assertEquals(List.of("one", "TIMED_OUT"), List.of(next(), next()));
        }
    }

    @Test
    void isLeftIfItDoesNotCloseAfterItsSideHasEnded() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT.withLinger(Duration.ofMillis(100)))) {
            say(socket, "one\n");
            socket.shutdownOutput();

            assertEquals("ONE", line(socket));
            assertThrows(SocketException.class, socket.getInputStream()::read);
        }
    }

    /** Says one line to an address at its start. */
    private static Role<Line, String> caller(Address to) {
        return context -> new Actor<>() {
            @Override
            public void onStart() {
                context.send(to, new Line("hello"));
            }

            @Override
            public void onMessage(Address from, Line message) {}

            @Override
            public void onTimer(String timer) {}

            @Override
            public void onGone(Address peer, Gone why) {}
        };
    }

    private void call(Address to, Deadlines deadlines) {
        host.joinAsCaller("caller", LineWire.STREAM, deadlines);
        host.play("caller", caller(to), Duration.ZERO);
        run();
    }

    private static Address of(ServerSocket server) {
        return Address.of("127.0.0.1", server.getLocalPort());
    }

    @Test
    void isWaitedForOnlySoLong() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            call(of(server), Deadlines.DEFAULT.withRead(Duration.ofMillis(100)));

            try (Socket accepted = server.accept()) {
                assertEquals("hello", line(accepted));
                assertEquals("TIMED_OUT", next());
            }
        }
    }

    @Test
    void isCalledOnlySoLong() throws Exception {
        List<Socket> queued = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) { // as many as wait to be accepted: who calls now is not answered
                Socket socket = new Socket();
                queued.add(socket);
                try {
                    socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
                } catch (IOException e) {
                    break;
                }
            }

            call(of(server), Deadlines.DEFAULT.withConnect(Duration.ofMillis(200)));

            assertEquals("TIMED_OUT", next());
        } finally {
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    @Test
    void mayAnswerInPiecesAndCloseWithoutAnEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            call(of(server), Deadlines.DEFAULT);

            try (Socket accepted = server.accept()) {
                assertEquals("hello", line(accepted));
                say(accepted, "wel");
                say(accepted, "come");
            }

            assertEquals(List.of("welcome", "CLOSED"), List.of(next(), next()));
        }
    }

    @Test
    void mayBeKnownByName() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            call(Address.of("localhost", server.getLocalPort()), Deadlines.DEFAULT);

            try (Socket accepted = server.accept()) {
                assertEquals("hello", line(accepted));
            }

            assertEquals("CLOSED", next());
        }
    }

    @Test
    void mayBeAPlainSocketOfPackets() throws Exception {
        Address address = server(Echo::new, new LineWire(Wire.Kind.DATAGRAM, 1000), Deadlines.DEFAULT);
        run();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(10_000);
            for (String text : List.of("!\n", "two\nthree\n", "", "four\n")) {
                byte[] bytes = text.getBytes(UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), address.port()));
            }
            DatagramPacket answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);

            assertEquals("FOUR\n", new String(answer.getData(), 0, answer.getLength(), UTF_8));
            assertEquals(
                    List.of("drop malformed", "drop malformed", "drop malformed", "four"),
                    List.of(next(), next(), next(), next()));
        }
    }

    @Test
    void seesAnActorThatThrowsGo() throws Exception {
        try (Socket socket = callEcho(Deadlines.DEFAULT)) {
            say(socket, "throw\n");

            assertThrows(SocketException.class, socket.getInputStream()::read);
            assertEquals(List.of("throw", "crash"), List.of(next(), next()));
        }
        LiveEnd end = running.orElseThrow().join();
        assertEquals(LiveEnd.Why.NODES_DOWN, end.why());
        assertEquals(
                "the actor of server threw java.lang.IllegalStateException: as was asked while it handled"
                        + " Line[text=throw]",
                end.failures().get(0).says());
    }

    @Test
    void findsOneThatListensEverywhereWhereItIs() throws Exception {
        Wire<Line> wire = RecordWire.stream(Line.class);
        Address everywhere = host.join("everywhere", Address.of("0.0.0.0", 0), wire, Deadlines.DEFAULT);
        Address server = server(
                context -> new Actor<Line, String>() {
                    @Override
                    public void onStart() {}

                    @Override
                    public void onMessage(Address from, Line message) {
                        told.add("from " + from);
                    }

                    @Override
                    public void onTimer(String timer) {}
                },
                wire,
                Deadlines.DEFAULT);
        host.play("everywhere", caller(server), Duration.ZERO);
        run();

        next();
        assertEquals("from 127.0.0.1:" + everywhere.port(), next());
    }

    @Test
    void mayHoldThePortThatIsWanted() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Address taken = of(server);

            EndpointException refused = assertThrows(
                    EndpointException.class, () -> host.join("late", taken, LineWire.STREAM, Deadlines.DEFAULT));

            assertEquals("cannot listen at " + taken + ": somebody listens there already", refused.getMessage());
        }
    }

    @Test
    void isNotWhereNobodyCanBe() {
        assertTrue(assertThrows(
                        EndpointException.class,
                        () -> host.join("x", Address.of("192.0.2.1", 0), LineWire.STREAM, Deadlines.DEFAULT))
                .getMessage()
                .endsWith("this machine has no such address"));
        assertTrue(assertThrows(
                        EndpointException.class,
                        () -> host.join("y", Address.of("no..host", 0), LineWire.STREAM, Deadlines.DEFAULT))
                .getMessage()
                .endsWith("there is no host 'no..host'"));
    }
}
