package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class AlphaCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.in(directory);
    }

    private Shell.Said measure(String... more) {
        List<String> args = new ArrayList<>(List.of("measure", "alpha"));
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    private JsonNode json(String... more) {
        List<String> args = new ArrayList<>(List.of(more));
        args.add("--json");
        Shell.Said said = measure(args.toArray(String[]::new));
        assertEquals(ExitCode.OK, said.exitCode(), said.err());
        return JSON.readTree(said.out());
    }

    /** Degrees 1 to N − 1, with N/2 twice, N²/4 edges; by the protocol and, beyond 1000 peers, by the rule alone. */
    @Test
    void findsTheHalfGraphWhereTheDocumentedRuleIsFollowed() {
        JsonNode json = json("--rules", "top-half", "--sizes", "4,21,100,1001", "--seeds", "1..2", "--bootstrap", "0");

        for (JsonNode overlay : json.get("overlays")) {
            int n = overlay.get("peers").asInt();
            assertEquals((long) n * n / 4, overlay.get("edges").asLong());
            assertTrue(overlay.get("halfGraph").asBoolean());
            assertEquals(n - 1, overlay.get("degrees").size());
            overlay.get("degrees")
                    .properties()
                    .forEach(degree -> assertEquals(
                            Integer.parseInt(degree.getKey()) == n / 2 ? 2 : 1,
                            degree.getValue().asInt()));
            assertEquals(n > 1000 ? "rule" : "protocol", overlay.get("builtBy").asString());
            assertTrue(overlay.get("fit").get("verdict").asString().startsWith("not enough data"));
        }
        assertEquals("fails", json.get("verdicts").get(0).get("verdict").asString());
        assertEquals("holds", json.get("verdicts").get(1).get("verdict").asString());
        assertEquals(7, json.get("overlays").size());
    }

    @Test
    void doesNotCallTheUniformOverlayAPowerLaw() {
        JsonNode json = json("--rules", "uniform", "--sizes", "300,1200", "--seeds", "1..2", "--bootstrap", "50");

        for (JsonNode overlay : json.get("overlays")) {
            double alpha = overlay.get("alphaFromLeastDegree").asDouble();
            assertTrue(alpha > 2 && alpha < 3, overlay.toString());
            assertFalse(overlay.get("fit").get("verdict").asString().startsWith("power law"), overlay.toString());
        }
        assertEquals("holds", json.get("verdicts").get(0).get("verdict").asString());
    }

    @Test
    void findsTheExactLawOfPreferentialAttachment() {
        JsonNode json = json("--rules", "preferential", "--sizes", "1001", "--seeds", "1..2", "--bootstrap", "0");

        assertEquals(2, json.get("verdicts").size());
        json.get("verdicts")
                .forEach(verdict -> assertTrue(
                        verdict.get("says").asString().contains("the degrees are those of its exact law"),
                        verdict.toString()));
    }

    @Test
    void writesTheSameFilesForAnyNumberOfJobs() throws IOException {
        String[] study = {"--sizes", "4,40", "--seeds", "1..2", "--bootstrap", "20", "--jobs"};
        String one = measure(join(study, "1", "--html", "one.html")).out();
        String many = measure(join(study, "4", "--html", "many.html")).out();

        assertEquals(one, many);
        for (String ending : List.of(".html", ".csv", ".json")) {
            assertEquals(
                    Files.readString(directory.resolve("one" + ending)),
                    Files.readString(directory.resolve("many" + ending)),
                    ending);
        }
        assertNotEquals(
                one,
                measure("--sizes", "4,40", "--seeds", "3..4", "--bootstrap", "20")
                        .out());
        assertTrue(one.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 100), one);
        assertTrue(one.contains("top-half: not enough data at N = 4, 40 (fewer than 50 peers in the tail)"), one);
    }

    private static String[] join(String[] some, String... others) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused("dsim: unknown rule 'unifrom'. Did you mean 'uniform'?\n", "--rules", "unifrom");
        assertRefused("dsim: --sizes 2: 3 to 20000 peers\n", "--sizes", "2");
        assertRefused(
                "dsim: --attractiveness -2.0: more than -2, since newcomers make 2 links\n", "--attractiveness", "-2");
        assertRefused("dsim: --bootstrap -1: 0 to 100000 samples\n", "--bootstrap", "-1");
    }

    private void assertRefused(String message, String... more) {
        Shell.Said said = measure(more);

        assertEquals(message, said.complaints());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }
}
