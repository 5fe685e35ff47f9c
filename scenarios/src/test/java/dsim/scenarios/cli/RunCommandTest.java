package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import dsim.scenarios.catalogue.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

    private static final String FAILS = """
        stop: {at: 3s}
        nodes: {p: {run: bully, count: 3}}
        expect: [{sometimes: two-leaders}]
        """;

    private static final String IS_VACUOUS = """
        stop: {at: 3s}
        nodes: {p: {run: bully, count: 3}}
        faults: [{at: 1s, for: 1ms, cut: {from: p1, to: p2}}]
        expect: [{always: lower-never-leads}]
        """;

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void setUp() throws IOException {
        shell = Shell.in(directory);
        Files.writeString(directory.resolve("fails.yaml"), FAILS);
        Files.writeString(directory.resolve("vacuous.yaml"), IS_VACUOUS);
    }

    @ParameterizedTest
    @CsvSource({"bully-leader-crash, 0", "fails.yaml, 1", "vacuous.yaml, 5", "no-such-thing, 2", "missing.yaml, 2"})
    void endsWithTheCodeOfItsOutcome(String scenario, int exitCode) {
        assertEquals(exitCode, shell.run("run", scenario).exitCode());
    }

    @Test
    void printsExactlyOneObject() {
        Shell.Said said = shell.run("run", "bully-coordinator-collapses", "--json");

        assertEquals("", said.err());
        assertTrue(said.out().startsWith("{\n"), said.out());
        assertTrue(said.out().endsWith("\n}\n"), said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"--narrate, ''", "--log, columns", "--log, json"})
    void refusesToPrintAnythingBesideTheObject(String option, String value) {
        String[] args = Stream.of("run", "bully-leader-crash", "--json", option, value)
                .filter(arg -> !arg.isEmpty())
                .toArray(String[]::new);

        Shell.Said said = shell.run(args);

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.out());
        assertFalse(Files.exists(directory.resolve("dsim-runs")));
    }

    @Test
    void tellsOfAFailureAllThatIsNeededToSeeItAgain() {
        Shell.Said said = shell.run("run", "fails.yaml", "--seed", "5");

        assertTrue(said.out().contains("""
              FAILED    sometimes two-leaders: it never happened: p3 (3) leads alone
                        at 3.000 s, seed 5
                        replay: dsim replay dsim-runs/fails-seed5
            """), said.out());
        assertEquals(ExitCode.OK, shell.run("replay", "dsim-runs/fails-seed5").exitCode());
    }

    @Test
    void namesTheFaultThatTouchedNothing() {
        Shell.Said said = shell.run("run", "vacuous.yaml");

        assertTrue(said.out().contains("cut {from: p1, to: p2} for 0.001 s: cut nothing (IDLE)"), said.out());
        assertTrue(said.out().contains("VACUOUS   "), said.out());
    }

    @Test
    void endsWithTheCommandThatReplays() {
        Shell.Said said = shell.run("run", "bully-leader-crash", "--seed", "18446744073709551615");

        List<String> lines = said.out().lines().toList();
        assertEquals(
                "  next      dsim replay dsim-runs/bully-leader-crash-seed18446744073709551615",
                lines.get(lines.size() - 1));
    }

    @Test
    void takesSeedsFromTheCommandLineFirst() {
        Shell withVariable = shell.with("DSIM_SEED", "7");

        assertTrue(withVariable.run("run", "fails.yaml", "--json").out().contains("\"seed\": 7,"));
        assertTrue(withVariable
                .run("run", "fails.yaml", "--json", "--seed", "0x2a")
                .out()
                .contains("\"seed\": 42,"));
    }

    @Test
    void setsValuesAndStopsEarlier() {
        Shell.Said said = shell.run(
                "run", "bully-leader-crash", "--set", "nodes.p.count=3", "--set", "network.loss=0%", "--until", "6s");

        assertTrue(said.out().startsWith("bully-leader-crash, seed 42: 3 nodes (p runs bully), 6.000 s"), said.out());
        assertTrue(said.out().contains("crash leader: crashed p3"), said.out());
        assertFalse(said.out().contains("restart last-crashed"), said.out());
    }

    @Test
    void refusesATimeWithoutAUnit() {
        Shell.Said said = shell.run("run", "bully-leader-crash", "--until", "6");

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertTrue(said.err().startsWith("dsim: --until 6: a unit is missing. Did you mean 6s?"), said.err());
    }

    @Test
    void printsTheLogInColumns() {
        Shell.Said said = shell.run("run", "ring-process-five-starts", "--log", "columns");

        assertTrue(
                said.out()
                        .contains("      1.010000  p6     deliver      Election[lap=Lap[starter=5, number=1], up=[5]]"
                                + " from p5\n"),
                said.out());
        assertTrue(said.out().contains("\nring-process-five-starts, seed 42: 8 nodes"), said.out());
    }

    @Test
    void printsTheLogForPrograms() {
        Shell.Said said = shell.run("run", "bully-coordinator-collapses", "--log", "json");

        List<String> lines = said.out().lines().toList();
        assertEquals("{\"event\": 1,\"at\": 0,\"kind\": \"start\",\"node\": \"p1\",\"subject\": \"1\"}", lines.get(0));
        assertTrue(lines.stream().allMatch(line -> line.startsWith("{\"event\": ") && line.endsWith("}")), said.out());
        assertTrue(said.err().startsWith("bully-coordinator-collapses, seed 42: 10 nodes"), said.err());
    }

    @Test
    void leavesTheLogInTheDirectoryThatIsAskedFor() throws IOException {
        Shell.Said said = shell.run("run", "bully-coordinator-collapses", "--log", "json", "--out", "here", "--json");

        long lines = Files.readAllLines(directory.resolve("here/events.jsonl")).size();
        assertTrue(said.out().contains("\"events\": " + lines + ","), said.out());
        assertEquals(ImmutableList.of("events.jsonl", "run.json"), files("here"));
    }

    @Test
    void writesTheSameRunAnewAndSaysSo() throws IOException {
        shell.run("run", "fails.yaml", "--out", "here");

        Shell.Said said = shell.run("run", "fails.yaml", "--out", "here");

        assertEquals(ExitCode.FAILED, said.exitCode());
        assertTrue(said.out().contains("  record    here/run.json (the same run was there before)\n"), said.out());
        assertEquals(ImmutableList.of("run.json"), files("here"));
    }

    @Test
    void refusesADirectoryThatKeepsAnotherRun() throws IOException {
        shell.run("run", "fails.yaml", "--out", "here");
        String before = Files.readString(directory.resolve("here/run.json"));

        Shell.Said said = shell.run("run", "fails.yaml", "--out", "here", "--seed", "2");

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.out());
        assertTrue(said.err().contains("'here' is not empty, and not the record of this run"), said.err());
        assertEquals(before, Files.readString(directory.resolve("here/run.json")));
    }

    @Test
    void refusesADirectoryThatKeepsAnythingElse() throws IOException {
        Files.createDirectories(directory.resolve("here"));
        Files.writeString(directory.resolve("here/diary.txt"), "dear diary");

        assertEquals(
                ExitCode.USAGE, shell.run("run", "fails.yaml", "--out", "here").exitCode());
        assertEquals(
                ExitCode.USAGE,
                shell.run("run", "fails.yaml", "--out", "here/diary.txt").exitCode());
        assertEquals(ImmutableList.of("diary.txt"), files("here"));
    }

    @Test
    void keepsARecordOfAnotherDigestAndSaysSo() throws IOException {
        shell.run("run", "fails.yaml", "--out", "here");
        Path record = directory.resolve("here/run.json");
        String tampered = Files.readString(record).replaceFirst("\"digest\": \"....", "\"digest\": \"0000");
        Files.writeString(record, tampered);

        Shell.Said said = shell.run("run", "fails.yaml", "--out", "here");

        assertEquals(ExitCode.DIVERGED, said.exitCode());
        assertTrue(said.out().contains("not kept: here has a record of this run with another digest"), said.out());
        assertEquals(tampered, Files.readString(record));
    }

    @Test
    void givesEachRunADirectoryOfItsOwn() throws IOException {
        shell.run("run", "fails.yaml");
        shell.run("run", "fails.yaml");
        shell.run("run", "fails.yaml", "--set", "nodes.p.count=4");
        shell.run("run", "fails.yaml", "--set", "nodes.p.count=4");
        shell.run("run", "fails.yaml", "--seed", "2");

        assertEquals(ImmutableList.of("fails-seed1", "fails-seed1-2", "fails-seed2"), files("dsim-runs"));
    }

    @Test
    void runsEvenWhereNoRecordCanBeKept() throws IOException {
        Files.writeString(directory.resolve("dsim-runs"), "a file is in the way");

        Shell.Said said = shell.run("run", "bully-leader-crash", "--seed", "42");

        assertEquals(ExitCode.OK, said.exitCode());
        assertTrue(said.out().replaceAll("\\s+", " ").contains(" record not kept: '"), said.out());
        assertFalse(said.out().contains("Exception"), said.out());
        assertTrue(said.out().endsWith("  next      dsim run bully-leader-crash --seed 42\n"), said.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-the-way", "in-the-way/below", "in-the-way/far/below"})
    void runsNothingIfTheDirectoryThatIsAskedForCannotBe(String out) throws IOException {
        Files.writeString(directory.resolve("in-the-way"), "a file");

        Shell.Said said = shell.run("run", "fails.yaml", "--out", out);

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.out());
        assertTrue(said.complaints().startsWith("dsim: '" + out + "' cannot be used: '"), said.err());
        assertTrue(said.complaints().endsWith("in-the-way' is no directory\n"), said.err());
    }

    @Test
    void tellsOfABreakdownInOneSentence() {
        Ticker broken = new Ticker() {
            @Override
            public long read() {
                throw new IllegalStateException("no time");
            }
        };

        Shell.Said said = shell.with(broken).run("run", "bully-leader-crash");

        assertEquals(ExitCode.INTERNAL, said.exitCode());
        assertEquals(
                "dsim: internal error: java.lang.IllegalStateException: no time. Please report it with the command"
                        + " line and the scenario; DSIM_DEBUG=1 shows where it happened.\n",
                said.complaints());
    }

    static Stream<String> scenarios() {
        return Shipped.scenarios().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void staysWithinAHundredColumns(String scenario) {
        Shell.Said said = shell.run("run", scenario, "--narrate", "--log", "columns");

        Optional<String> wide = said.out()
                .lines()
                .filter(line -> line.codePointCount(0, line.length()) > Page.WIDTH)
                .findFirst();
        assertEquals(Optional.empty(), wide);
    }

    private ImmutableList<String> files(String of) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(of))) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(ImmutableList.toImmutableList());
        }
    }

    @Test
    void leavesOneLineBetweenItsPartsAlsoWhereSomeAreMissing() throws IOException {
        Files.writeString(directory.resolve("terse.yaml"), "stop: {at: 2s}\nnodes: {p: {run: bully, count: 3}}\n");

        String page = shell.run("run", "terse.yaml").out();

        assertFalse(page.contains("\n\n\n"), page);
        assertTrue(page.startsWith("terse, seed 1: 3 nodes"), page);
        assertTrue(page.contains("\n\n  story "), page);
    }

    @Test
    void keepsAPageOfTheRunWithItsNumbersBesideIt() throws IOException {
        String[] command = {"run", "bully-storm-then-calm", "--html", "storm.html"};
        String err = shell.run(command).err();
        String page = Files.readString(directory.resolve("storm.html"));
        String json = Files.readString(directory.resolve("storm.json"));
        shell.run(command);

        assertEquals("dsim: storm.html written\ndsim: storm.json written\ndsim: storm.csv written\n", err);
        assertEquals(page, Files.readString(directory.resolve("storm.html")));
        assertFalse(page.contains("http:") && !page.contains("http://www.w3.org/2000/svg"), page);
        for (String part : List.of(
                "all that was expected came true: 3 checks",
                "A minute of crashes, pauses, cuts, loss and doubling, then calm.",
                "restart last-crashed, state lost",
                "eventually leader-agreed within 12s after heal",
                "sent: Election",
                "Time line",
                "Messages over time",
                "dsim run bully-storm-then-calm")) {
            assertTrue(page.contains(part), part);
        }
        assertTrue(json.startsWith("{\n  \"scenario\": \"bully-storm-then-calm\""), json);
        assertFalse(json.contains("wallMillis"), json);
        assertTrue(Files.readString(directory.resolve("storm.csv")).startsWith("name,part,value,unit\r\n"));
    }
}
