package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepIT {

    private static final String SCENARIO = """
        stop: {at: 200s}
        network: {latency: 5ms..20ms, loss: 10%}
        nodes: {p: {run: bully, count: 9}}
        measure: [election.messages]
        """;

    private static final List<String> SWEEP =
            List.of("sweep", "long.yaml", "--vary", "nodes.p.count=8,9", "--seeds", "1..40", "--csv", "runs.csv");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("long.yaml"), SCENARIO);
        Files.createDirectory(directory.resolve("undisturbed"));
        Files.writeString(directory.resolve("undisturbed/long.yaml"), SCENARIO);
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env", // what started the tests may have told its children to ignore Ctrl-C
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(SWEEP);
        return new ProcessBuilder(command).directory(directory.toFile()).start();
    }

    private static Shell.Said sweep(Path folder) {
        return Shell.in(folder).run(SWEEP.toArray(String[]::new));
    }

    @Test
    void losesNothingWhenItIsKilledOrInterrupted() throws IOException, InterruptedException {
        Process killed = start();
        try (BufferedReader err = killed.errorReader(StandardCharsets.UTF_8)) {
            assertEquals("dsim: 8 of 80 runs", err.readLine());
        } finally {
            killed.destroyForcibly().waitFor();
        }

        Process interrupted = start();
        try (BufferedReader err = interrupted.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = interrupted.inputReader(StandardCharsets.UTF_8)) {
            String kept = err.readLine();
            assertTrue(kept.contains(" of 80 runs are there from before"), kept);
            err.readLine();
            err.readLine();

            new ProcessBuilder("kill", "-INT", String.valueOf(interrupted.pid()))
                    .start()
                    .waitFor();

            String page = out.lines().collect(Collectors.joining("\n"));
            assertEquals(ExitCode.INTERRUPTED, interrupted.waitFor(), page);
            assertTrue(page.contains("; interrupted, not all was run"), page);
            String told = err.lines().map(String::strip).collect(Collectors.joining(" "));
            assertTrue(told.endsWith("the same command goes on from there; no file is written"), told);
        } finally {
            interrupted.destroyForcibly();
        }

        Shell.Said rest = sweep(directory);
        Shell.Said whole = sweep(directory.resolve("undisturbed"));
        assertTrue(rest.err().contains(" of 80 runs are there from before"), rest.err());
        assertEquals(whole.out(), rest.out());
        assertEquals(
                Files.readString(directory.resolve("undisturbed/runs.csv")),
                Files.readString(directory.resolve("runs.csv")));
    }
}
