package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The neighbours of a peer, with what it knows of each. A peer of a dense overlay has thousands, and there are thousands of
 * such peers: so they are kept in arrays, about 20 bytes each.
 */
final class Neighbours {

    private static final int SMALLEST = 4;
    private static final int NONE = -1;
    private static final int PLACE_BITS = 21;
    private static final int PLACE = (1 << PLACE_BITS) - 1;

    /** There is no room for more. */
    static final int MOST = PLACE - 1;

    private @Nullable Address[] addresses = new Address[SMALLEST];
    private long[] lives = new long[SMALLEST];
    private byte[] misses = new byte[SMALLEST];
    private int size;

    /**
     * Open addressing by the keys of addresses, half of it free: the place of each plus 1, and above it some bits of its key, so
     * that an address is looked at only if it is most likely the one.
     */
    private int[] index = new int[2 * SMALLEST];

    int size() {
        return size;
    }

    Address address(int place) {
        return Objects.requireNonNull(addresses[place]);
    }

    PeerId id(int place) {
        return new PeerId(address(place), lives[place]);
    }

    /** The place of the neighbour at an address; negative if there is none. */
    int placeOf(Address address) {
        return (index[slot(address)] & PLACE) - 1;
    }

    boolean contains(Address address) {
        return placeOf(address) != NONE;
    }

    long life(int place) {
        return lives[place];
    }

    /** Adds one that is not there. Its place. */
    int add(PeerId peer) {
        if (size == lives.length) {
            int more = size + (size >> 1);
            addresses = Arrays.copyOf(addresses, more);
            lives = Arrays.copyOf(lives, more);
            misses = Arrays.copyOf(misses, more);
        }
        addresses[size] = peer.address();
        lives[size] = peer.life();
        misses[size] = 0;
        size++;
        if (2 * size > index.length) {
            index = new int[2 * index.length];
            for (int place = 0; place < size; place++) {
                enter(place);
            }
        } else {
            enter(size - 1);
        }
        return size - 1;
    }

    private void enter(int place) {
        Address address = address(place);
        index[slot(address)] = mark(address) | place + 1;
    }

    /** Takes one out; the last one takes its place. */
    void remove(int place) {
        closeGap(slot(address(place)));
        int last = --size;
        if (place != last) {
            int slot = slot(address(last));
            addresses[place] = addresses[last];
            lives[place] = lives[last];
            misses[place] = misses[last];
            index[slot] = mark(address(place)) | place + 1;
        }
        addresses[last] = null;
    }

    /** Moves up what the gap would hide. */
    private void closeGap(int freed) {
        int gap = freed;
        int mask = index.length - 1;
        for (int at = gap + 1 & mask; index[at] != 0; at = at + 1 & mask) {
            int home = home(address((index[at] & PLACE) - 1));
            if ((at - home & mask) >= (at - gap & mask)) {
                index[gap] = index[at];
                gap = at;
            }
        }
        index[gap] = 0;
    }

    private int slot(Address address) {
        int mask = index.length - 1;
        int mark = mark(address);
        int at = home(address);
        while (index[at] != 0 && !isAt(index[at], mark, address)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private boolean isAt(int entry, int mark, Address address) {
        return (entry & ~PLACE) == mark && address((entry & PLACE) - 1).equals(address);
    }

    private static int mark(Address address) {
        return (int) (address.key() >>> 40) << PLACE_BITS;
    }

    private int home(Address address) {
        return (int) (address.key() >>> 7) & index.length - 1;
    }

    /** One more question to each: so many are open now. */
    void ask() {
        for (int place = 0; place < size; place++) {
            misses[place]++;
        }
    }

    /** A neighbour has answered all questions. */
    void answered(int place) {
        misses[place] = 0;
    }

    /** The neighbours that have left so many questions in a row open, in the order of their places. */
    ImmutableList<PeerId> silentFor(int questions) {
        ImmutableList.Builder<PeerId> silent = ImmutableList.builder();
        for (int place = 0; place < size; place++) {
            if (misses[place] >= questions) {
                silent.add(id(place));
            }
        }
        return silent.build();
    }

    /** All of them. */
    ImmutableList<PeerId> all() {
        ImmutableList.Builder<PeerId> all = ImmutableList.builderWithExpectedSize(size);
        for (int place = 0; place < size; place++) {
            all.add(id(place));
        }
        return all.build();
    }
}
