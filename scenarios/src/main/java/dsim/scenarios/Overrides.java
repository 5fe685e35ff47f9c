package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * What takes the place of values of a file: a variable of the environment, and over it what the command line says.
 *
 * @param set each {@code path=value}, such as {@code nodes.p.count=9}; later ones win. An empty value takes away what the file
 *     says
 * @param seed the seed, before all others
 * @param environment the variables of the environment; only {@value #SEED_VARIABLE} is looked at
 */
public record Overrides(ImmutableList<String> set, Optional<String> seed, ImmutableMap<String, String> environment) {

    /** The variable that gives a seed. */
    public static final String SEED_VARIABLE = "DSIM_SEED";

    /** Nothing takes the place of anything. */
    public static Overrides none() {
        return new Overrides(ImmutableList.of(), Optional.empty(), ImmutableMap.of());
    }

    /** These, and then {@code path=value}. */
    public Overrides withSet(String pathAndValue) {
        return new Overrides(
                ImmutableList.<String>builder().addAll(set).add(pathAndValue).build(), seed, environment);
    }

    /** These with a seed as it would be written, such as {@code 42} or {@code su:1234567}. */
    public Overrides withSeed(String text) {
        return new Overrides(set, Optional.of(text), environment);
    }

    /** These with an environment. */
    public Overrides withEnvironment(Map<String, String> variables) {
        return new Overrides(set, seed, ImmutableMap.copyOf(variables));
    }
}
