package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.run.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GCD in a process of its own, asked by clients of whom only the bytes are known. */
class ServeGcdIT {

    private static final Pattern LISTENS = Pattern.compile("dsim: gcd at 127\\.0\\.0\\.1:([0-9]+)");

    /** Announces a text of two thousand million letters. */
    private static final String ENDLESS = "8004" + "58" + "ffffff7f" + "61";

    @TempDir
    private Path directory;

    private record Exchange(String asked, String answered) {}

    private static List<Exchange> captured() throws IOException {
        List<Exchange> all = new ArrayList<>();
        String asked = "";
        try (InputStream file = Objects.requireNonNull(ServeGcdIT.class.getResourceAsStream("gcd-conversations.txt"))) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith(">")) {
                    asked = line.substring(1).strip();
                } else if (line.startsWith("<")) {
                    all.add(new Exchange(asked, line.substring(1).strip()));
                }
            }
        }
        return all;
    }

    private Process gcd() throws IOException {
        return new ProcessBuilder(List.of(
                        "env", // what started the tests may have told its children to ignore Ctrl-C
                        "--default-signal=INT",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "gcd",
                        "--port",
                        "0",
                        "--lab",
                        "2",
                        "--json"))
                .directory(directory.toFile())
                .start();
    }

    private static int port(BufferedReader err) throws IOException {
        String line = err.readLine();
        while (line != null) {
            Matcher matcher = LISTENS.matcher(line);
            if (matcher.matches()) {
                return Integer.parseInt(matcher.group(1));
            }
            line = err.readLine();
        }
        throw new AssertionError("it does not say where it listens");
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void say(Socket socket, String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
        socket.getOutputStream().flush();
    }

    private static String rest(Socket socket) throws IOException {
        return HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
    }

    private static Exchange asked(int port, String question) throws IOException {
        try (Socket socket = connected(port)) {
            say(socket, question);
            if (question.isEmpty()) {
                socket.shutdownOutput();
            }
            return new Exchange(question, rest(socket));
        }
    }

    @Test
    void answersAsThePublishedOneWhateverElseIsConnectedToIt() throws Exception {
        Process process = gcd();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            int port = port(err);
            List<Exchange> heard = new ArrayList<>();
            try (Socket idle = connected(port);
                    Socket split = connected(port);
                    Socket endless = connected(port)) {
                String join = captured().get(0).asked();
                say(split, join.substring(0, 10));
                say(endless, ENDLESS);
                connected(port).close();
                Socket broken = connected(port);
                say(broken, join.substring(0, 20));
                broken.setSoLinger(true, 0);
                broken.close();

                for (Exchange exchange : captured()) {
                    heard.add(asked(port, exchange.asked()));
                }
                say(split, join.substring(10));

                assertEquals(captured(), heard);
                assertEquals(captured().get(4).answered(), rest(split), "asked in two pieces");
                assertTrue(rest(endless).startsWith("457870656374656420612070"), "no pickle of this world");
                assertTrue(idle.isConnected());
            }

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            Map<?, ?> told = (Map<?, ?>) JsonReader.read(out.lines().collect(Collectors.joining("\n")));
            assertEquals(ExitCode.INTERRUPTED, process.waitFor());
            assertEquals(
                    ImmutableList.of("LIVE", "stopped", "gcd", "pass"),
                    ImmutableList.of(
                            String.valueOf(told.get("world")),
                            String.valueOf(told.get("ended")),
                            String.valueOf(told.get("scenario")),
                            String.valueOf(told.get("verdict"))));
            assertEquals("", err.lines().collect(Collectors.joining("\n")));
        } finally {
            process.destroyForcibly();
        }
    }
}
