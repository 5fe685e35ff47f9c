package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class InterruptionIT {

    /** More virtual time than anybody waits for. */
    private static final String ENDLESS = """
            stop: {at: 100000h, max-events: 1000000000000}
            nodes: {p: {run: bully, count: 9}}
            expect: [{always: lower-never-leads}]
            """;

    @TempDir
    private Path directory;

    @Test
    void printsWhatWasFinished() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("endless.yaml"), ENDLESS);
        Process process = new ProcessBuilder(List.of(
                        "env", // what started the tests may have told its children to ignore Ctrl-C
                        "--default-signal=INT",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "run",
                        "endless.yaml",
                        "--log",
                        "columns"))
                .directory(directory.toFile())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(out.readLine().contains(" start "));

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            String rest = out.lines().collect(Collectors.joining("\n"));
            assertTrue(rest.contains("  checks    held    always lower-never-leads"), rest);
            assertTrue(rest.contains("            FAILED  not-stopped"), rest);
            assertTrue(rest.contains("  record    not kept: the run was interrupted"), rest);
            assertEquals(ExitCode.INTERRUPTED, process.waitFor());
            assertFalse(Files.exists(directory.resolve("dsim-runs")));
        } finally {
            process.destroyForcibly();
        }
    }
}
