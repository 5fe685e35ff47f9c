package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a scenario may name, besides what it names itself.
 *
 * @param algorithms what nodes can run
 * @param checks conditions that follow host events, whatever the algorithm
 * @param measures numbers that follow host events, whatever the algorithm
 */
public record Catalogue(
        ImmutableList<Algorithm<?, ?>> algorithms, ImmutableList<Check> checks, ImmutableList<Measure> measures) {

    /**
     * A catalogue in which no two algorithms, and no two checks or measures of one algorithm and the host, share a name.
     *
     * @throws IllegalArgumentException if they do
     */
    public Catalogue {
        requireUnique("algorithm", algorithms, Algorithm::name);
        for (Algorithm<?, ?> algorithm : algorithms) {
            requireUnique("check", join(checks, algorithm.checks()), Check::name);
            requireUnique("measure", join(measures, algorithm.measures()), Measure::name);
            requireUnique("parameter", algorithm.parameters(), Field::name);
            requireUnique("action", algorithm.actions(), ActionKind::name);
        }
    }

    private static <E> ImmutableList<E> join(ImmutableList<E> some, ImmutableList<E> others) {
        return Stream.concat(some.stream(), others.stream()).collect(ImmutableList.toImmutableList());
    }

    private static <E> void requireUnique(String noun, ImmutableList<? extends E> all, Function<E, String> nameOf) {
        long names = all.stream().map(nameOf).distinct().count();
        if (names < all.size()) {
            throw new IllegalArgumentException("two of these share the name of one " + noun + ": "
                    + all.stream().map(nameOf).toList());
        }
    }

    /** The algorithm of a name. */
    public Optional<Algorithm<?, ?>> algorithm(String name) {
        return algorithms.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    /** The name of the algorithm that is nearest to a name, if one is near enough to be meant. */
    public Optional<String> nearestAlgorithm(String name) {
        return Nearest.to(name, algorithms.stream().map(Algorithm::name).toList());
    }
}
