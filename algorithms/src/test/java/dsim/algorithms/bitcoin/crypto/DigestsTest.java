package dsim.algorithms.bitcoin.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsim.actor.ByteString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestsTest {

    private static final ByteString ABC = ByteString.of("abc".getBytes(StandardCharsets.US_ASCII));

    @Test
    void areThoseOfTheirStandards() { // FIPS 180-4; Dobbertin, Bosselaers, Preneel 1996
        assertEquals(
                "a9993e364706816aba3e25717850c26c9cd0d89d", Digests.sha1(ABC).toHex());
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Digests.sha256(ABC).toHex());
        assertEquals(
                "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
                Digests.ripemd160(ABC).toHex());
        assertEquals(
                "9c1185a5c5e9fc54612808977ee8f548b2258d31",
                Digests.ripemd160(ByteString.empty()).toHex());
        assertEquals(Digests.ripemd160(Digests.sha256(ABC)), Digests.hash160(ABC));
    }
}
