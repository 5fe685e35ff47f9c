package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.random.Seed;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Files that use other files. */
class UseTest {

    private static Reading read(String file, Map<String, String> files) {
        Shelf shelf = name -> {
            String text = files.get(name);
            if (text == null) {
                throw new FileNotFoundException(name);
            }
            return text.getBytes(StandardCharsets.UTF_8);
        };
        return new ScenarioReader(Toys.CATALOGUE).read(file, shelf, Overrides.none());
    }

    private static final String BASE = """
            seed: 5
            stop: {at: 30s}
            network: {latency: 5ms, loss: 1%}
            nodes:
              p: {run: bully, count: 7, params: {answer-within: 2s}}
              q: {run: ring}
            faults:
              - {at: 1s, crash: p1}
              - {at: 2s, crash: p2}
            """;

    @Test
    void thisFilesValuesWinDeeplyAndListsAsAWhole() {
        String own = """
                use: base.yaml
                network: {loss: 2%}
                nodes:
                  p: {count: 9, params: {coordinator-within: 4s}}
                  r: {run: store}
                faults:
                  - {at: 3s, crash: p9}
                """;

        Scenario scenario = read("own.yaml", ImmutableMap.of("own.yaml", own, "base.yaml", BASE))
                .orThrow();

        assertEquals(Seed.of(5), scenario.seed());
        assertEquals(
                "latency 5ms, loss 2%, duplicate 0%, order fifo, bandwidth unlimited",
                scenario.network().base().toString());
        assertEquals(
                ImmutableList.of("p", "q", "r"),
                scenario.groups().stream().map(Group::name).toList());
        assertEquals(OptionalInt.of(9), scenario.groups().get(0).count());
        Values params = scenario.groups().get(0).params();
        assertEquals(2, params.get(Toys.ANSWER_WITHIN).toSeconds());
        assertEquals(4, params.get(Toys.COORDINATOR_WITHIN).toSeconds());
        assertEquals(
                ImmutableList.of("crash p9"),
                scenario.faults().entries().stream().map(entry -> entry.text()).toList());
    }

    @Test
    void nothingTakesAwayWhatTheOtherFileSays() {
        String own = "use: base.yaml\nstop: {at: ~, when: quiescent}\nfaults:\nnodes: {q: null}\n";

        Scenario scenario = read("own.yaml", ImmutableMap.of("own.yaml", own, "base.yaml", BASE))
                .orThrow();

        assertEquals(true, scenario.stop().at().isEmpty());
        assertEquals(ImmutableList.of(), scenario.faults().entries());
        assertEquals(1, scenario.groups().size());
    }

    @Test
    void filesAreNamedFromTheFolderOfTheFileThatUsesThem() {
        Map<String, String> files = ImmutableMap.of(
                "a/own.yaml", "use: b/middle.yaml\nseed: 1\n",
                "a/b/middle.yaml", "use: ../../base.yaml\nseed: 2\nties: canonical\n",
                "a/b/../../base.yaml", BASE);

        Reading reading = read("a/own.yaml", files);

        assertEquals("own", reading.orThrow().name());
        assertEquals("a/own.yaml:2", String.valueOf(reading.sources().get("seed")));
        assertEquals("a/b/middle.yaml:3", String.valueOf(reading.sources().get("ties")));
        assertEquals("a/b/../../base.yaml:2", String.valueOf(reading.sources().get("stop.at")));
    }

    @Test
    void theNameOfAnotherFileIsNoMistakeOfThisOne() {
        Map<String, String> files =
                ImmutableMap.of("own.yaml", "use: base.yaml\nscenario: own\n", "base.yaml", "scenario: base\n" + BASE);

        assertEquals("own", read("own.yaml", files).orThrow().name());
    }

    @Test
    void chainsAreNotEndless() {
        ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
        for (int i = 0; i < 20; i++) {
            files.put("f" + i, "use: f" + (i + 1) + "\n");
        }

        Reading reading = read("f0", files.buildOrThrow());

        assertEquals("""
                f15: 1 problem

                 1:6  use: f16
                           ^^^ more than 16 files use one another here.
                """, reading.problemReport());
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertEquals("""
                nowhere.yaml: 1 problem

                 1:1
                      ^ there is no file 'nowhere.yaml' that can be read.
                """, read("nowhere.yaml", ImmutableMap.of()).problemReport());
    }
}
