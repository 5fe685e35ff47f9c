package dsim.scenarios;

import com.google.common.collect.ImmutableList;

/**
 * What a scenario may name, besides what it names itself.
 *
 * @param algorithms what nodes can run
 * @param checks conditions that follow host events, whatever the algorithm
 * @param measures numbers that follow host events, whatever the algorithm
 */
public record Catalogue(
        ImmutableList<Algorithm<?, ?>> algorithms, ImmutableList<Check> checks, ImmutableList<Measure> measures) {}
