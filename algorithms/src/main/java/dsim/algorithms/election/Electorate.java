package dsim.algorithms.election;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import dsim.actor.Address;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/**
 * All who may vote and be elected, up or down, as known before an election; and who of two wins. Immutable, so that the
 * nodes of a group share one.
 */
public final class Electorate {

    private final IdOrder order;
    private final ImmutableList<Member> members;
    private final ImmutableList<Member> twiceRound;
    private final ImmutableList<Member> ladder;
    private final ImmutableMap<ProcessId, Member> byId;
    private final ImmutableMap<Address, Member> byAddress;

    private Electorate(IdOrder order, ImmutableList<Member> members) {
        this.order = order;
        this.members = members;
        this.twiceRound = ImmutableList.copyOf(Iterables.concat(members, members));
        this.ladder = ImmutableList.sortedCopyOf(Comparator.comparing(Member::id, order), members);
        this.byId = Maps.uniqueIndex(members, Member::id);
        this.byAddress = Maps.uniqueIndex(members, Member::address);
    }

    /**
     * The electorate of these members.
     *
     * @param members in any order; it is kept, for algorithms on a ring
     * @throws IllegalArgumentException if there is none, or two share an id or an address
     */
    public static Electorate of(IdOrder order, Iterable<Member> members) {
        ImmutableList<Member> all = ImmutableList.copyOf(members);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("an electorate has at least one member");
        }
        return new Electorate(order, all);
    }

    /** Which id wins. */
    public IdOrder order() {
        return order;
    }

    /** All members, in the order given. */
    public ImmutableList<Member> members() {
        return members;
    }

    /** The member that wins if all are up. */
    public Member highest() {
        return ladder.get(ladder.size() - 1);
    }

    /** Those who win over an id, lowest first. The id need not be a member's. */
    public ImmutableList<Member> above(ProcessId id) {
        int rung = Collections.binarySearch(Lists.transform(ladder, Member::id), id, order);
        return ladder.subList(rung < 0 ? -rung - 1 : rung + 1, ladder.size());
    }

    /**
     * All in the order given, taken as a ring: from the one behind an id round to the one of that id.
     *
     * @throws IllegalArgumentException if nobody has the id
     */
    public ImmutableList<Member> successors(ProcessId id) {
        Member member = of(id).orElseThrow(() -> new IllegalArgumentException("no member of the electorate: " + id));
        int place = members.indexOf(member);
        return twiceRound.subList(place + 1, place + 1 + members.size());
    }

    /** All but one, lowest first. */
    public Iterable<Member> others(ProcessId id) {
        return Iterables.filter(ladder, member -> !member.id().equals(id));
    }

    /** Who is known by an id. */
    public Optional<Member> of(ProcessId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Who is reached at an address. */
    public Optional<Member> at(Address address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /**
     * The id of who is reached at an address.
     *
     * @throws IllegalArgumentException if nobody is
     */
    public ProcessId idAt(Address address) {
        return at(address)
                .orElseThrow(() -> new IllegalArgumentException("no member of the electorate: " + address))
                .id();
    }
}
