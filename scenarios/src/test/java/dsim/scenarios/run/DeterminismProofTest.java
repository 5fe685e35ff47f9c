package dsim.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.catalogue.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same scenario, seed and version give the same run in every JVM: other collectors, no compiler, other locales and time
 * zones, other identity hashes, and a newer JDK where there is one.
 */
class DeterminismProofTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    static List<OtherJvm> jvms() throws IOException {
        List<OtherJvm> jvms = new ArrayList<>();
        jvms.add(new OtherJvm(
                "the serial collector, interpreted, in Turkey and Nepal, all identity hashes equal",
                List.of(
                        JAVA,
                        "-XX:+UseSerialGC",
                        "-Xint",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2")));
        jvms.add(new OtherJvm(
                "G1, identity hashes by address, another encoding of text",
                List.of(
                        JAVA,
                        "-XX:+UseG1GC",
                        "-Dfile.encoding=ISO-8859-1",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=4")));
        for (Path java : newerJdks()) {
            jvms.add(new OtherJvm(java.toString(), List.of(java.toString())));
        }
        return jvms;
    }

    /** JDK 25, where {@code JAVA25_HOME} says or where Debian puts it. */
    private static List<Path> newerJdks() throws IOException {
        List<Path> homes = new ArrayList<>();
        if (System.getenv("JAVA25_HOME") != null) {
            homes.add(Path.of(System.getenv("JAVA25_HOME")));
        } else if (Files.isDirectory(Path.of("/usr/lib/jvm"))) {
            try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
                all.filter(home -> home.getFileName().toString().contains("25"))
                        .sorted()
                        .limit(1)
                        .forEach(homes::add);
            }
        }
        return homes.stream()
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .toList();
    }

    @BeforeEach
    void setUp() throws IOException {
        for (String scenario : Shipped.scenarios()) {
            Files.write(folder.resolve(scenario + ".yaml"), Shipped.shelf().read(scenario + ".yaml"));
        }
        for (String mischief : List.of("none", "orders-by-identity")) {
            Files.writeString(
                    folder.resolve(mischief + ".yaml"),
                    "stop: {at: 30s}\nnodes: {g: {run: gremlins, count: 9, params: {mischief: " + mischief + "}}}\n");
        }
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void everyShippedScenarioIsTheSameRun(OtherJvm jvm) throws IOException {
        ImmutableList<OtherJvm.Difference> differences = jvm.differences(folder, Shipped.scenarios());

        assertTrue(
                differences.isEmpty(),
                () -> differences.stream().map(OtherJvm.Difference::toString).collect(Collectors.joining("\n\n")));
    }

    @Test
    void theFirstEventThatDiffersIsFoundWhereOneDoes() throws IOException {
        ImmutableList<OtherJvm.Difference> differences =
                jvms().get(0).differences(folder, List.of("none", "orders-by-identity"));

        assertEquals(1, differences.size());
        OtherJvm.Difference found = differences.get(0);
        assertEquals("orders-by-identity", found.scenario());
        assertEquals(4, found.here().size(), found.toString());
        assertEquals(found.here().subList(0, 3), found.there().subList(0, 3));
        String here = found.here().get(3);
        String there = found.there().get(3);
        assertTrue(here.contains("\"kind\": \"send\"") && there.contains("\"kind\": \"send\""), found.toString());
        assertEquals(here.replaceFirst(",\"at.*", ""), there.replaceFirst(",\"at.*", ""));
    }
}
