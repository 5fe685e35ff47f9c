package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole scenarios with all their defaults. */
class ResolvedTextTest {

    private static final Shelf FORMAT = Shelf.folder(Path.of("src/test/resources/format"));
    private static final ScenarioReader READER = new ScenarioReader(Toys.CATALOGUE);

    private static Reading read(String file, String yaml) {
        Shelf shelf = name -> name.equals(file) ? yaml.getBytes(StandardCharsets.UTF_8) : FORMAT.read(name);
        return READER.read(file, shelf, Overrides.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully-leader-crash.yaml", "everything.yaml"})
    void sayTheSameScenario(String file) {
        Reading reading = READER.read(file, FORMAT, Overrides.none());

        Reading again = read(file, reading.resolved().orElseThrow());

        assertEquals("", again.problemReport());
        assertEquals(reading.scenario(), again.scenario());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully-leader-crash.yaml", "everything.yaml"})
    void haveNothingMoreToFillIn(String file) throws IOException {
        String resolved = READER.read(file, FORMAT, Overrides.none()).resolved().orElseThrow();

        Reading again = read(file, resolved);

        assertTrue(again.sources().values().stream()
                .noneMatch(place -> place.toString().equals("default")));
        assertEquals(withoutComments(resolved), withoutComments(again.resolved().orElseThrow()));
    }

    private static String withoutComments(String resolved) {
        return resolved.replaceAll(" *# .*", "");
    }

    @Test
    void sayWhereEachValueComesFrom() {
        String yaml = """
                use: base.yaml
                question: "What if: a colon?"
                stop: {at: 30s}
                nodes:
                  p: {run: ring, count: 2, identity: [1, 2]}
                expect:
                  - {always: ring-is-closed}
                  - {eventually: ring-is-closed,
                     within: 3s}
                """;
        Shelf shelf =
                name -> (name.equals("a.yaml") ? yaml : "stop: {max-events: 9}\n").getBytes(StandardCharsets.UTF_8);

        Reading reading =
                READER.read("a.yaml", shelf, Overrides.none().withSeed("7").withSet("nodes.p.start.at=1s"));

        assertEquals("""
                format: 1                                   # default
                question: "What if: a colon?"               # a.yaml:2
                expected: ""                                # default
                seed: 7                                     # --seed 7
                stop:
                  at: 30s                                   # a.yaml:3
                  max-events: 9                             # base.yaml:1
                ties: keyed                                 # default
                network:
                  preset: lan                               # default
                  links: []                                 # default
                  codec: objects                            # default
                nodes:
                  p:
                    run: ring                               # a.yaml:5
                    count: 2                                # a.yaml:5
                    identity: [1, 2]                        # a.yaml:5
                    start:
                      at: 1s                                # --set nodes.p.start.at=1s
                      every: 0s                             # default
                    clock:
                      offset: 0s                            # default
                      drift: 0ppm                           # default
                      noise: 0s                             # default
                    params: {}                              # default
                    up: unlimited                           # default
                    down: unlimited                         # default
                faults: []                                  # default
                workload: []                                # default
                expect:
                  - always: ring-is-closed                  # a.yaml:7
                  - eventually: ring-is-closed              # a.yaml:8
                    within: 3s                              # a.yaml:9
                measure: []                                 # default
                """, reading.resolved().orElseThrow());
    }
}
