package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import dsim.actor.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who takes part in a scenario, as far as that is known while the rest of it is read. */
final class Cast {

    static final String ALL = "all";
    static final String LAST_CRASHED = "last-crashed";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Map<String, Member> members = new LinkedHashMap<>();
    private Optional<ImmutableList<Address>> everybody = Optional.empty();
    private final Set<Address> called = new HashSet<>();
    private boolean isComplete = true;

    /** A group, as far as it is known. */
    private static final class Member {
        private final String name;

        /** As in {@link Group}; of no meaning if the size is not known. */
        private final OptionalInt count;

        private final boolean isSizeKnown;
        private final Optional<Algorithm<?, ?>> algorithm;

        /** Made when they are asked for. */
        private Optional<ImmutableList<Address>> addresses = Optional.empty();

        Member(String name, OptionalInt count, boolean isSizeKnown, Optional<Algorithm<?, ?>> algorithm) {
            this.name = name;
            this.count = count;
            this.isSizeKnown = isSizeKnown;
            this.algorithm = algorithm;
        }

        ImmutableList<Address> addresses() {
            if (addresses.isEmpty()) {
                addresses = Optional.of(isSizeKnown ? Group.addresses(name, count) : ImmutableList.of());
            }
            return addresses.get();
        }

        /** The number of a node's name, from 1; empty if it is no node's name. */
        OptionalInt numberOf(String node) {
            String number = node.startsWith(name) ? node.substring(name.length()) : "";
            return NUMBER.matcher(number).matches() ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
        }

        String first() {
            return count.isEmpty() ? name : name + 1;
        }

        String members() {
            return count.isEmpty()
                    ? "'" + name + "' is a single node."
                    : "group " + name + " has "
                            + (count.getAsInt() == 1 ? name + "1 only." : name + "1.." + name + count.getAsInt() + ".");
        }
    }

    /** Something about the groups could not be read: what looks unknown may not be. */
    void isIncomplete() {
        isComplete = false;
    }

    /**
     * Adds a group.
     *
     * @param count as in {@link Group}; empty if it could not be read
     * @param algorithm empty if it could not be read
     */
    void add(String name, Optional<OptionalInt> count, Optional<Algorithm<?, ?>> algorithm) {
        members.put(name, new Member(name, count.orElse(OptionalInt.empty()), count.isPresent(), algorithm));
    }

    ImmutableList<String> groups() {
        return ImmutableList.copyOf(members.keySet());
    }

    /** Somebody is told to speak to these nodes. */
    void areCalled(ImmutableList<Address> nodes) {
        called.addAll(nodes);
    }

    /** Whether anybody is told to speak to one of these nodes. */
    boolean isCalled(ImmutableList<Address> nodes) {
        return Iterables.any(nodes, called::contains);
    }

    /** What to say if the name of one of a group's nodes is that of a node of an earlier group. */
    Optional<String> clash(String group) {
        Member member = Optional.ofNullable(members.get(group)).orElseThrow();
        for (Member other : members.values()) {
            if (other != member && other.isSizeKnown && member.isSizeKnown) {
                Optional<String> shared = isNode(other, member.first())
                        ? Optional.of(member.first())
                        : Optional.of(other.first()).filter(first -> isNode(member, first));
                if (shared.isPresent()) {
                    return shared.map(node -> "node '" + node + "' is in group " + other.name + " as well");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNode(Member member, String node) {
        return member.count.isEmpty()
                ? member.name.equals(node)
                : member.numberOf(node).orElse(Integer.MAX_VALUE) <= member.count.getAsInt();
    }

    /** The nodes that a name stands for, be it that of a node, of a group, or {@code all}. */
    Optional<ImmutableList<Address>> nodes(String name) {
        Member group = members.get(name);
        if (group != null) {
            return Optional.of(group.addresses());
        } else if (name.equals(ALL)) {
            return Optional.of(everybody());
        }
        return members.values().stream()
                .filter(member -> member.isSizeKnown && isNode(member, name))
                .findFirst()
                .map(member -> ImmutableList.of(Group.address(name)));
    }

    /** Asked for only when all groups are known. */
    private ImmutableList<Address> everybody() {
        if (everybody.isEmpty()) {
            everybody = Optional.of(members.values().stream()
                    .flatMap(member -> member.addresses().stream())
                    .collect(ImmutableList.toImmutableList()));
        }
        return everybody.get();
    }

    /** The role of a name among those that the algorithms have. */
    Optional<RoleKind> role(String name) {
        return find(named(Algorithm::roles), RoleKind::name, name);
    }

    /** All that the algorithms of the groups declare of a sort. */
    <E> ImmutableList<E> named(Function<Algorithm<?, ?>, ImmutableList<E>> declared) {
        return algorithms().stream()
                .flatMap(algorithm -> declared.apply(algorithm).stream())
                .collect(ImmutableList.toImmutableList());
    }

    ImmutableSet<Algorithm<?, ?>> algorithms() {
        return members.values().stream()
                .flatMap(member -> member.algorithm.stream())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** What the nodes of these addresses run, as far as that is known. */
    ImmutableSet<Algorithm<?, ?>> algorithmsOf(ImmutableList<Address> nodes) {
        ImmutableSet.Builder<Algorithm<?, ?>> algorithms = ImmutableSet.builder();
        ImmutableSet<Address> wanted = ImmutableSet.copyOf(nodes);
        for (Member member : members.values()) {
            if (member.algorithm.isPresent() && Iterables.any(member.addresses(), wanted::contains)) {
                algorithms.add(member.algorithm.get());
            }
        }
        return algorithms.build();
    }

    /** Whether every group runs something that is known. */
    boolean areAlgorithmsKnown() {
        return isComplete && members.values().stream().allMatch(member -> member.algorithm.isPresent());
    }

    /**
     * What to say of a name that stands for no node; empty if it may stand for one that could not be read.
     *
     * @param words further names that would be possible
     */
    Optional<String> unknown(String name, ImmutableSet<String> words) {
        for (Member member : members.values()) {
            if (member.numberOf(name).isPresent()) {
                return member.isSizeKnown
                        ? Optional.of("no node '" + name + "': " + member.members())
                        : Optional.empty();
            }
        }
        if (!isComplete || !words.isEmpty() && !areAlgorithmsKnown()) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(members.keySet());
        known.addAll(words);
        known.add(ALL);
        return Optional.of("no node or group '" + name + "'. " + Nearest.hint(name, known));
    }

    static <E> Optional<E> find(Iterable<E> all, Function<E, String> nameOf, String name) {
        for (E each : all) {
            if (nameOf.apply(each).equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
