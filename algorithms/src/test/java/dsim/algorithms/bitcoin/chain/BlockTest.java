package dsim.algorithms.bitcoin.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.RealBlocks;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.MalformedMessageException;
import dsim.shape.Shape;
import dsim.testkit.SeededTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Blocks of real chains are read and written byte for byte, and are what their hashes promise. */
class BlockTest {

    @Test
    void comesBackByteForByteFromEveryBlockOfTheMainNetwork() throws MalformedMessageException {
        for (Map.Entry<Integer, Integer> single : RealBlocks.SINGLE.entrySet()) {
            byte[] bytes = RealBlocks.single(single.getKey());

            Block block = Block.of(bytes);

            assertArrayEquals(bytes, block.toBytes().toByteArray());
            assertEquals(single.getValue(), block.transactions().size());
            assertEquals(bytes.length, block.size());
            assertEquals(bytes.length, block.strippedSize(), "no witness in 2016");
        }
    }

    @Test
    void comesBackByteForByteFromTheChainsOfFiles() throws MalformedMessageException {
        for (String file : List.of("chain-segwit-0-351.blk", "chain-presegwit-0-351.blk")) {
            byte[] bytes = RealBlocks.bytes(file);
            ChainWriter again = new ChainWriter();

            for (Block block : BlockFile.of(bytes).blocks()) {
                again.putInt(Integer.reverseBytes(BitcoinNetwork.REGTEST.magic()))
                        .putInt(block.size());
                block.write(again);
            }

            assertArrayEquals(bytes, again.toByteArray());
        }
    }

    @Test
    void isWhatItsHashesPromise() {
        Stream.of(
                        MainnetBlocks.all().stream(),
                        RealBlocks.SINGLE.keySet().stream().map(RealBlocks::main),
                        RealBlocks.segwitChain().stream(),
                        RealBlocks.oldChain().stream())
                .flatMap(blocks -> blocks)
                .forEach(block -> {
                    MerkleTree tree = block.merkleTree();

                    assertEquals(block.header().merkleRoot(), tree.root());
                    assertFalse(tree.isAmbiguous());
                    assertTrue(block.header().hasItsWork());
                    assertTrue(block.transactions().get(0).isCoinbase());
                });
    }

    @Test
    void isLinkedToTheOneBefore() {
        for (ImmutableList<Block> chain :
                List.of(MainnetBlocks.all(), RealBlocks.segwitChain(), RealBlocks.oldChain())) {
            for (int height = 1; height < chain.size(); height++) {
                assertEquals(
                        chain.get(height - 1).hash(), chain.get(height).header().previous());
            }
        }
    }

    @Test
    void isKnownByTheHashesThatEverybodyKnows() { // SOURCES.md, two explorers, four programs
        assertEquals(4313, MainnetBlocks.all().size());
        assertEquals(
                "00000000a9da635727dce622d78361b153ce3334e6a60d4377fad529abfc7863",
                RealBlocks.main(4312).hash().toString());
        assertEquals(
                "000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506",
                RealBlocks.main(100_000).hash().toString());
        assertEquals(
                "0000000000000000025aff8be8a55df8f89c77296db6198f272d6577325d4069",
                RealBlocks.main(413_567).hash().toString());
        assertEquals(
                "7be72a79f12ea97957011b272b5d274ac73caa2df777723ae476cffc2bfc15ea",
                RealBlocks.segwitChain().get(351).hash().toString());
        assertEquals(
                "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16",
                RealBlocks.main(170).transactions().get(1).txid().toString());
    }

    @Test
    void weighsAWitnessByteOnceAndAnyOtherFourTimes() {
        Block block = RealBlocks.segwitChain().get(151);

        int witnessBytes = block.size() - block.strippedSize();

        assertTrue(witnessBytes > 0);
        assertEquals(4 * block.strippedSize() + witnessBytes, block.weight());
        assertEquals(block.strippedSize(), block.withoutWitness().size());
        assertEquals(block.txids(), block.withoutWitness().txids());
        assertFalse(block.withoutWitness().hasWitness());
    }

    @Test
    void changesOneTransactionAndNoOther() {
        Block block = RealBlocks.main(2812);

        Block changed = block.withTransaction(3, transaction -> transaction.withOutputs(ImmutableList.of()));

        assertEquals(block.header(), changed.header());
        for (int i = 0; i < 6; i++) {
            assertEquals(
                    i == 3,
                    !block.transactions().get(i).equals(changed.transactions().get(i)));
        }
    }

    @Test
    void isAValueThatMayBeAMessage() {
        Block block = RealBlocks.segwitChain().get(151);

        assertEquals(
                Shape.fingerprintOf(block),
                Shape.fingerprintOf(RealBlocks.segwitChain().get(151)));
    }

    @Test
    void isRefusedWhereItBreaksOff() {
        byte[] bytes = RealBlocks.main(170).toBytes().toByteArray();

        for (int length = 0; length < bytes.length; length++) {
            byte[] broken = Arrays.copyOf(bytes, length);
            assertThrows(MalformedMessageException.class, () -> Block.of(broken));
        }
        assertThrows(MalformedMessageException.class, () -> Block.of(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @SeededTest
    void givesABlockOrARefusalWhateverTheBytes(Seed seed) {
        Rng random = new Rng(Key.of(seed, "mutations"));
        byte[] original = RealBlocks.segwitChain().get(151).toBytes().toByteArray();
        for (int round = 0; round < 200; round++) {
            byte[] bytes = original.clone();
            for (int i = random.below(4); i >= 0; i--) {
                bytes[random.below(bytes.length)] = (byte) random.below(256);
            }
            Block block;
            try {
                block = Block.of(bytes);
            } catch (MalformedMessageException refused) {
                continue;
            }
            assertArrayEquals(bytes, block.toBytes().toByteArray());
        }
    }

    @Test
    void believesNoCountThatTheBytesDoNotBear() {
        byte[] header = RealBlocks.main(1).header().toByteArray();
        byte[] bytes = Arrays.copyOf(header, header.length + 9);
        Arrays.fill(bytes, header.length, bytes.length, (byte) 0xff);

        MalformedMessageException refused = assertThrows(MalformedMessageException.class, () -> Block.of(bytes));

        assertEquals("a count of 18446744073709551615 at byte 80 where 0 bytes are left", refused.getMessage());
    }
}
