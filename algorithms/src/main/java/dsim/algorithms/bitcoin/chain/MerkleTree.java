package dsim.algorithms.bitcoin.chain;

import com.google.common.collect.ImmutableList;

/**
 * The tree of hashes by which a block's header covers its transactions. Each level hashes the one below in pairs; an odd one
 * out is paired with itself.
 *
 * @param levels from the leaves up; the last has the root alone
 */
public record MerkleTree(ImmutableList<ImmutableList<Hash256>> levels) {

    /** The tree over some leaves. Over none, its root is zero. */
    public static MerkleTree of(ImmutableList<Hash256> leaves) {
        ImmutableList.Builder<ImmutableList<Hash256>> levels = ImmutableList.builder();
        ImmutableList<Hash256> level = leaves.isEmpty() ? ImmutableList.of(Hash256.ZERO) : leaves;
        levels.add(level);
        DoubleSha256 hashing = new DoubleSha256();
        while (level.size() > 1) {
            level = above(level, hashing);
            levels.add(level);
        }
        return new MerkleTree(levels.build());
    }

    private static ImmutableList<Hash256> above(ImmutableList<Hash256> level, DoubleSha256 hashing) {
        ImmutableList.Builder<Hash256> above = ImmutableList.builderWithExpectedSize((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(hashing.of(level.get(i), level.get(Math.min(i + 1, level.size() - 1))));
        }
        return above.build();
    }

    /** What the header promises. */
    public Hash256 root() {
        return levels.get(levels.size() - 1).get(0);
    }

    /**
     * Whether two neighbours of a pair are equal: then a shorter list of leaves has the same root (CVE-2012-2459), and the
     * list says nothing about the block.
     */
    public boolean isAmbiguous() {
        for (ImmutableList<Hash256> level : levels) {
            for (int i = 1; i < level.size(); i += 2) {
                if (level.get(i).equals(level.get(i - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * One step from a leaf to the root.
     *
     * @param level from 0, the leaves
     * @param index within the level
     * @param hash on the path
     * @param sibling what it is hashed with: itself if it is the odd one out
     */
    public record Step(int level, int index, Hash256 hash, Hash256 sibling) {}

    /**
     * The way from a leaf to the root, the root not included: the steps whose hashes change with the leaf.
     *
     * @throws IndexOutOfBoundsException if there is no such leaf
     */
    public ImmutableList<Step> path(int leaf) {
        ImmutableList.Builder<Step> path = ImmutableList.builder();
        int index = leaf;
        for (int level = 0; level < levels.size() - 1; level++) {
            ImmutableList<Hash256> hashes = levels.get(level);
            path.add(new Step(level, index, hashes.get(index), hashes.get(Math.min(index ^ 1, hashes.size() - 1))));
            index >>= 1;
        }
        return path.build();
    }
}
