package dsim.algorithms.bitcoin.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.RealBlocks;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    @Test
    void hasItsOneLeafForARoot() {
        Hash256 leaf = RealBlocks.main(1).txids().get(0);

        MerkleTree tree = MerkleTree.of(ImmutableList.of(leaf));

        assertEquals(leaf, tree.root());
        assertEquals(ImmutableList.of(), tree.path(0));
    }

    @Test
    void hasZeroForARootOverNothing() {
        assertEquals(Hash256.ZERO, MerkleTree.of(ImmutableList.of()).root());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 31, 64, 65})
    void leadsFromEachLeafToTheRoot(int size) {
        MerkleTree tree = MerkleTree.of(leaves(size));
        DoubleSha256 hashing = new DoubleSha256();

        for (int leaf = 0; leaf < size; leaf++) {
            Hash256 hash = leaves(size).get(leaf);
            for (MerkleTree.Step step : tree.path(leaf)) {
                assertEquals(hash, step.hash());
                hash = step.index() % 2 == 0 ? hashing.of(hash, step.sibling()) : hashing.of(step.sibling(), hash);
            }
            assertEquals(tree.root(), hash);
        }
    }

    @Test
    void noticesThatAShorterListHasTheSameRoot() { // CVE-2012-2459: 1 2 3 and 1 2 3 3; 1 … 6 and 1 … 6 5 6
        for (ImmutableList<Integer> doubled :
                ImmutableList.of(ImmutableList.of(0, 1, 2, 2), ImmutableList.of(0, 1, 2, 3, 4, 5, 4, 5))) {
            ImmutableList<Hash256> leaves = leaves(6);
            MerkleTree longer =
                    MerkleTree.of(doubled.stream().map(leaves::get).collect(ImmutableList.toImmutableList()));
            MerkleTree shorter = MerkleTree.of(leaves.subList(0, doubled.size() == 4 ? 3 : 6));

            assertEquals(shorter.root(), longer.root());
            assertTrue(longer.isAmbiguous());
            assertFalse(shorter.isAmbiguous());
        }
    }

    private static ImmutableList<Hash256> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Hash256.ofContent((byte) i))
                .collect(ImmutableList.toImmutableList());
    }
}
