package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.random.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a seed knows: who is listed, and who is connected to whom. A connection is kept as such, not as two counters; so it
 * counts once, whoever tells of it and however often, and is gone once, however many report an end of it dead. Each call tells
 * whether anything changed.
 */
final class SeedBook {

    /** So many addresses are kept at most; what names further ones changes nothing. */
    static final int MOST_PEERS = 1_000_000;

    private static final class Entry {
        private Listed listing;
        private long life;

        /** Whether it registered here in this life, and was not reported dead. */
        private boolean isListed;

        /** Whether this life of it was reported dead. */
        private boolean isDead;

        /** Its place among those who are listed. */
        private int place;

        private final IntSet neighbours = new IntSet();

        private Entry(PeerId peer) {
            this.listing = new Listed(peer.address(), 0);
            this.life = peer.life();
        }
    }

    private final AddressNumbers numbers = new AddressNumbers();
    private final List<Entry> entries = new ArrayList<>();
    private int[] listed = new int[16];
    private int size;

    /** How many are listed. */
    int size() {
        return size;
    }

    /** Lists a peer. One that was here in an earlier life died meanwhile. */
    boolean register(PeerId peer) {
        int number = numberOf(peer);
        if (number < 0) {
            return false;
        }
        Entry entry = entries.get(number);
        if (entry.isListed || entry.isDead || peer.life() < entry.life) {
            return false;
        }
        if (size == listed.length) {
            listed = Arrays.copyOf(listed, 2 * size);
        }
        entry.isListed = true;
        entry.place = size;
        listed[size++] = number;
        return true;
    }

    /** Whether a peer is listed in that life. */
    boolean lists(PeerId peer) {
        int number = numbers.find(peer.address());
        return number >= 0 && entries.get(number).isListed && entries.get(number).life == peer.life();
    }

    /** A listed peer tells of a connection. Ends that are dead or of an earlier life have none. */
    boolean connect(PeerId teller, PeerId other) {
        if (!lists(teller) || teller.address().equals(other.address())) {
            return false;
        }
        int end = numberOf(other);
        if (end < 0 || entries.get(end).isDead || other.life() < entries.get(end).life) {
            return false;
        }
        int begin = numbers.find(teller.address());
        entries.get(end).neighbours.add(begin);
        return entries.get(begin).neighbours.add(end);
    }

    /** A listed peer reports another one dead: that one is removed, and has no connections any more. */
    boolean bury(Address reporter, PeerId dead) {
        int teller = numbers.find(reporter);
        int number = numbers.find(dead.address());
        if (teller < 0 || number < 0 || teller == number || !entries.get(teller).isListed) {
            return false;
        }
        Entry entry = entries.get(number);
        if (dead.life() < entry.life || entry.isDead) {
            return false;
        }
        end(number);
        entry.life = dead.life();
        entry.isDead = true;
        return true;
    }

    /** The number of an address. A later life than was known ends the earlier one; negative if there is no room for more. */
    private int numberOf(PeerId peer) {
        int known = numbers.find(peer.address());
        if (known < 0) {
            if (entries.size() == MOST_PEERS) {
                return known;
            }
            entries.add(new Entry(peer));
            return numbers.of(peer.address());
        }
        Entry entry = entries.get(known);
        if (peer.life() > entry.life) {
            end(known);
            entry.life = peer.life();
            entry.isDead = false;
        }
        return known;
    }

    /** A life is over: its connections are gone, and it is listed no more. */
    private void end(int number) {
        Entry entry = entries.get(number);
        for (int neighbour : entry.neighbours.toArray()) {
            entries.get(neighbour).neighbours.remove(number);
            entry.neighbours.remove(neighbour);
        }
        if (entry.isListed) {
            entry.isListed = false;
            int moved = listed[--size];
            listed[entry.place] = moved;
            entries.get(moved).place = entry.place;
        }
    }

    /** All who are listed but one, with their degrees. */
    ImmutableList<Listed> listFor(Address asker) {
        return first(size, asker);
    }

    /**
     * Some who are listed but one, drawn, each as likely as every other.
     *
     * @param limit how many at most
     */
    ImmutableList<Listed> sampleFor(Address asker, int limit, Rng rng) {
        int drawn = Math.min(limit + 1, size);
        for (int i = 0; i < drawn; i++) {
            swap(i, i + rng.below(size - i));
        }
        ImmutableList<Listed> sample = first(drawn, asker);
        return sample.subList(0, Math.min(limit, sample.size()));
    }

    private void swap(int place, int other) {
        int moved = listed[place];
        listed[place] = listed[other];
        listed[other] = moved;
        entries.get(listed[place]).place = place;
        entries.get(listed[other]).place = other;
    }

    private ImmutableList<Listed> first(int count, Address asker) {
        ImmutableList.Builder<Listed> list = ImmutableList.builderWithExpectedSize(count);
        for (int place = 0; place < count; place++) {
            Listed each = listing(entries.get(listed[place]));
            if (!each.address().equals(asker)) {
                list.add(each);
            }
        }
        return list.build();
    }

    /** The same object as long as it says the same: a large network hands it out again and again. */
    private static Listed listing(Entry entry) {
        if (entry.listing.degree() != entry.neighbours.size()) {
            entry.listing = new Listed(entry.listing.address(), entry.neighbours.size());
        }
        return entry.listing;
    }
}
