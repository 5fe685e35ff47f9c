package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.cli.Vocabulary.Sort;
import dsim.scenarios.cli.Vocabulary.Word;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {

    private static final Vocabulary WORDS = new Vocabulary(Shipped.catalogue());

    static Stream<Word> words() {
        return Arrays.stream(Sort.values()).flatMap(sort -> WORDS.words(sort).stream());
    }

    @ParameterizedTest
    @MethodSource("words")
    void givesExamplesThatCanBeRead(Word word) {
        for (String algorithm : word.algorithms().isEmpty() ? ImmutableList.of("bully") : word.algorithms()) {
            String yaml = scenario(word, algorithm);

            assertEquals(
                    "",
                    new ScenarioReader(Shipped.catalogue())
                            .read("example.yaml", yaml)
                            .problemReport(),
                    yaml);
        }
    }

    /** Whom the nodes of some algorithms cannot do without, and who makes use of these. */
    private static String others(String algorithm) {
        boolean isServer = Shipped.catalogue().algorithms().stream()
                .anyMatch(each -> each.name().equals(algorithm) && each.isServer());
        return isServer
                ? ""
                : "gcd: {run: gcd}, client: {run: gcd-client}, seed: {run: gossip-seed}, gossip: {run: gossip-peer},"
                        + " peer: {run: bitcoin-peer}, ";
    }

    private static String scenario(Word word, String algorithm) {
        String stop = "stop: {at: 30s}\n";
        return switch (word.sort()) {
            case ALGORITHM -> stop + word.example() + "\n";
            case PARAMETER ->
                stop + "nodes: {" + others(algorithm) + "p: {run: " + algorithm + ", count: 7, " + word.example()
                        + "}}\n";
            default ->
                stop + "nodes: {" + others(algorithm) + "p: {run: " + algorithm + ", count: 7}}\n" + word.example()
                        + "\n";
        };
    }
}
