package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups that run the same algorithm: their nodes deal with one another, so the groups have to fit together. */
final class Kindred {

    private final ImmutableList<Group> groups;
    private final ImmutableMap<String, Tree.Mapping> written;
    private final Decoder in;

    private Kindred(ImmutableList<Group> groups, ImmutableMap<String, Tree.Mapping> written, Decoder in) {
        this.groups = groups;
        this.written = written;
        this.in = in;
    }

    /**
     * Tells which groups do not fit together.
     *
     * @param groups all groups of a scenario
     * @param written what the file says of each, by its name
     * @return whether all do
     */
    static boolean areFitting(List<Group> groups, ImmutableMap<String, Tree.Mapping> written, Decoder in) {
        Set<Algorithm<?, ?>> algorithms = new LinkedHashSet<>();
        boolean areFitting = true;
        for (Group group : groups) {
            Optional<String> rival = algorithms.stream()
                    .flatMap(earlier -> sharedWord(earlier, group.algorithm()).stream())
                    .findFirst();
            if (rival.isPresent()) {
                in.refuse(place(written, group, "run"), rival.get());
                areFitting = false;
            }
            algorithms.add(group.algorithm());
        }
        for (Algorithm<?, ?> algorithm : algorithms) {
            ImmutableList<Group> kindred = groups.stream()
                    .filter(group -> group.algorithm().equals(algorithm))
                    .collect(ImmutableList.toImmutableList());
            areFitting &= new Kindred(kindred, written, in).areFitting(algorithm);
        }
        return areFitting;
    }

    /** What two algorithms both have a word for would be taken for one thing. */
    private static Optional<String> sharedWord(Algorithm<?, ?> one, Algorithm<?, ?> other) {
        return one.equals(other)
                ? Optional.empty()
                : other.checks().stream()
                        .filter(check -> Cast.find(one.checks(), Check::name, check.name())
                                .filter(same -> !same.equals(check))
                                .isPresent())
                        .findFirst()
                        .map(check -> "'" + check.name() + "' is said of " + one.name() + " already: " + one.name()
                                + " and " + other.name() + " need a scenario each");
    }

    private boolean areFitting(Algorithm<?, ?> algorithm) {
        boolean areAlike = true;
        for (Field<?> shared : algorithm.shared()) {
            for (Group group : groups.subList(1, groups.size())) {
                areAlike &= isAlike(shared, group);
            }
        }
        boolean isListed = groups.stream().anyMatch(group -> group.identity() instanceof Identity.Listed);
        return areAlike && (algorithm.identity().isEmpty() || groups.size() == 1 && !isListed || areApart(algorithm));
    }

    private boolean isAlike(Field<?> shared, Group group) {
        Group first = groups.get(0);
        if (group.params().get(shared).equals(first.params().get(shared))) {
            return true;
        }
        in.refuse(
                placeOfParameter(group, shared.name()),
                "'" + shared.name() + "' has to be the same in all groups that run "
                        + group.algorithm().name() + ": group " + first.name() + " has another");
        return false;
    }

    /** No two nodes are known by the same numbers, and there is a choice where they are drawn. */
    private boolean areApart(Algorithm<?, ?> algorithm) {
        Map<ImmutableList<Long>, Address> known = new HashMap<>();
        boolean areApart = true;
        int before = 0;
        for (Group group : groups) {
            ImmutableList<Address> nodes = group.addresses();
            for (int i = 0; i < nodes.size() && !(group.identity() instanceof Identity.Drawn); i++) {
                ImmutableList<Long> numbers = group.identity() instanceof Identity.Listed listed
                        ? Identity.inOrder(algorithm, listed.nodes().get(i))
                        : Identity.inOrder(algorithm, Identity.ofPlace(algorithm, before + i + 1));
                Address other = known.putIfAbsent(numbers, nodes.get(i));
                if (other != null && areApart) {
                    in.refuse(
                            place(written, group, "identity"),
                            nodes.get(i).host() + " would be known by the same numbers as " + other.host());
                    areApart = false;
                }
            }
            before += nodes.size();
        }
        for (Group group : groups) {
            if (group.identity() instanceof Identity.Drawn drawn) {
                areApart &= isChoiceEnough(group, drawn, algorithm, known);
            }
        }
        return areApart;
    }

    private boolean isChoiceEnough(
            Group group, Identity.Drawn drawn, Algorithm<?, ?> algorithm, Map<ImmutableList<Long>, Address> known) {
        ImmutableList<Between<Long>> ranges = ranges(algorithm, drawn);
        BigInteger needed = BigInteger.valueOf(known.keySet().stream()
                .filter(numbers -> isInside(numbers, ranges))
                .count());
        for (Group other : groups) {
            if (other.identity() instanceof Identity.Drawn others && areMeeting(ranges, ranges(algorithm, others))) {
                needed = needed.add(BigInteger.valueOf(other.size()));
            }
        }
        BigInteger different = IdentityKind.different(ranges);
        if (different.compareTo(needed) >= 0) {
            return true;
        }
        in.refuse(
                place(written, group, "identity"),
                "only " + different + " identities are possible for " + needed + " nodes of all groups that run "
                        + algorithm.name());
        return false;
    }

    private static ImmutableList<Between<Long>> ranges(Algorithm<?, ?> algorithm, Identity.Drawn drawn) {
        return algorithm.identity().stream()
                .map(field -> drawn.fields().getOrDefault(field.name(), new Between<>(0L, 0L)))
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isInside(ImmutableList<Long> numbers, ImmutableList<Between<Long>> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            if (numbers.get(i) < ranges.get(i).low()
                    || numbers.get(i) > ranges.get(i).high()) {
                return false;
            }
        }
        return true;
    }

    private static boolean areMeeting(ImmutableList<Between<Long>> some, ImmutableList<Between<Long>> others) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).high() < others.get(i).low()
                    || others.get(i).high() < some.get(i).low()) {
                return false;
            }
        }
        return true;
    }

    private Place placeOfParameter(Group group, String name) {
        return Optional.ofNullable(written.get(group.name()))
                .flatMap(mapping -> mapping.value("params"))
                .filter(Tree.Mapping.class::isInstance)
                .map(params -> ((Tree.Mapping) params).valuePlace(name))
                .filter(place -> place.origin().kind() != Origin.Kind.DEFAULT)
                .orElseGet(() -> place(written, group, "params"));
    }

    /** Where a key of a group is written, or else the group. */
    private static Place place(ImmutableMap<String, Tree.Mapping> written, Group group, String key) {
        Tree.Mapping mapping = Optional.ofNullable(written.get(group.name())).orElseThrow();
        Place place = mapping.keyPlace(key);
        return place.origin().kind() == Origin.Kind.DEFAULT ? mapping.place() : place;
    }
}
