package dsim.algorithms.bitcoin.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest // the examples of Bitcoin Core's arith_uint256 tests
    @CsvSource({
        "00000000, 0",
        "00123456, 0",
        "01003456, 0",
        "02000056, 0",
        "03000000, 0",
        "04000000, 0",
        "00923456, 0",
        "01803456, 0",
        "01123456, 12",
        "01fedcba, -7e",
        "02123456, 1234",
        "03123456, 123456",
        "04123456, 12345600",
        "04923456, -12345600",
        "05009234, 92340000",
        "20123456, 1234560000000000000000000000000000000000000000000000000000000000",
        "1d00ffff, ffff0000000000000000000000000000000000000000000000000000",
    })
    void isTheNumberThatItsBitsStandFor(String bits, String number) {
        assertEquals(new BigInteger(number, 16), new Target(Integer.parseUnsignedInt(bits, 16)).toNumber());
    }

    @ParameterizedTest
    @CsvSource({
        "12, 01120000",
        "80, 02008000",
        "1234, 02123400",
        "123456, 03123456",
        "12345600, 04123456",
        "92340000, 05009234"
    })
    void isMadeOfANumber(String number, String bits) {
        assertEquals(bits, Target.of(new BigInteger(number, 16)).toString());
    }

    @Test
    void isNoneIfItIsZeroOrNegativeOrAboveAllHashes() {
        assertFalse(new Target(0).isValid());
        assertFalse(new Target(0x04923456).isValid());
        assertFalse(new Target(0xff123456).isValid());
        assertFalse(new Target(0xff123456).isMetBy(Hash256.ZERO));
        assertTrue(new Target(0x207fffff).isValid());
    }

    @Test
    void isMetByAHashThatIsEqualAndByNoneAbove() {
        Target target = Target.DIFFICULTY_1;

        assertTrue(target.isMetBy(Hash256.of(target.digits())));
        assertFalse(target.isMetBy(Hash256.of("00000000ffff0000000000000000000000000000000000000000000000000001")));
    }

    @Test
    void tellsHowMuchWorkABlockIs() { // 2^256 / (target + 1): 4,295,032,833 at difficulty 1, 2 in regtest
        assertEquals(BigInteger.valueOf(4_295_032_833L), Target.DIFFICULTY_1.work());
        assertEquals(BigInteger.TWO, BitcoinNetwork.REGTEST.easiest().work());
        assertEquals(BigInteger.ZERO, new Target(0).work());
    }
}
