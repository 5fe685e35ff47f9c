package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Check;
import dsim.scenarios.Field;
import dsim.scenarios.Scalar;
import dsim.scenarios.ScenarioWords;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.catalogue.Shipped;
import java.util.Optional;

/** Parameters of an algorithm that were given as options of a command: those of the same names. */
final class GivenParams {

    private final Algorithm<?, ?> algorithm;
    private GroupWords words;

    GivenParams(String algorithm) {
        this.algorithm = Shipped.catalogue().algorithm(algorithm).orElseThrow();
        this.words = ScenarioWords.run(this.algorithm);
    }

    /**
     * A parameter, if its option was given.
     *
     * @throws Refusal if it cannot have that value
     */
    GivenParams with(String name, Optional<String> text) {
        text.ifPresent(given -> {
            Field<?> field = field(name);
            if (field.kind() instanceof Scalar<?> scalar) {
                try {
                    scalar.parse(given);
                } catch (IllegalArgumentException e) {
                    throw new Refusal("--" + name + " " + given + ": " + e.getMessage());
                }
            }
            words = words.param(field, given);
        });
        return this;
    }

    /**
     * A parameter that is a list.
     *
     * @param texts its entries
     */
    GivenParams with(String name, ImmutableList<String> texts) {
        words = words.param(field(name), texts);
        return this;
    }

    private Field<?> field(String name) {
        return algorithm.parameters().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A condition of the algorithm. */
    Check check(String name) {
        return algorithm.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A group that runs the algorithm with all that was given. */
    GroupWords words() {
        return words;
    }
}
