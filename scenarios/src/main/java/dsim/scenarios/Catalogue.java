package dsim.scenarios;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a scenario may name, besides what it names itself: what nodes can run, and the conditions and numbers that follow host
 * events, whatever the algorithm. No two algorithms, and no two checks or measures of one algorithm and the host, share a name.
 */
public final class Catalogue {

    private final ImmutableMap<String, Supplier<Algorithm<?, ?>>> algorithms;
    private final ImmutableList<Check> checks;
    private final ImmutableList<Measure> measures;

    /**
     * A catalogue whose algorithms are made when they are asked for: most scenarios name one.
     *
     * @param makers by the names of what they make
     */
    public Catalogue(
            ImmutableMap<String, Supplier<Algorithm<?, ?>>> makers,
            ImmutableList<Check> checks,
            ImmutableList<Measure> measures) {
        ImmutableMap.Builder<String, Supplier<Algorithm<?, ?>>> once = ImmutableMap.builder();
        makers.forEach((name, maker) -> once.put(name, Suppliers.memoize(() -> admitted(name, maker.get()))));
        this.algorithms = once.buildOrThrow();
        this.checks = checks;
        this.measures = measures;
    }

    /**
     * A catalogue of algorithms that are there.
     *
     * @throws IllegalArgumentException if names are shared
     */
    public static Catalogue of(
            ImmutableList<Algorithm<?, ?>> algorithms, ImmutableList<Check> checks, ImmutableList<Measure> measures) {
        requireUnique("algorithm", algorithms, Algorithm::name);
        ImmutableMap.Builder<String, Supplier<Algorithm<?, ?>>> makers = ImmutableMap.builder();
        algorithms.forEach(algorithm -> makers.put(algorithm.name(), () -> algorithm));
        Catalogue catalogue = new Catalogue(makers.buildOrThrow(), checks, measures);
        catalogue.algorithms();
        return catalogue;
    }

    private Algorithm<?, ?> admitted(String name, Algorithm<?, ?> algorithm) {
        if (!algorithm.name().equals(name)) {
            throw new IllegalArgumentException("'" + algorithm.name() + "' is offered as '" + name + "'");
        }
        requireUnique("check", Iterables.concat(checks, algorithm.checks()), Check::name);
        requireUnique("measure", Iterables.concat(measures, algorithm.measures()), Measure::name);
        requireUnique("parameter", algorithm.parameters(), Field::name);
        requireUnique("action", algorithm.actions(), ActionKind::name);
        return algorithm;
    }

    private static <E> void requireUnique(String noun, Iterable<? extends E> all, Function<E, String> nameOf) {
        Set<String> names = new HashSet<>();
        for (E each : all) {
            if (!names.add(nameOf.apply(each))) {
                throw new IllegalArgumentException(
                        "there are two with the name of " + noun + " '" + nameOf.apply(each) + "'");
            }
        }
    }

    /** A scenario in Java, to be filled in; it may name all that is in here by its word, as a file would. */
    public ScenarioBuilder scenario(String name) {
        return new ScenarioBuilder(name, this);
    }

    /** The names of the algorithms, in the order in which they are listed. */
    public ImmutableSet<String> names() {
        return algorithms.keySet();
    }

    /** The algorithm of a name. */
    public Optional<Algorithm<?, ?>> algorithm(String name) {
        return Optional.ofNullable(algorithms.get(name)).map(Supplier::get);
    }

    /** What nodes can run: all of it. */
    public ImmutableList<Algorithm<?, ?>> algorithms() {
        return algorithms.values().stream()
                .<Algorithm<?, ?>>map(Supplier::get)
                .collect(ImmutableList.toImmutableList());
    }

    /** The conditions that follow host events. */
    public ImmutableList<Check> checks() {
        return checks;
    }

    /** The numbers that follow host events. */
    public ImmutableList<Measure> measures() {
        return measures;
    }
}
