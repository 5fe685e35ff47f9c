package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recording of a live run, and its replay. */
class RecordingIT {

    private static final String FEW = """
            stop: {at: 300ms}
            nodes:
              p: {run: bully, count: 3, params: {answer-within: 100ms, coordinator-within: 200ms, transport: stream}}
            expect: [{eventually: leader-agreed}]
            """;

    @TempDir
    private static Path directory;

    private static String recorded = "";

    @BeforeAll
    static void record() throws IOException {
        Files.writeString(directory.resolve("few.yaml"), FEW);
        Shell.Said said = Shell.in(directory).run("live", "run", "few.yaml", "--record", "few.rec", "--seed", "7");
        assertEquals(ExitCode.OK, said.exitCode(), said.out() + said.err());
        assertTrue(said.out().contains("next      dsim replay few.rec\n"), said.out());
        recorded = Files.readString(directory.resolve("few.rec"));
    }

    private static Shell.Said replay(String text) throws IOException {
        Files.writeString(directory.resolve("changed.rec"), text);
        return Shell.in(directory).run("replay", "changed.rec");
    }

    @Test
    void isMadeAgainStepByStep() throws IOException {
        Shell.Said said = replay(recorded);

        assertEquals(ExitCode.OK, said.exitCode(), said.out() + said.err());
        assertTrue(said.out().startsWith("LIVE REPLAY few, seed 7: 3 nodes (p runs bully), "), said.out());
        assertTrue(said.out().contains("replay    identical: "), said.out());
        assertEquals("", said.err());
    }

    @Test
    void isMadeAgainAsFarAsItGoesIfTheProcessDied() throws IOException {
        int torn = recorded.lastIndexOf("\"input\"");

        Shell.Said said = replay(recorded.substring(0, torn));

        assertEquals(ExitCode.OK, said.exitCode(), said.out() + said.err());
        assertTrue(said.out().contains("note      the recording breaks off in the midst of line "), said.out());
    }

    @Test
    void differsWhereAnInputIsAnother() throws IOException {
        int timer = recorded.indexOf("\"input\": \"timer\",\"number\": 1,");

        Shell.Said said = replay(recorded.substring(0, timer)
                + recorded.substring(timer).replaceFirst("\"number\": 1,", "\"number\": 99,"));

        assertEquals(ExitCode.DIVERGED, said.exitCode(), said.out() + said.err());
        assertTrue(said.out().startsWith("LIVE REPLAY few differs in step "), said.out());
        assertTrue(said.out().contains("  recorded  > has waited for "), said.out());
        assertTrue(said.out().contains("  now       > nothing more\n"), said.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "recording": 1              | "recording": 2              | its format is 2, and this program reads 1
            "node": "p1"                | "node": "p9"                | no run has this step here: there is no node 'p9'
            "input": "bytes"            | "input": "beats"            | there is no input 'beats'
            "run: bully                 | "run: bulli                 | line
            "conversation": 1,"hex"     | "conversation": 77,"hex"    | its node has no conversation 77
            "digest": "                 | "digest": "0                | the record was changed
            """)
    void isRefusedIfItMakesNoSense(String part, String other, String says) throws IOException {
        String changed = recorded.replace(part.replace("\"run", "run"), other.replace("\"run", "run"));

        Shell.Said said = replay(changed);

        assertEquals(ExitCode.USAGE, said.exitCode(), said.out() + said.err());
        assertTrue(said.complaints().contains(says), said.err());
        assertTrue(said.err().startsWith("dsim: 'changed.rec' cannot be replayed: "), said.err());
    }

    @Test
    void isNoReasonToBreakDownHoweverItIsDamaged() throws IOException {
        byte[] bytes = recorded.getBytes(StandardCharsets.UTF_8);
        Rng rng = new Rng(Key.of(Seed.of(17), "damage"));
        Path file = directory.resolve("damaged.rec");
        for (int i = 0; i < 200; i++) {
            byte[] damaged = bytes.clone();
            for (int k = rng.below(4); k >= 0; k--) {
                damaged[16 + rng.below(damaged.length - 16)] = (byte) (rng.below(96) + 32);
            }
            Files.write(file, damaged);

            int exitCode = Shell.in(directory).run("replay", "damaged.rec").exitCode();

            assertTrue(List.of(ExitCode.OK, ExitCode.USAGE, ExitCode.DIVERGED).contains(exitCode), "damage " + i);
        }
    }

    @Test
    void stopsAtItsLimitAndTheRunGoesOn() throws IOException {
        Shell.Said said =
                Shell.in(directory).run("live", "run", "few.yaml", "--record", "short.rec", "--record-limit", "4KiB");

        assertEquals(ExitCode.OK, said.exitCode(), said.out());
        assertTrue(said.out().contains("then the recording stopped: it reached its limit of 4096 bytes"), said.out());
        assertTrue(Files.size(directory.resolve("short.rec")) <= 4096);
        assertEquals(ExitCode.OK, Shell.in(directory).run("replay", "short.rec").exitCode());
    }

    @Test
    void overwritesNothing() {
        Shell.Said said = Shell.in(directory).run("live", "run", "few.yaml", "--record", "few.yaml");

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("dsim: there is a file 'few.yaml' already: name another, or remove it\n", said.err());
    }
}
