package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRunCommandIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"datagram", "stream"})
    void electsALeaderOnRealSockets(String transport) throws Exception {
        Files.writeString(directory.resolve("few.yaml"), """
                stop: {at: 1s}
                nodes:
                  p: {run: bully, count: 3, params: {answer-within: 200ms, coordinator-within: 400ms, transport: %s}}
                expect: [{eventually: leader-agreed}, {always: at-most-one-leader}]
                """.formatted(transport));

        Shell.Said said = Shell.in(directory).run("live", "run", "few.yaml", "--for", "1s");

        assertEquals("", said.err());
        assertEquals(ExitCode.OK, said.exitCode(), said.out());
        assertTrue(said.out().startsWith("LIVE few, seed 1\n"), said.out());
        assertTrue(said.out().contains("process 3 is the new coordinator"), said.out());
    }

    @Test
    void printsOneObjectForPrograms() {
        Shell.Said said = Shell.in(directory).run("live", "run", "bully-leader-crash", "--for", "10ms", "--json");

        assertTrue(said.out().startsWith("{\n  \"world\": \"LIVE\",\n"), said.out());
        assertTrue(said.out().endsWith("}\n"), said.out());
    }

    @Test
    void saysWhichWordItDoesNotKnow() {
        Shell.Said said = Shell.in(directory).run("live", "rum");

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertTrue(said.complaints().contains("Did you mean 'run'?"), said.err());
    }
}
