package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SweepCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** With half of all messages lost some runs fail. */
    private static final String SCENARIO = """
        question: Does it settle?
        seed: 9
        stop: {at: 12s}
        network: {latency: 5ms..20ms}
        nodes: {p: {run: bully, count: 4}}
        faults: [{at: 3s, crash: leader}]
        expect: [{eventually: leader-agreed, within: 8s, after: crash}]
        measure: [election.messages]
        sweep: {seeds: 3..6, vary: {network.loss: [0%, 50%]}}
        """;

    private static final ImmutableList<String> GRID = ImmutableList.of(
            "sweep", "own.yaml", "--vary", "network.loss=0%,50%", "--vary", "nodes.p.count=3,5", "--seeds", "1..12");

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.in(directory);
        Files.writeString(directory.resolve("own.yaml"), SCENARIO);
    }

    private Shell.Said sweep(String... more) {
        List<String> args = new ArrayList<>(GRID);
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    private String file(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void givesTheSameBytesForAnyNumberOfJobs() throws IOException {
        String out = sweep("--jobs", "1", "--html", "one.html").out();

        for (String jobs : List.of("2", "7")) {
            Shell.Said again = sweep("--jobs", jobs, "--fresh", "--html", "again.html");

            assertEquals(out, again.out(), jobs);
            assertFalse(again.err().contains("from before"), again.err());
            for (String ending : List.of(".html", ".csv", ".json")) {
                assertEquals(file("one" + ending), file("again" + ending), jobs + ending);
            }
        }
    }

    @Test
    void goesOnWhereItWasKilled() throws IOException {
        String undisturbed = sweep("--csv", "runs.csv").out();
        Path journal = directory.resolve("dsim-sweeps/own.jsonl");
        byte[] whole = Files.readAllBytes(journal);

        for (int share = 0; share <= 8; share += 2) {
            byte[] cut = Arrays.copyOf(whole, whole.length * share / 8);
            Files.write(journal, cut);

            Shell.Said said = sweep("--csv", "again.csv");

            assertEquals(undisturbed, said.out(), "cut at " + cut.length);
            assertEquals(file("runs.csv"), file("again.csv"), "cut at " + cut.length);
            assertEquals(share > 0, said.complaints().contains(" of 48 runs are there from before"), said.err());
        }
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(journal, damaged);
        assertTrue(sweep().err().contains("47 of 48 runs are there from before"));
    }

    @Test
    void doesNotReuseRunsOfAChangedScenario() throws IOException {
        sweep("--jobs", "2");
        assertTrue(sweep().err().contains("48 of 48 runs are there from before"));

        Files.writeString(directory.resolve("own.yaml"), SCENARIO.replace("5ms..20ms", "5ms..21ms"));
        assertFalse(sweep().err().contains("from before"));

        Files.writeString(directory.resolve("own.yaml"), SCENARIO.replace("seed: 9", "seed: 10"));
        assertTrue(sweep().err().contains("48 of 48 runs are there from before"));
        assertFalse(sweep("--until", "11s").err().contains("from before"));
        assertFalse(sweep("--set", "network.order=any").err().contains("from before"));
    }

    @Test
    void makesAFailedRunAResultThatCanBeReplayed() {
        Shell.Said said = sweep("--json");

        assertEquals(ExitCode.FAILED, said.exitCode());
        JsonNode json = JSON.readTree(said.out());
        assertEquals(48, json.get("runs").asInt());
        assertEquals(48, json.get("passed").asInt() + json.get("failed").asInt());
        JsonNode failed = json.get("failures").get(0);
        String replay = failed.get("replay").asString();
        assertTrue(replay.startsWith("dsim run own.yaml --seed "), replay);
        JsonNode again = JSON.readTree(
                shell.run((replay.substring(5) + " --json").split(" ")).out());
        assertEquals("fail", again.get("verdict").asString());
        assertTrue(said.out().contains(again.get("digest").asString()), replay);
    }

    @Test
    void runsEachPointAsASingleRunWouldBe() {
        JsonNode point = JSON.readTree(sweep("--json").out()).get("points").get(3);
        JsonNode run = point.get("runs").get(6);

        JsonNode single = JSON.readTree(shell.run(
                        "run",
                        "own.yaml",
                        "--seed",
                        "7",
                        "--set",
                        "network.loss=50%",
                        "--set",
                        "nodes.p.count=5",
                        "--json")
                .out());

        assertEquals(
                "{\"network.loss\":\"50%\",\"nodes.p.count\":\"5\"}",
                point.get("values").toString());
        assertEquals(7, run.get("seed").asInt());
        assertEquals(single.get("digest"), run.get("digest"));
        assertEquals(
                single.get("metrics").get("messages.sent").asDouble(),
                run.get("metrics").get("messages.sent").asDouble());
    }

    @Test
    void usesWhatTheScenarioSaysOfASweep() {
        JsonNode json = JSON.readTree(shell.run("sweep", "own.yaml", "--json").out());

        assertEquals("{\"network.loss\":[\"0%\",\"50%\"]}", json.get("vary").toString());
        assertEquals(3, json.get("seeds").get("first").asInt());
        assertEquals(8, json.get("runs").asInt());
        JsonNode shipped = JSON.readTree(shell.run("sweep", "ring-process-five-starts", "--set", "sweep=", "--json")
                .out());
        assertEquals(30, shipped.get("runs").asInt());
    }

    @Test
    void usesTheSameChanceAtEachPoint() {
        JsonNode json = JSON.readTree(
                shell.run("sweep", "own.yaml", "--vary", "stop.max-events=10000,20000", "--seeds", "1..5", "--json")
                        .out());

        assertEquals(
                "{\"n\":5,\"mean\":0,\"t95\":[0,0]}",
                json.get("points")
                        .get(1)
                        .get("fromFirst")
                        .get("election.messages")
                        .toString());
    }

    @Test
    void stopsAPointWhenItsMeanIsKnownWellEnough() {
        String[] command = {
            "sweep",
            "own.yaml",
            "--vary",
            "network.loss=0%,30%",
            "--seeds",
            "1..80",
            "--until-width",
            "election.messages=10%",
            "--json",
            "--fresh",
            "--jobs"
        };
        String out = "";
        for (String jobs : List.of("1", "3", "8")) {
            List<String> args = new ArrayList<>(List.of(command));
            args.add(jobs);
            String now = shell.run(args.toArray(String[]::new)).out();
            assertEquals(out.isEmpty() ? now : out, now, jobs);
            out = now;
        }
        JsonNode points = JSON.readTree(out).get("points");
        assertEquals(10, points.get(0).get("runs").size());
        int runs = points.get(1).get("runs").size();
        assertTrue(runs > 10 && runs < 80, runs + " runs");
        JsonNode sent = points.get(1).get("metrics").get("election.messages");
        double half =
                (sent.get("t95").get(1).asDouble() - sent.get("t95").get(0).asDouble()) / 2;
        assertTrue(half <= 0.1 * sent.get("mean").asDouble(), sent.toString());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused("'seed': --seeds", "--vary", "seed=1,2");
        assertRefused("--vary nodes.p.count: a path and values such as", "--vary", "nodes.p.count");
        assertRefused("--vary a=1,,2: a value is missing", "--vary", "a=1,,2");
        assertRefused("--vary a=1,1: 1 is there twice", "--vary", "a=1,1");
        assertRefused("unknown field. Did you mean 'count'?", "--vary", "nodes.p.cuont=4,8");
        assertRefused("a unit is missing. Did you mean 30s?", "--vary", "stop.at=30");
        assertRefused("the range is reversed. Did you mean 1..9?", "--seeds", "9..1");
        assertRefused("--seeds x: ", "--seeds", "x");
        assertRefused(
                "unknown metric 'election.mesages'. Did you mean 'election.messages'?",
                "--until-width",
                "election.mesages=1");
        assertRefused(
                "--until-width takes 10 seeds at least, not 3", "--until-width", "messages.sent=1", "--seeds", "1..3");
        assertRefused("unknown option '--sedes'. Did you mean '--seeds'?", "--sedes", "1..3");
        assertRefused("is a directory: name a file in it", "--csv", ".");
    }

    private void assertRefused(String part, String... more) {
        List<String> args = new ArrayList<>(List.of("sweep", "own.yaml"));
        args.addAll(List.of(more));

        Shell.Said said = shell.run(args.toArray(String[]::new));

        assertEquals(ExitCode.USAGE, said.exitCode(), said.err());
        assertTrue(said.complaints().contains(part.replace("'seed': ", "")), said.err());
        assertEquals("", said.out());
        assertFalse(Files.exists(directory.resolve("dsim-sweeps")));
    }

    @Test
    void printsTablesAsMarkdown() {
        String out = sweep("--md").out();

        assertTrue(
                out.startsWith("| network.loss | nodes.p.count | runs | passed | failed | election.messages |\n"
                        + "| ---: | ---: | ---: | ---: | ---: | ---: |\n| 0% | 3 | 12 | 12 | 0 |"),
                out);
    }

    @Test
    void writesEachNumberWithAllItsDigits() throws IOException {
        JsonNode json = JSON.readTree(sweep("--csv", "runs.csv", "--json").out());

        List<String> lines = file("runs.csv").lines().toList();
        List<String> head = List.of(lines.get(0).split(",", -1));
        List<String> first = List.of(lines.get(1).split(",", -1));
        assertEquals(49, lines.size());
        assertEquals(List.of("network.loss", "nodes.p.count", "seed", "verdict"), head.subList(0, 4));
        assertEquals(List.of("0%", "3", "1", "pass"), first.subList(0, 4));
        String duration = first.get(head.indexOf("election.duration.mean [s]"));
        JsonNode metrics = json.get("points").get(0).get("runs").get(0).get("metrics");
        assertEquals(metrics.get("election.duration.mean").asDouble(), Double.parseDouble(duration));
        assertEquals(head.size(), first.size());
    }
}
