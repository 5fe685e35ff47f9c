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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ElectionsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.in(directory);
    }

    private Shell.Said measure(String... more) {
        List<String> args = new ArrayList<>(List.of("measure", "elections"));
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    /** The textbooks' formulas, written down here once more. */
    @Test
    void countsWhatTheTextbooksSayForEachInitiator() {
        Shell.Said said = measure("--sizes", "2,3,10", "--initiators", "all", "--seeds", "1..2", "--json");

        assertEquals(ExitCode.OK, said.exitCode(), said.err());
        JsonNode json = JSON.readTree(said.out());
        assertTrue(json.get("exact").asBoolean());
        int looked = 0;
        for (JsonNode election : json.get("elections")) {
            int n = election.get("n").asInt();
            String by = election.get("by").asString();
            int i = by.matches("p[0-9]+") ? Integer.parseInt(by.substring(1)) : 1;
            double d = n - i;
            double expected = switch (election.get("course").asString()) {
                case "bully, coordinator crashed" -> d * d + n - 1;
                case "bully, false alarm" -> d * (d + 1) + n - 1;
                case "bully, crashed, everybody notices" -> n * n - n;
                case "ring, coordinator crashed" -> 2 * (n - 1) + 1;
                case "ring, crashed, everybody notices" -> (n - 1) * (2 * (n - 1) + 1);
                case "Chang–Roberts, best placement" -> 3 * n - 1;
                case "Chang–Roberts, worst placement" -> n * (n + 1) / 2.0 + n;
                default -> election.get("theory").get("total").asDouble();
            };
            assertEquals(expected, election.get("measured").get("total").asDouble(), election.toString());
            for (JsonNode difference : election.get("difference")) {
                assertEquals(0, difference.asDouble(), election.toString());
            }
            looked++;
        }
        assertEquals((1 + 2 + 9) * 2 + (2 + 3 + 10) + 2 * 3 + 2 * 3 + 2 * 3, looked);
    }

    @Test
    void writesTheSameFilesForAnyNumberOfJobs() throws IOException {
        String one = measure("--sizes", "4,16,20,30", "--jobs", "1", "--html", "one.html")
                .out();
        String many = measure("--sizes", "4,16,20,30", "--jobs", "5", "--html", "many.html")
                .out();

        assertEquals(one, many);
        for (String ending : List.of(".html", ".csv", ".json")) {
            assertEquals(
                    Files.readString(directory.resolve("one" + ending)),
                    Files.readString(directory.resolve("many" + ending)),
                    ending);
        }
        assertTrue(one.contains("  verdict   measured − closed form = 0 for each kind of message in all "), one);
        assertTrue(one.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 100), one);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused("dsim: --sizes 1: an election takes 2 to 4096 processes\n", "--sizes", "4,1");
        assertRefused("dsim: --initiators some: all, or how many, such as 5\n", "--initiators", "some");
        assertRefused("dsim: --seeds 3..1: the range is reversed. Did you mean 1..3?\n", "--seeds", "3..1");
    }

    private void assertRefused(String message, String... more) {
        Shell.Said said = measure(more);

        assertEquals(message, said.complaints());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }
}
