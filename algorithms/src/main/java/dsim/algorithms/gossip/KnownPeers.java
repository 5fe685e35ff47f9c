package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipMessage.Listed;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The union of the lists of several seeds. Where they differ in a degree the highest counts: a seed that knows of fewer links
 * has only not heard of them yet. A newcomer to a large network goes through all of it, so it is kept in arrays.
 */
public final class KnownPeers {

    private static final int SMALLEST = 16;
    private static final int[] CLOSED = {};

    private @Nullable Address[] addresses = new Address[SMALLEST];
    private int[] degrees = new int[SMALLEST];
    private int size;

    /** Open addressing by the keys of addresses: the place of each, plus 1. */
    private int[] index = new int[2 * SMALLEST];

    /**
     * Takes a list in. Degrees below 0 mean 0.
     *
     * @throws IllegalStateException if some were taken out
     */
    public void unite(ImmutableList<Listed> list) {
        if (index == CLOSED) {
            throw new IllegalStateException("some were taken out already");
        }
        list.forEach(each -> put(each.address(), Math.max(0, each.degree())));
    }

    private void put(Address address, int degree) {
        int slot = slot(address);
        if (index[slot] != 0) {
            int place = index[slot] - 1;
            degrees[place] = Math.max(degrees[place], degree);
            return;
        }
        if (size == degrees.length) {
            grow();
            slot = slot(address);
        }
        addresses[size] = address;
        degrees[size] = degree;
        index[slot] = ++size;
    }

    private void grow() {
        addresses = Arrays.copyOf(addresses, 2 * size);
        degrees = Arrays.copyOf(degrees, 2 * size);
        index = new int[4 * size];
        for (int place = 0; place < size; place++) {
            index[slot(address(place))] = place + 1;
        }
    }

    private int slot(Address address) {
        int mask = index.length - 1;
        int at = (int) (address.key() >>> 7) & mask;
        while (index[at] != 0 && !address(index[at] - 1).equals(address)) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** One of them, by its place from 0. */
    public Address address(int place) {
        return Objects.requireNonNull(addresses[place]);
    }

    /** The degree of one of them, by its place from 0. */
    public int degree(int place) {
        return degrees[place];
    }

    /**
     * Takes some out. After that no further list is united.
     *
     * @param places each once
     * @return who they were, in the order of the places given
     */
    public ImmutableList<Address> take(int[] places) {
        ImmutableList.Builder<Address> taken = ImmutableList.builderWithExpectedSize(places.length);
        for (int place : places) {
            taken.add(address(place));
        }
        int[] descending = places.clone();
        Arrays.sort(descending);
        for (int i = descending.length - 1; i >= 0; i--) {
            size--;
            addresses[descending[i]] = addresses[size];
            degrees[descending[i]] = degrees[size];
            addresses[size] = null;
        }
        index = CLOSED;
        return taken.build();
    }
}
