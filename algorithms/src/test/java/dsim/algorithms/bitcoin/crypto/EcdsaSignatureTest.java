package dsim.algorithms.bitcoin.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.ByteString;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcdsaSignatureTest {

    private static final EcdsaSignature SMALL = new EcdsaSignature(BigInteger.valueOf(1), BigInteger.valueOf(2));

    @Test
    void isReadAsTheFirstNodesDid() {
        assertEquals(Optional.of(SMALL), parse("3006020101020102"));
        assertEquals(Optional.of(SMALL), parse("30060201010201025555"), "bytes behind it");
        assertEquals(Optional.of(SMALL), parse("3000020101020102"), "a wrong length");
        assertEquals(Optional.of(SMALL), parse("308106020101020102"), "a long length");
        assertEquals(Optional.of(SMALL), parse("300a02820001010282000102"), "long lengths within");
        assertEquals(Optional.of(SMALL), parse("30080202000102020002"), "zeros before the numbers");
    }

    @Test
    void isNoneIfThereAreNoTwoNumbers() {
        for (String der : new String[] {
            "",
            "30",
            "3006",
            "30060201",
            "3006020101",
            "300602010102",
            "30060201010202",
            "3106020101020102",
            "3006030101020102",
            "3006020101030102",
            "30ff",
            "308f02",
            "30060284000000010102"
        }) {
            assertEquals(Optional.empty(), parse(der), der);
        }
    }

    @Test
    void isNobodysIfANumberIsTooLarge() {
        String large = "30250221" + "00" + "ff".repeat(32) + "020102";

        assertEquals(Optional.of(new EcdsaSignature(BigInteger.ZERO, BigInteger.ZERO)), parse(large));
    }

    @Test
    void isStrictOnlyIfEveryLengthIsAsShortAsItCanBe() { // BIP 66
        assertTrue(isStrict("300602010102010201"));
        assertFalse(isStrict("3006020101020102"), "without the byte at its end");
        assertFalse(isStrict("300602018102010201"), "a negative number");
        assertFalse(isStrict("30070202000102010201"), "a zero too many");
        assertTrue(isStrict("30070202008102010201"), "a zero that is needed");
        assertFalse(isStrict("30050200020102" + "01" + "01"), "an empty number");
        assertFalse(isStrict("300702010102010201"), "a wrong length");
        assertFalse(isStrict(""));
    }

    @SeededTest
    void isReadOrNotWhateverTheBytes(Seed seed) {
        Rng random = new Rng(Key.of(seed, "bytes"));
        for (int round = 0; round < 100; round++) {
            byte[] bytes = ByteString.ofHex("300602010102010201").toByteArray();
            for (int i = 0; i < 3; i++) {
                bytes[random.below(bytes.length)] = (byte) random.below(256);
            }
            ByteString der = ByteString.of(bytes);

            boolean isStrict = EcdsaSignature.isStrict(der);

            assertTrue(EcdsaSignature.parse(der).isPresent() || !isStrict, der.toHex());
        }
    }

    private static Optional<EcdsaSignature> parse(String der) {
        return EcdsaSignature.parse(ByteString.ofHex(der));
    }

    private static boolean isStrict(String der) {
        return EcdsaSignature.isStrict(ByteString.ofHex(der));
    }
}
