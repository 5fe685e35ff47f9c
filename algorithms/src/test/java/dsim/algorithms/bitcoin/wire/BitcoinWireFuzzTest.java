package dsim.algorithms.bitcoin.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dsim.actor.Address;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.shape.MalformedMessageException;
import dsim.wire.Received;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Arbitrary bytes give a message, or what is wrong with them, and nothing else; a block is written as it came. With {@code
 * JAZZER_FUZZ=1} in the environment new inputs are searched for.
 */
class BitcoinWireFuzzTest {

    private static final BitcoinWire WIRE = new BitcoinWire(BitcoinNetwork.MAIN);

    @FuzzTest(maxDuration = "5m")
    void stream(byte[] bytes) throws MalformedMessageException {
        ByteBuffer in = ByteBuffer.wrap(bytes);

        Optional<Received<BitcoinMessage>> received =
                WIRE.codec(Address.of("p1", 8333)).decode(in);

        assertTrue(received.isPresent() == (in.position() > 0));
    }

    @FuzzTest(maxDuration = "5m")
    void payload(byte[] bytes) {
        for (String command : new String[] {"version", "headers", "inv", "getheaders", "reject", "tx", "block"}) {
            assertTrue(isReadOrRefused(command, bytes));
        }
    }

    private static boolean isReadOrRefused(String command, byte[] bytes) {
        try {
            return !(Payload.read(command, bytes) instanceof Garbled);
        } catch (MalformedMessageException refused) {
            return true;
        }
    }

    @FuzzTest(maxDuration = "5m")
    void block(byte[] bytes) {
        Block block;
        try {
            block = Block.of(bytes);
        } catch (MalformedMessageException refused) {
            return;
        }
        assertArrayEquals(bytes, block.toBytes().toByteArray());
    }
}
