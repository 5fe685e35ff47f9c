package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of files with mistakes, as golden text beside each file. {@code -Drenew=true} writes it anew, to be read. */
class BrokenFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/broken");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Reading read(Path file) {
        return new ScenarioReader(Toys.CATALOGUE)
                .read(file.getFileName().toString(), Shelf.folder(FOLDER), Overrides.none());
    }

    @Test
    void areMany() throws IOException {
        assertTrue(files().size() >= 60, "only " + files().size());
    }

    @ParameterizedTest
    @MethodSource("files")
    void sayAllThatIsWrong(Path file) throws IOException {
        Path golden = Path.of(file.toString().replace(".yaml", ".txt"));

        Reading reading = read(file);

        String said = reading.problemReport() + reading.warningReport();
        if (Boolean.getBoolean("renew")) {
            Files.writeString(golden, said);
        }
        assertFalse(reading.problems().isEmpty());
        assertTrue(reading.scenario().isEmpty());
        assertEquals(Files.readString(golden), said);
    }

    @ParameterizedTest
    @MethodSource("files")
    void stayWithinTheWidthOfAPage(Path file) {
        Reading reading = read(file);

        assertAll(reading.problemReport()
                .lines()
                .map(line -> () -> assertTrue(line.codePointCount(0, line.length()) <= 100, line)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void pointAtWhatIsThere(Path file) {
        Reading reading = read(file);

        assertAll(reading.problems().stream().map(problem -> () -> Places.assertInside(problem.place())));
    }
}
