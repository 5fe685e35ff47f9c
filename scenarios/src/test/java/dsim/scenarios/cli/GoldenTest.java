package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.scenarios.catalogue.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What shipped scenarios print, to the letter. {@code -Dgolden.renew=true} writes the files anew: read what has changed before
 * it is committed.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    private Path directory;

    static Stream<String> scenarios() {
        return Shipped.scenarios().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioPassesAndPrintsItsPage(String scenario) throws IOException {
        Shell.Said said = Shell.in(directory).run("run", scenario);

        assertEquals("", said.err());
        assertGolden("run-" + scenario + ".txt", said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully-coordinator-collapses", "ring-process-five-starts", "chang-roberts-all-start"})
    void aStoryIsToldAsInTheClassroom(String scenario) throws IOException {
        Shell.Said said = Shell.in(directory).run("run", scenario, "--narrate");

        String story = said.out().substring(0, said.out().indexOf("\n\n") + 1);
        assertGolden("narrate-" + scenario + ".txt", story);
    }

    private static void assertGolden(String file, String text) throws IOException {
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), text);
        }
        assertEquals(Files.readString(GOLDEN.resolve(file)), text, file + " (-Dgolden.renew=true writes it anew)");
    }
}
