package dsim.algorithms.gossip;

import dsim.actor.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each address a number, from 0 in the order in which they come. Where the host has marked addresses with their place
 * ({@link Address#place}), one that was seen before is found at once.
 */
final class AddressNumbers {

    private static final int NONE = -1;

    private final List<Address> addresses = new ArrayList<>();
    private final Map<Address, Integer> numbers = new HashMap<>();
    private int[] byPlace = {};

    /** How many have a number. */
    int size() {
        return addresses.size();
    }

    /** The number of an address, or -1. */
    int find(Address address) {
        int place = address.place();
        if (place >= 0 && place < byPlace.length) {
            int number = byPlace[place];
            if (number != NONE && addresses.get(number).equals(address)) {
                return number;
            }
        }
        return numbers.getOrDefault(address, NONE);
    }

    /** The number of an address; the next one, if it has none. */
    int of(Address address) {
        int found = find(address);
        if (found != NONE) {
            return found;
        }
        int number = addresses.size();
        addresses.add(address);
        numbers.put(address, number);
        mark(address.place(), number);
        return number;
    }

    /** Gives another address the number that one has. */
    void alias(Address address, int number) {
        numbers.put(address, number);
    }

    private void mark(int place, int number) {
        if (place >= byPlace.length) {
            int before = byPlace.length;
            byPlace = Arrays.copyOf(byPlace, Math.max(place + 1, 2 * before));
            Arrays.fill(byPlace, before, byPlace.length, NONE);
        }
        if (place >= 0) {
            byPlace[place] = number;
        }
    }
}
