package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member of lab 2 against a GCD that says what the published one said, byte for byte. */
class LiveBullyCommandIT {

    /** {@code ('JOIN', ((20, 1234567), ('127.0.0.1', port)))} up to the port, and after it. */
    private static final String JOIN =
            "80049526000000000000008c044a4f494e944b144a87d6120086948c093132372e302e302e31944d";

    private static final String JOIN_END = "8694869486942e";

    private static final int PORT_BYTES = 2;

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

    private Future<String> answers(ServerSocket port, String answer) {
        return servers.submit(() -> {
            try (Socket client = port.accept()) {
                byte[] asked = client.getInputStream().readNBytes((JOIN.length() + JOIN_END.length()) / 2 + PORT_BYTES);
                client.getOutputStream().write(HexFormat.of().parseHex(answer));
                return HexFormat.of().formatHex(asked);
            }
        });
    }

    private Shell.Said member(ServerSocket gcd, String... more) {
        String[] given = {
            "live", "bully", "--gcd", "127.0.0.1:" + gcd.getLocalPort(), "--identity", "20,1234567", "--for", "500ms"
        };
        String[] all = Arrays.copyOf(given, given.length + more.length);
        System.arraycopy(more, 0, all, given.length, more.length);
        return Shell.in(directory).run(all);
    }

    @Test
    void joinsAsPythonWouldAndLeadsWhereItIsAlone() throws Exception {
        try (ServerSocket gcd = port()) {
            Future<String> asked =
                    answers(gcd, "8004951e000000000000007d944b144a87d6120086948c093132372e302e302e31944d51c38694732e");

            Shell.Said said = member(gcd);

            assertTrue(asked.get().startsWith(JOIN) && asked.get().endsWith(JOIN_END), asked.get());
            assertEquals(ExitCode.OK, said.exitCode(), said.err());
            assertTrue(said.out().contains("process 20/1234567 is the new coordinator"), said.out());
        }
    }

    @Test
    void doesNotPassWhereTheGcdTurnsItAway() throws Exception {
        try (ServerSocket gcd = port()) {
            answers(gcd, "8004951d000000000000008c19556e6578706563746564206d6573736167653a2048454c4c4f942e");

            Shell.Said said = member(gcd);

            assertEquals(ExitCode.UNREACHABLE, said.exitCode());
            assertTrue(said.out().contains("  IN VAIN   "), said.out());
            assertTrue(said.complaints().contains("another --dialect may suit it"), said.err());
        }
    }

    @Test
    void doesNotPassWhereThereIsNoGcd() throws Exception {
        ServerSocket gone = port();
        gone.close();

        Shell.Said said = member(gone, "--json");

        assertEquals(ExitCode.UNREACHABLE, said.exitCode());
        assertTrue(said.out().contains("\"verdict\": \"in vain\""), said.out());
    }
}
