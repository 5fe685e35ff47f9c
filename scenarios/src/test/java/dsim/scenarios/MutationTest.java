package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files that nobody would write: whatever is in them, reading gives a scenario or problems with places, and throws nothing. */
class MutationTest {

    private static final Path FORMAT = Path.of("src/test/resources/format");
    private static final ImmutableList<String> FILES = ImmutableList.of("everything.yaml", "bully-leader-crash.yaml");

    /** What mistakes are made of. */
    private static final ImmutableList<String> SCRAPS = ImmutableList.of(
            "",
            " ",
            "  ",
            "\n",
            "\t",
            ":",
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            "\"",
            "#",
            " #",
            "&a",
            "*a",
            "!!str ",
            "|",
            ">",
            "%",
            "@",
            "~",
            "null",
            "...",
            "---\n",
            "\r",
            "\u0000",
            "\ufeff",
            "\u2028",
            "\ud83d\ude00",
            "\ud83d",
            "..",
            "-1",
            "1e9",
            "99999999999999999999999s",
            "0",
            "5",
            "5s",
            "-5s",
            "p",
            "p9",
            "leader",
            "all",
            "[]",
            "{}",
            "true",
            "use: everything.yaml\n",
            "nodes.p.count",
            "? ",
            "<<",
            "=",
            "0x",
            "su:",
            "1/0",
            "%2e",
            "never",
            "at",
            "p1..p7");

    private static String text(String file) {
        try {
            return Files.readString(FORMAT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading read(byte[] bytes) {
        Shelf folder = Shelf.folder(FORMAT);
        Shelf shelf = name -> name.equals("mutant.yaml") ? bytes : folder.read(name);
        return new ScenarioReader(Toys.CATALOGUE).read("mutant.yaml", shelf, Overrides.none());
    }

    private static void assertSound(Reading reading) {
        assertEquals(reading.problems().isEmpty(), reading.scenario().isPresent());
        reading.problems().forEach(problem -> Places.assertInside(problem.place()));
        reading.warnings().forEach(problem -> Places.assertInside(problem.place()));
        reading.problems().forEach(problem -> assertTrue(problem.sentence().length() > 8, problem.sentence()));
        assertTrue(
                (reading.problemReport() + reading.warningReport())
                        .lines()
                        .allMatch(line -> line.codePointCount(0, line.length()) <= 100),
                reading.problemReport());
    }

    private static String mutated(String text, Rng rng) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = rng.below(4); i >= 0; i--) {
            int from = rng.below(mutant.length() + 1);
            int to = Math.min(mutant.length(), from + rng.below(5) * rng.below(5));
            switch (rng.below(4)) {
                case 0 -> mutant.replace(from, to, rng.pick(SCRAPS));
                case 1 -> mutant.insert(from, rng.pick(SCRAPS));
                case 2 -> mutant.delete(from, to);
                default -> mutant.insert(rng.below(mutant.length() + 1), mutant.substring(from, to));
            }
        }
        return mutant.toString();
    }

    @SeededTest(seeds = 1500)
    void mutantsOfGoodFilesAreToldTheirMistakes(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "mutant"));
        String mutant = mutated(text(rng.pick(FILES)), rng);

        Reading reading = read(mutant.getBytes(StandardCharsets.UTF_8));

        assertSound(reading);
    }

    @SeededTest(seeds = 500)
    void valuesInTheWrongPlaceAreToldSo(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "exchange"));
        ImmutableList<String> words = ImmutableList.copyOf(text(rng.pick(FILES)).split("(?<=[\\s,{}\\[\\]])", -1));
        StringBuilder mutant = new StringBuilder();
        int wrong = rng.below(words.size());
        for (int i = 0; i < words.size(); i++) {
            mutant.append(i == wrong ? rng.pick(words) : words.get(i));
        }

        Reading reading = read(mutant.toString().getBytes(StandardCharsets.UTF_8));

        assertSound(reading);
    }

    @SeededTest(seeds = 300)
    void arbitraryBytesAreNoScenario(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "bytes"));
        byte[] bytes = new byte[rng.below(400)];
        int range = rng.chance(0.5) ? 256 : 128;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) rng.below(range);
        }

        Reading reading = read(bytes);

        assertSound(reading);
        assertTrue(reading.scenario().isEmpty());
    }

    @SeededTest(seeds = 300)
    void overridesAreToldTheirMistakes(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "set"));
        Overrides overrides = Overrides.none()
                .withSet(mutated("nodes.p.count=9", rng))
                .withSet(mutated("faults[0].at=7s", rng))
                .withSeed(mutated("42", rng));

        Reading reading = new ScenarioReader(Toys.CATALOGUE).read("everything.yaml", Shelf.folder(FORMAT), overrides);

        assertSound(reading);
    }

    private static void assertQuickly(String yaml) {
        long before = System.nanoTime();

        Reading reading = read(yaml.getBytes(StandardCharsets.UTF_8));

        assertSound(reading);
        assertTrue(reading.scenario().isEmpty());
        long seconds = (System.nanoTime() - before) / 1_000_000_000;
        assertTrue(seconds < 60, "took " + seconds + " s");
    }

    /** What takes time that grows faster than the file would take hours here. */
    @Test
    void filesOfAMebibyteAreReadInSeconds() {
        int size = 1_000_000;
        assertQuickly("[".repeat(size));
        assertQuickly("{a: ".repeat(size / 4));
        assertQuickly("- ".repeat(size / 2));
        assertQuickly("a".repeat(size));
        assertQuickly("stop: {at: " + "5".repeat(size) + "s}\n");
        assertQuickly("stop: {at: 5" + " ".repeat(size) + "s}\n");
        assertQuickly("stop: {at: " + "5ms-".repeat(size / 4) + "}\n");
        assertQuickly("network: {latency: " + "5 ".repeat(size / 2) + "}\n");
        assertQuickly("network: {loss: " + "1".repeat(size) + "%}\n");
        assertQuickly("stop: {at: 1s}\nnodes: {" + "p".repeat(size) + ": {run: bully}}\n");
        assertQuickly("stop: {at: 1s}\nnodes: {p: {run: " + "b".repeat(size) + "}}\n");
        assertQuickly(
                "stop: {at: 1s}\nnodes: {p: {run: bully}}\nfaults: [{at: 1s, crash: " + "p1".repeat(size / 2) + "}]\n");
        assertQuickly("stop: {at: 1s}\nnodes: {p: {run: bully}}\nfaults: [" + "{}, ".repeat(size / 4) + "]\n");
        assertQuickly(
                "stop: {at: 1s}\nnodes: {p: {run: bully}}\nsweep: {vary: {" + "a.".repeat(size / 2) + ": [1]}}\n");
        assertQuickly("stop: {at: 1s}\nnodes: {p: {run: bully}}\nmeasure: [" + "m ,".repeat(size / 3) + "]\n");
        assertQuickly("x: 1\n".repeat(size / 5));
    }

    @Test
    void largerFilesAreNotRead() {
        Reading reading = read(("#" + " ".repeat(Shelf.MOST_BYTES)).getBytes(StandardCharsets.UTF_8));

        assertEquals("this file has more than 1 MiB.", reading.problems().get(0).sentence());
    }
}
