package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArbitrageCommandsIT {

    /** The quotes of a datagram that a published feed was seen to send, but for their timestamps. */
    private static final byte[] CAPTURED = HexFormat.of()
            .parseHex("000660bb145534555553444348461b47acc5a700f03f00000000000000000000"
                    + "000660bb14553455455552555344431cebe2369af13f00000000000000000000"
                    + "000660bb145534554348464555521913d4901b52ed3f00000000000000000000");

    @TempDir
    private Path directory;

    private static DatagramSocket socket() throws Exception {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int freePort() throws Exception {
        try (DatagramSocket socket = socket()) {
            return socket.getLocalPort();
        }
    }

    private static byte[] received(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** What is quoted now, as a feed of the old layout would publish it. */
    private static byte[] quotedNow() {
        byte[] datagram = CAPTURED.clone();
        for (int at = 0; at < datagram.length; at += 32) {
            ByteBuffer.wrap(datagram).putLong(at, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        }
        return datagram;
    }

    @Test
    void findsArbitrageInTheQuotesOfAForeignFeedAndReplaysIt() throws Exception {
        try (DatagramSocket requests = socket();
                DatagramSocket publisher = socket()) {
            CompletableFuture<Shell.Said> said = CompletableFuture.supplyAsync(() -> Shell.in(directory)
                    .run(
                            "live",
                            "arbitrage",
                            "127.0.0.1:" + requests.getLocalPort(),
                            "--for",
                            "2s",
                            "--record",
                            "flight"));

            byte[] request = received(requests);
            assertEquals(6, request.length);
            InetAddress host = InetAddress.getByAddress(Arrays.copyOf(request, 4));
            int port = ByteBuffer.wrap(request).getShort(4) & 0xffff;
            publisher.send(new DatagramPacket(new byte[33], 33, host, port));
            byte[] quotes = quotedNow();
            publisher.send(new DatagramPacket(quotes, quotes.length, host, port));

            String out = said.get().out();
            assertEquals(ExitCode.OK, said.get().exitCode(), out + said.get().err());
            assertTrue(out.contains("detector finds USD → CHF → EUR → USD, factor 1.008198927951 (+0.8199 %)"), out);
            assertTrue(out.contains("sees the end of USD → CHF → EUR → USD after 1."), out);
            assertTrue(out.contains("malformed-datagrams 1"), out);
            assertMultipliesOut(out);
        }

        Shell.Said replay = Shell.in(directory).run("replay", "flight");
        assertEquals(ExitCode.OK, replay.exitCode(), replay.out() + replay.err());
        assertTrue(replay.out().contains("found 1"), replay.out());
    }

    /** The product of the rates as they are printed is the factor as it is printed. */
    private static void assertMultipliesOut(String out) {
        double product = 1;
        Matcher rate = Pattern.compile(" × ([0-9.]+) = ").matcher(out);
        while (rate.find()) {
            product *= Double.parseDouble(rate.group(1));
        }
        Matcher factor = Pattern.compile("factor ([0-9.]+)").matcher(out);
        assertTrue(factor.find());
        assertEquals(Double.parseDouble(factor.group(1)), product, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    void servesForeignSubscribers(String layout) throws Exception {
        Files.writeString(directory.resolve("quotes.csv"), "0,EUR,USD,1.5\n0,GBP,USD,1.25\n");
        int port = freePort();
        try (DatagramSocket subscriber = socket()) {
            CompletableFuture<Shell.Said> said = CompletableFuture.supplyAsync(() -> Shell.in(directory)
                    .run(
                            "serve",
                            "pricefeed",
                            "--port",
                            Integer.toString(port),
                            "--script",
                            "quotes.csv",
                            "--layout",
                            layout,
                            "--for",
                            "2s"));
            byte[] request = ByteBuffer.allocate(6)
                    .putInt(0x7f000001)
                    .putShort((short) subscriber.getLocalPort())
                    .array();
            byte[] quotes = askedUntilAnswered(subscriber, port, request);

            assertEquals(64, quotes.length);
            int codesAt = layout.equals("old") ? 8 : 0;
            assertEquals("EURUSD", new String(quotes, codesAt, 6, StandardCharsets.US_ASCII));
            assertEquals(ExitCode.OK, said.get().exitCode(), said.get().err());
            assertTrue(
                    said.get().out().contains("has a new subscriber"),
                    said.get().out());
        }
    }

    private static byte[] askedUntilAnswered(DatagramSocket subscriber, int port, byte[] request) throws Exception {
        subscriber.setSoTimeout(100);
        for (int i = 0; i < 100; i++) {
            subscriber.send(new DatagramPacket(new byte[3], 3, InetAddress.getLoopbackAddress(), port));
            subscriber.send(new DatagramPacket(request, 6, InetAddress.getLoopbackAddress(), port));
            try {
                return received(subscriber);
            } catch (SocketTimeoutException notYet) {
                // the feed is not up yet
            }
        }
        throw new AssertionError("nothing was published");
    }

    @Test
    void saysThatNothingComes() throws Exception {
        try (DatagramSocket mute = socket()) {
            Shell.Said said = Shell.in(directory)
                    .run(
                            "live",
                            "arbitrage",
                            "127.0.0.1:" + mute.getLocalPort(),
                            "--silence-after",
                            "50ms",
                            "--for",
                            "300ms");

            assertEquals(ExitCode.UNREACHABLE, said.exitCode());
            assertTrue(said.complaints().contains("nothing has come from the feed at 127.0.0.1:"), said.err());
        }
    }
}
