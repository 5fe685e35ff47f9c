package dsim.algorithms.gossip;

/**
 * What a peer keeps in its message list: the how-many-th message of whom. Two messages are the same if these are.
 *
 * @param origin who said it first, in which of its lives
 * @param number from 1
 */
public record RumourId(PeerId origin, int number) {

    @Override
    public String toString() {
        return origin + "#" + number;
    }
}
