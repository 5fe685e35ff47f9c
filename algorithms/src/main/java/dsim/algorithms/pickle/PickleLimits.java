package dsim.algorithms.pickle;

/**
 * What a pickle may cost its reader. A memo lets a short pickle stand for a huge value, so the value is limited as well.
 *
 * @param bytes of the longest pickle
 * @param size of the largest value, written out in full: each part counts one, and each character or byte one more
 * @param depth of parts within parts
 */
public record PickleLimits(int bytes, int size, int depth) {

    /** Checks that all are positive, and the depth below what a stack holds. */
    public PickleLimits {
        if (bytes < 1 || size < 1 || depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("bytes and size are positive and a depth is 1 to 1000, not " + bytes
                    + ", " + size + " and " + depth);
        }
    }

    /** So many bytes at most, values of four times that size, and a depth of 100. */
    public static PickleLimits ofBytes(int bytes) {
        return new PickleLimits(bytes, Math.multiplyExact(4, bytes), 100);
    }
}
