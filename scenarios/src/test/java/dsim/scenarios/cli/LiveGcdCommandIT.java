package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of lab 1 against servers that say what the published ones said, byte for byte. */
class LiveGcdCommandIT {

    private static final String JOIN = "80049508000000000000008c044a4f494e942e";
    private static final String HELLO = "80049509000000000000008c0548454c4c4f942e";
    private static final String HAPPY =
            "800358020000004f4b71005827000000486170707920746f206d65657420796f752c2028273132372e302e302e31272c203535353033"
                    + "2971018671022e";

    @TempDir
    private Path directory;

    private final ExecutorService servers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        servers.shutdownNow();
    }

    private static ServerSocket port() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Answers one conversation, and tells what it was asked. */
    private Future<String> answers(ServerSocket port, String answer, int askedBytes) {
        return servers.submit(() -> {
            try (Socket client = port.accept()) {
                byte[] asked = client.getInputStream().readNBytes(askedBytes);
                client.getOutputStream().write(HexFormat.of().parseHex(answer));
                return HexFormat.of().formatHex(asked);
            }
        });
    }

    /** What a GCD of lab 2 said of one member, at another port. */
    private static String oneMember(int port) {
        String little = String.format(Locale.ROOT, "%02x%02x", port & 0xff, port >> 8);
        return "8004951e000000000000007d944b144a87d6120086948c093132372e302e302e31944d" + little + "8694732e";
    }

    private Shell.Said client(ServerSocket gcd) {
        return Shell.in(directory).run("live", "gcd", "127.0.0.1:" + gcd.getLocalPort());
    }

    @Test
    void greetsWhomTheGcdNames() throws Exception {
        try (ServerSocket gcd = port();
                ServerSocket member = port()) {
            Future<String> askedGcd = answers(gcd, oneMember(member.getLocalPort()), JOIN.length() / 2);
            Future<String> askedMember = answers(member, HAPPY, HELLO.length() / 2);

            Shell.Said said = client(gcd);

            assertEquals(ImmutableList.of(JOIN, HELLO), ImmutableList.of(askedGcd.get(), askedMember.get()));
            assertEquals(ExitCode.OK, said.exitCode(), said.err());
            assertTrue(said.out().contains("('OK', \"Happy to meet you, ('127.0.0.1', 55503)\")"), said.out());
        }
    }

    @Test
    void saysWhatTheGcdDoesNotAccept() throws Exception {
        try (ServerSocket gcd = port()) {
            answers(gcd, "8004951c000000000000008c18556e6578706563746564206d6573736167653a204e4f5045942e", 1);

            Shell.Said said = client(gcd);

            assertEquals(ExitCode.OK, said.exitCode());
            assertTrue(said.complaints().contains("answers 'Unexpected message: NOPE'"), said.err());
        }
    }

    @Test
    void endsWithFourWhereThereIsNoGcd() throws Exception {
        ServerSocket gone = port();
        gone.close();

        Shell.Said said = client(gone);

        assertEquals(ExitCode.UNREACHABLE, said.exitCode());
        assertTrue(said.complaints().contains(": refused"), said.err());
    }

    @Test
    void doesNotCarryOutWhatCalls() throws Exception {
        try (ServerSocket gcd = port()) {
            answers(gcd, "80048c02 6f73 8c06 73797374656d 93".replace(" ", ""), JOIN.length() / 2);

            Shell.Said said = client(gcd);

            assertEquals(ExitCode.UNREACHABLE, said.exitCode());
            assertTrue(said.complaints().contains(": malformed"), said.err());
        }
    }
}
