package dsim.network;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** An immutable set of nodes, one bit for each number up to the largest. */
public final class NodeSet {

    private final long[] words;

    /** Takes the array over; the last word is not 0. */
    private NodeSet(long[] words) {
        this.words = words;
    }

    /**
     * These nodes.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public static NodeSet of(int... nodes) {
        int largest = -1;
        for (int node : nodes) {
            if (node < 0) {
                throw new IllegalArgumentException("a node is 0 or more, not " + node);
            }
            largest = Math.max(largest, node);
        }
        long[] words = new long[wordsFor(largest)];
        for (int node : nodes) {
            words[node >>> 6] |= 1L << node;
        }
        return new NodeSet(words);
    }

    /**
     * All nodes of a range.
     *
     * @param first in the set
     * @param end the first that is not
     * @throws IllegalArgumentException if the range is reversed or begins below 0
     */
    public static NodeSet range(int first, int end) {
        if (first < 0 || first > end) {
            throw new IllegalArgumentException("a range of nodes goes up from 0 or more, not " + first + " to " + end);
        }
        long[] words = new long[first == end ? 0 : wordsFor(end - 1)];
        for (int node = first; node < end; node++) {
            words[node >>> 6] |= 1L << node;
        }
        return new NodeSet(words);
    }

    private static int wordsFor(int largest) {
        return largest + Long.SIZE >>> 6;
    }

    /** Whether a node is in the set. */
    public boolean contains(int node) {
        int word = node >>> 6;
        return word < words.length && (words[word] & 1L << node) != 0;
    }

    /** Whether a node is in both sets. */
    public boolean meets(NodeSet other) {
        for (int i = 0; i < Math.min(words.length, other.words.length); i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many nodes. */
    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** The node after the largest; 0 if there is none. */
    int end() {
        return words.length == 0 ? 0 : (words.length << 6) - Long.numberOfLeadingZeros(words[words.length - 1]);
    }

    /** Each node in turn, from the smallest. */
    void forEach(IntConsumer action) {
        for (int i = 0; i < words.length; i++) {
            for (long left = words[i]; left != 0; left &= left - 1) {
                action.accept((i << 6) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** The nodes in rising order, runs of them shortened: {@code {0..6, 9}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        int end = end();
        for (int node = 0; node < end; node++) {
            if (contains(node)) {
                int first = node;
                while (contains(node + 1)) {
                    node++;
                }
                text.append(text.length() == 1 ? "" : ", ").append(first);
                text.append(first == node ? "" : ".." + node);
            }
        }
        return text.append('}').toString();
    }
}
