package dsim.scenarios.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedTest {

    static Stream<String> scenarios() {
        return Shipped.scenarios().stream();
    }

    @Test
    void namesEveryFileThatIsThere() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/scenarios"))) {
            ImmutableList<String> names = files.map(
                            file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .collect(ImmutableList.toImmutableList());

            assertEquals(names, ImmutableList.sortedCopyOf(Shipped.scenarios()));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void hasNothingToComplainAbout(String scenario) {
        Reading reading =
                new ScenarioReader(Shipped.catalogue()).read(scenario + ".yaml", Shipped.shelf(), Overrides.none());

        assertEquals("", reading.problemReport() + reading.warningReport());
        assertEquals(false, reading.orThrow().question().isEmpty());
        assertEquals(false, reading.orThrow().expected().isEmpty());
    }
}
