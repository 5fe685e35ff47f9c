package dsim.sim;

import dsim.actor.Address;
import java.util.Arrays;

/** From an address to the place of its node: open addressing over the stable keys of addresses. Made at the first need. */
final class AddressIndex {

    private final Address[] addresses;
    private final int[] table;

    AddressIndex(Address[] addresses) {
        this.addresses = addresses;
        this.table = new int[Integer.highestOneBit(Math.max(4, addresses.length)) << 2];
        Arrays.fill(table, -1);
        for (int place = 0; place < addresses.length; place++) {
            int at = slot(addresses[place]);
            if (table[at] >= 0) {
                throw new IllegalArgumentException("two nodes have the address " + addresses[place]);
            }
            table[at] = place;
        }
    }

    private int slot(Address address) {
        int at = (int) (address.key() >>> 7) & table.length - 1;
        while (table[at] >= 0 && !addresses[table[at]].equals(address)) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    /** The place, or -1. */
    int placeOf(Address address) {
        return table[slot(address)];
    }
}
