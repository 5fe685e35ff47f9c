package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

    @TempDir
    private Path directory;

    private Shell shell;
    private Path record;

    @BeforeEach
    void setUp() {
        shell = Shell.in(directory);
        shell.run("run", "bully-coordinator-collapses", "--out", "here");
        record = directory.resolve("here/run.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "here/run.json"})
    void confirmsWhatIsTheSame(String place) {
        Shell.Said said = shell.run("replay", place);

        assertEquals(
                "identical: 162 events, digest 8c2304c6858c6e1f1f23ebc84b18380f, by dsim " + BuildVersion.number()
                        + "\n",
                said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @Test
    void confirmsARunThatWasStoppedEarlier() {
        shell.run("run", "bully-leader-crash", "--until", "6s", "--set", "nodes.p.count=5", "--out", "there");

        assertEquals(ExitCode.OK, shell.run("replay", "there").exitCode());
    }

    @Test
    void findsTheFirstEventThatDiffers() throws IOException {
        change("at: 2s\\\\n    do: elect", "at: 2.5s\\\\n    do: elect");

        Shell.Said said = shell.run("replay", "here");

        assertEquals(ExitCode.DIVERGED, said.exitCode());
        assertTrue(said.out().contains("  first     the first event that differs is event 43\n"), said.out());
        assertTrue(said.out().endsWith("      43      2.500000  p5     action       StartElection[]\n"), said.out());
    }

    @Test
    void showsBothSidesWhereThereIsALog() throws IOException {
        shell.run("run", "bully-coordinator-collapses", "--out", "here", "--log", "json");
        change("at: 2s\\\\n    do: elect", "at: 2.5s\\\\n    do: elect");

        Shell.Said said = shell.run("replay", "here");

        List<String> events =
                said.out().lines().filter(line -> line.contains("\"event\"")).toList();
        assertEquals(8, events.size(), said.out());
        assertEquals(events.subList(0, 3), events.subList(4, 7));
        assertTrue(events.get(3).startsWith("    {\"event\": 43,\"at\": 2000000000,\"kind\": \"action\""), said.out());
        assertTrue(events.get(7).startsWith("    {\"event\": 43,\"at\": 2500000000,\"kind\": \"action\""), said.out());
        assertEquals(ExitCode.DIVERGED, said.exitCode());
    }

    @Test
    void noticesADigestThatWasChanged() throws IOException {
        change("\"digest\": \"8c23", "\"digest\": \"8c24");

        Shell.Said said = shell.run("replay", "here");

        assertEquals(ExitCode.DIVERGED, said.exitCode());
        assertTrue(said.out().contains("no event differs up to event 162, the last: all marks agree."), said.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "verdict": "pass"   | "verdict": "fail"  | 'verdict' is not what came of it: the record was changed
            "seed": 42          | "seed": 43         | 'seed' is not what came of it: the record was changed
            "states": "....     | "states": "0000    | 'marks' is not what came of it: the record was changed
            "touched": 1        | "touched": 2       | 'faults' is not what came of it: the record was changed
            "interval": 1       | "interval": 2      | its marks are damaged: 162 events with a mark each 2 have 81 marks
            "events": 162       | "events": 161      | its marks are damaged: 161 events with a mark each 1 have 161 marks
            "events": 162       | "events": "162"    | the number 'events' is missing
            "digest": "8c       | "digest": "xc      | a digest has 32 hexadecimal digits, not 'xc23
            "marks"             | "Marks"            | the object 'marks' is missing
            run: bully          | run: buly          | line 17 of its definition is wrong: no algorithm 'buly'.
            "seed": 42,         | "seed" 42,         | it is no JSON, in line 4: ':' is missing
            """)
    void refusesARecordThatWasChanged(String before, String after, String why) throws IOException {
        change(before, after);

        Shell.Said said = shell.run("replay", "here");

        assertTrue(said.complaints().contains(why), said.err());
        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.out());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "57, 57", "162, 162"})
    void refusesALogThatWasChanged(int line, int told) throws IOException {
        shell.run("run", "bully-coordinator-collapses", "--out", "here", "--log", "json");
        Path log = directory.resolve("here/events.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.set(line - 1, lines.get(line - 1).replaceFirst("p", "q"));
        Files.write(log, lines);

        Shell.Said said = shell.run("replay", "here");

        assertTrue(
                said.complaints().contains("but line " + told + " of events.jsonl is not what came of it"), said.err());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }

    @Test
    void refusesALogThatIsNoTextOrBreaksOff() throws IOException {
        shell.run("run", "bully-coordinator-collapses", "--out", "here", "--log", "json");
        Path log = directory.resolve("here/events.jsonl");
        byte[] bytes = Files.readAllBytes(log);
        bytes[40] = (byte) 0xff;
        Files.write(log, bytes);

        assertEquals(ExitCode.USAGE, shell.run("replay", "here").exitCode());

        Files.writeString(log, "");

        assertTrue(shell.run("replay", "here").complaints().contains("but line 1 of events.jsonl"));
    }

    @Test
    void refusesARecordThatBreaksOff() throws IOException {
        String whole = Files.readString(record);
        Files.writeString(record, whole.substring(0, whole.length() / 2));

        Shell.Said said = shell.run("replay", "here");

        assertTrue(said.err().startsWith("dsim: 'here' cannot be replayed: it is no JSON, in line "), said.err());
        assertTrue(said.err().endsWith(": it breaks off\n"), said.err());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }

    @Test
    void saysThatAnotherVersionRecorded() throws IOException {
        change("\"dsim\": \"[^\"]*\"", "\"dsim\": \"0.0.9\"");

        Shell.Said said = shell.run("replay", "here");

        assertTrue(said.out().endsWith(BuildVersion.number() + " (it was recorded by dsim 0.0.9)\n"), said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    private void change(String before, String after) throws IOException {
        String text = Files.readString(record);
        String changed = text.replaceFirst(before, after);
        assertTrue(!changed.equals(text), "nothing was changed: " + before);
        Files.writeString(record, changed);
    }
}
