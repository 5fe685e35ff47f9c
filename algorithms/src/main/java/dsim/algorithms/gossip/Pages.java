package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dsim.actor.Address;
import java.util.List;
import java.util.function.Function;

/** Long lists in parts of which each fits in a datagram. */
final class Pages {

    /** What a datagram has room for beside what it has around a list. */
    private static final int PAGE_BYTES = 60_000;

    /** What an entry has of bytes at most beside the host of its address: port, length, and a number of eight bytes. */
    private static final int ENTRY_BYTES = 12;

    private Pages() {}

    /**
     * The parts of a list, in order; none of an empty list.
     *
     * @param address the one that an entry names; its host is of ASCII
     */
    static <E> ImmutableList<ImmutableList<E>> of(List<E> list, Function<E, Address> address) {
        int longest = list.stream()
                .mapToInt(entry -> address.apply(entry).host().length())
                .reduce(0, Math::max);
        return Lists.partition(list, Math.max(1, PAGE_BYTES / (longest + ENTRY_BYTES))).stream()
                .map(ImmutableList::copyOf)
                .collect(ImmutableList.toImmutableList());
    }
}
