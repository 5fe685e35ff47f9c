package dsim.sim;

import org.jspecify.annotations.Nullable;

/**
 * Turns: one handler of one node at one instant each, and how often it has sent to each address. From this a message gets an
 * identity that other nodes, other messages and observers cannot move: the k-th one from here to there in this turn. The
 * messages of a turn are asked about one after the other, and so are turns.
 */
final class Turn {

    private static final int FEW = 32;

    /** Odd numbers without structure: the fraction of the square roots of 3, 5 and 7. */
    private static final long INSTANT = 0xBB67AE8584CAA73BL;

    private static final long HANDLER = 0x3C6EF372FE94F82BL;
    private static final long REPEAT = 0xA54FF53A5F1D36F1L;

    private final int[] recent = new int[FEW];
    private final int places;
    private int[] stampedIn = new int[0];
    private int[] counts = new int[0];
    private int sends;
    private int first;

    /** From the second on: a bit for each place modulo 64 to which something was sent. Most often it is not set. */
    private long seen;

    private @Nullable SimNode sender;
    private long turn;
    private int serial;

    Turn(int places) {
        this.places = places;
    }

    /** A number for the turn that a node begins now: none of its others has it. */
    static long begin(SimNode node, long now) {
        return now * INSTANT + node.nextTurn(now) * HANDLER;
    }

    /** A number that tells this message of a turn from all others between the same two nodes. */
    long ordinal(SimNode from, long ofTurn, int place) {
        if (turn != ofTurn || sender != from) {
            turn = ofTurn;
            sender = from;
            sends = 0;
        }
        return ofTurn + (place < 0 ? 0 : repeats(place)) * REPEAT;
    }

    private int repeats(int place) {
        if (sends == 0) {
            sends = 1;
            first = place;
            return 0;
        }
        return repeatsAfterTheFirst(place);
    }

    private int repeatsAfterTheFirst(int place) {
        if (sends == FEW) {
            stampRecent();
        }
        if (sends >= FEW) {
            sends++;
            return stamp(place);
        }
        if (sends == 1) {
            seen = 1L << first;
            recent[0] = first;
        }
        int repeats = (seen & 1L << place) == 0 ? 0 : count(place);
        seen |= 1L << place;
        recent[sends++] = place;
        return repeats;
    }

    private int count(int place) {
        int repeats = 0;
        for (int i = 0; i < sends; i++) {
            if (recent[i] == place) {
                repeats++;
            }
        }
        return repeats;
    }

    private void stampRecent() {
        if (stampedIn.length == 0) {
            stampedIn = new int[places];
            counts = new int[places];
        }
        serial++;
        for (int place : recent) {
            stamp(place);
        }
    }

    private int stamp(int place) {
        if (stampedIn[place] != serial) {
            stampedIn[place] = serial;
            counts[place] = 0;
        }
        return counts[place]++;
    }
}
