package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live run in a process of its own, which is ended from outside. */
class LiveProcessIT {

    private static final String FEW = """
            stop: {when: quiescent}
            nodes:
              p: {run: bully, count: 3, params: {answer-within: 100ms, coordinator-within: 200ms, probe-every: 10ms}}
            expect: [{eventually: leader-agreed}]
            """;

    @TempDir
    private Path directory;

    private Process process() throws IOException {
        Files.writeString(directory.resolve("few.yaml"), FEW);
        return new ProcessBuilder(List.of(
                        "env", // what started the tests may have told its children to ignore Ctrl-C
                        "--default-signal=INT",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "live",
                        "run",
                        "few.yaml",
                        "--record",
                        "few.rec"))
                .directory(directory.toFile())
                .start();
    }

    /** Waits for the leader, ends the process, and returns what it printed since. */
    private static String ended(Process process, String signal) throws IOException, InterruptedException {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("is the new coordinator")) {
                line = out.readLine();
            }
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            return out.lines().collect(Collectors.joining("\n"));
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsInGoodOrder(String signal) throws IOException, InterruptedException {
        Process process = process();

        String rest = ended(process, signal);

        assertEquals(ExitCode.INTERRUPTED, process.waitFor());
        assertTrue(rest.contains("LIVE few, seed 1: 3 nodes (p runs bully), "), rest);
        assertTrue(rest.contains("  next      dsim replay few.rec"), rest);
        Shell.Said replayed = Shell.in(directory).run("replay", "few.rec");
        assertEquals(ExitCode.OK, replayed.exitCode(), replayed.err());
        assertTrue(replayed.out().contains("  replay    identical: "), replayed.out());
    }

    @Test
    void leavesARecordingBehindEvenIfItIsKilled() throws IOException, InterruptedException {
        ended(process(), "KILL");

        Shell.Said replayed = Shell.in(directory).run("replay", "few.rec");
        assertEquals(ExitCode.OK, replayed.exitCode(), replayed.err());
        assertTrue(replayed.out().contains("  note      the recording breaks off "), replayed.out());
        assertTrue(replayed.out().contains("  replay    identical: "), replayed.out());
    }
}
