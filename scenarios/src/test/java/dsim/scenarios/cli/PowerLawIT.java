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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in a process of its own, which is ended from outside. */
class PowerLawIT {

    private static final int VALUES = 20_000;

    @TempDir
    private Path directory;

    /** The quantiles of the law of exponent 2.5 from 1 up: 1 / (1 - u)^(2/3). */
    private static String quantiles() {
        return IntStream.range(0, VALUES)
                .mapToObj(i -> String.valueOf(StrictMath.pow(1 - (i + 0.5) / VALUES, -2 / 3.0)))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void tellsTheFitThoughItsTestWasInterrupted() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("reals.txt"), quantiles());
        Process process = new ProcessBuilder(List.of(
                        "env", // what started the tests may have told its children to ignore Ctrl-C
                        "--default-signal=INT",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "measure",
                        "powerlaw",
                        "reals.txt",
                        "--bootstrap",
                        "1000",
                        "--html",
                        "page.html"))
                .directory(directory.toFile())
                .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("dsim: 100 of 1000 samples", err.readLine());

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            String page = out.lines().collect(Collectors.joining("\n"));
            assertEquals(ExitCode.INTERRUPTED, process.waitFor(), page);
            assertTrue(page.contains("2.50"), page);
            assertTrue(page.contains("untested: whether the law fits takes a bootstrap"), page);
            assertTrue(page.contains("interrupted before the test of the fit was over"), page);
            String rest = err.lines().collect(Collectors.joining("\n"));
            assertTrue(rest.endsWith("dsim: interrupted: no file is written"), rest);
        } finally {
            process.destroyForcibly();
        }
    }
}
