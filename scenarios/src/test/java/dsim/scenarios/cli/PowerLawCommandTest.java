package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Joiner;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
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

class PowerLawCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.in(directory);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private JsonNode json(String... args) {
        Shell.Said said = shell.run(args);
        assertEquals(ExitCode.OK, said.exitCode(), said.err());
        return JSON.readTree(said.out());
    }

    /** Whole numbers whose shares are those of x^-2.5 from 1 up, to one part in ten million. */
    private static String zeta() {
        List<String> lines = new ArrayList<>();
        for (int x = 1; x < 3000; x++) {
            long count = Math.round(1e7 * StrictMath.pow(x, -2.5));
            if (count > 0) {
                lines.add(x + " " + count);
            }
        }
        return Joiner.on('\n').join(lines);
    }

    @Test
    void printsOneObjectWithTheFieldsThatAreNamed() throws IOException {
        write("zeta.txt", zeta());

        JsonNode fit = json("measure", "powerlaw", "zeta.txt", "--counts", "--xmin", "1", "--bootstrap", "0", "--json");

        assertEquals(
                List.of("alpha", "stderr", "xmin", "ntail", "n", "D", "p", "lr", "verdict"),
                List.copyOf(fit.propertyNames()));
        assertEquals(
                List.of("exponential", "lognormal"), List.copyOf(fit.get("lr").propertyNames()));
        assertEquals(2.5, fit.get("alpha").asDouble(), 1e-3);
        assertEquals(
                1.5 / StrictMath.sqrt(fit.get("ntail").asDouble()),
                fit.get("stderr").asDouble(),
                1e-6);
        assertEquals(fit.get("n").asLong(), fit.get("ntail").asLong());
        assertTrue(fit.get("p").isNull());
        assertTrue(fit.get("lr").get("exponential").asDouble() > 2);
        assertEquals(
                "untested: whether the law fits takes a bootstrap",
                fit.get("verdict").asString());
    }

    /** Each newcomer links to two others, whoever they are: degrees fall exponentially. */
    @Test
    void doesNotCallAUniformOverlayAPowerLawThoughItsExponentLiesBetweenTwoAndThree() throws IOException {
        Rng rng = new Rng(Key.of(Seed.of(7), "overlay"));
        int[] degrees = new int[3000];
        for (int node = 2; node < degrees.length; node++) {
            int first = rng.below(node);
            int second = (first + 1 + rng.below(node - 1)) % node;
            degrees[node] += 2;
            degrees[first]++;
            degrees[second]++;
        }
        List<String> lines = new ArrayList<>();
        for (int degree : degrees) {
            lines.add(Integer.toString(degree));
        }
        write("uniform.txt", Joiner.on('\n').join(lines));

        JsonNode fixed = json("measure", "powerlaw", "uniform.txt", "--xmin", "2", "--bootstrap", "100", "--json");
        JsonNode fitted = json("measure", "powerlaw", "uniform.txt", "--bootstrap", "100", "--json");

        assertTrue(fixed.get("alpha").asDouble() > 2 && fixed.get("alpha").asDouble() < 3, fixed.toString());
        assertEquals(0, fixed.get("p").asDouble());
        assertFalse(fixed.get("verdict").asString().contains("power law"), fixed.toString());
        assertFalse(fitted.get("verdict").asString().contains("power law"), fitted.toString());
        String page = shell.run("measure", "powerlaw", "uniform.txt", "--bootstrap", "100")
                .out();
        assertFalse(page.contains("power law"), page);
    }

    @Test
    void saysTheSameForAnyNumberOfThreads() throws IOException {
        write("some.txt", "1 1 1 2 2 3 1 1 5 8 13 1 2 1 1 4 3 2 1 1 9 30");

        String one = shell.run("measure", "powerlaw", "some.txt", "--jobs", "1", "--json")
                .out();

        assertEquals(
                one,
                shell.run("measure", "powerlaw", "some.txt", "--jobs", "3", "--json")
                        .out());
        assertTrue(one.contains("not enough data"), one);
    }

    @Test
    void takesNumbersForWholeOnlyIfAllAre() throws IOException {
        write("whole.txt", "1, 2, 3, 4, 5, 6");
        write("real.txt", "1, 2, 3, 4, 5, 6.5");

        String none = "--bootstrap=0";
        assertTrue(shell.run("measure", "powerlaw", "whole.txt", none).out().contains("read as discrete"));
        assertTrue(shell.run("measure", "powerlaw", "real.txt", none).out().contains("read as continuous"));
        assertTrue(shell.run("measure", "powerlaw", "whole.txt", "--continuous", none)
                .out()
                .contains("read as continuous"));
        assertRefused("real.txt: 1 problem\n  1:16 a whole number is expected here, not 6.5", "real.txt", "--discrete");
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        write("bad.txt", "1\n2\nthree\n-4\n");
        write("empty.txt", "# nothing\n");
        write("same.txt", "4 4 4");

        assertRefused(
                "bad.txt: 2 problems\n  3:1 'three' is no number; # at its beginning makes a line a comment\n"
                        + "  4:1 a value is a number from 0 up, not -4",
                "bad.txt");
        assertRefused("empty.txt: 1 problem\n  1:1 there is no number in it", "empty.txt");
        assertRefused("same.txt: a fit takes two distinct values or more above 0, not 1", "same.txt");
        assertRefused(
                "there is no file 'nowhere.txt'; numbers stand in one, or with --counts each different one, and how"
                        + " often it was seen, a line each",
                "nowhere.txt");
        assertRefused("--discrete or --continuous, not both", "same.txt", "--discrete", "--continuous");
        assertRefused("--bootstrap -1: 0 to 1000000 samples", "same.txt", "--bootstrap", "-1");
        assertRefused("--jobs 0: 1 to 1024", "same.txt", "--jobs", "0");
        assertRefused(
                "'no/page.html' cannot be written: there is no directory '"
                        + directory.resolve("no").toAbsolutePath() + "'",
                "same.txt",
                "--html",
                "no/page.html");
    }

    private void assertRefused(String message, String file, String... more) {
        List<String> args = new ArrayList<>(List.of("measure", "powerlaw", file));
        args.addAll(List.of(more));

        Shell.Said said = shell.run(args.toArray(String[]::new));

        assertEquals("dsim: " + message + "\n", said.complaints());
        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.out());
    }

    @Test
    void keepsAPageWithItsNumbersBesideIt() throws IOException {
        write("some.txt", zeta());
        String[] command = {"measure", "powerlaw", "some.txt", "--counts", "--bootstrap", "0", "--html", "page.html"};

        String first = shell.run(command).err();
        String page = Files.readString(directory.resolve("page.html"));
        String again = shell.run(command).err();

        assertTrue(first.endsWith("dsim: page.html written\ndsim: page.json written\ndsim: page.csv written\n"), first);
        assertTrue(again.endsWith("page.csv is the same as before\n"), again);
        assertEquals(page, Files.readString(directory.resolve("page.html")));
        assertTrue(Files.readString(directory.resolve("page.csv"))
                .startsWith("value,count,share reaching it,fit,exponential,lognormal\r\n1,10000000,1,1,1,1\r\n"));
        assertTrue(page.contains("Vuong"), page);

        write("page.csv", "mine");
        assertTrue(shell.run(command).err().endsWith("dsim: page.csv replaced what stood there\n"));
        assertEquals(4, directory.toFile().list().length);
    }
}
