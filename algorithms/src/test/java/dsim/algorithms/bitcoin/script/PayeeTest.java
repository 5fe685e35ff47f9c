package dsim.algorithms.bitcoin.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayeeTest {

    @ParameterizedTest // BIP 173, BIP 350, Bitcoin Core's base58_keys_valid.json
    @CsvSource({
        "main, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, 0014751e76e8199196d454941c45d1b3a323f1433bd6",
        "main, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, 0014751e76e8199196d454941c45d1b3a323f1433bd6",
        "test3, tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7,"
                + " 00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262",
        "main, bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y,"
                + " 5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
        "main, BC1SW50QGDZ25J, 6002751e",
        "main, bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs, 5210751e76e8199196d454941c45d1b3a323",
        "signet, tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c,"
                + " 5120000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
        "main, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
                + " 512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
        "main, 1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62i, 76a91465a16059864a2fdbc7c99a4723a8395bc6f188eb88ac",
        "main, 3CMNFxN1oHBc4R1EpboAL5yzHGgE611Xou, a91474f209f6ea907e2ea48f74fae05782ae8a66525787",
        "test4, mo9ncXisMeAoXwqcV5EWuyncbmCcQN4rVs, 76a91453c0307d6851aa0ce7825ba883c6bd9ad242b48688ac",
        "regtest, 2N2JD6wb56AfK4tfmM6PwdVmoYk2dCKf4Br, a9146349a418fc4578d10a372b54b45c280cc8c4382f87",
    })
    void isAnAddressAndAScript(String network, String address, String script) {
        BitcoinNetwork of = BitcoinNetwork.of(network);
        boolean isCapital = address.equals(address.toUpperCase(Locale.ROOT));

        assertEquals(script, Payee.parse(address, of).toString());
        assertEquals(
                Optional.of(isCapital ? address.toLowerCase(Locale.ROOT) : address),
                Payee.addressOf(Script.ofHex(script), of));
    }

    @ParameterizedTest // BIP 173 and BIP 350 say why
    @ValueSource(
            strings = {
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
                "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
                "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
                "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
                "bc1pw5dgrnzv",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
                "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
                "bc1gmk9yu",
                "bc1",
                "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62j",
                "1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW62",
                "0OIl",
                "1",
                "",
                "5",
                "mo9ncXisMeAoXwqcV5EWuyncbmCcQN4rVs",
            })
    void isRefusedIfItIsNeither(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Payee.parse(text, BitcoinNetwork.MAIN));

        assertTrue(
                refused.getMessage().startsWith("'" + text + "' is neither an address of main nor a script"),
                refused.getMessage());
    }

    @Test
    void knowsTheAddressOfTheFirstKey() { // of the first coinbase
        Script script = BitcoinNetwork.MAIN
                .genesis()
                .transactions()
                .get(0)
                .outputs()
                .get(0)
                .script();

        ByteString key = Scripts.targetOf(script).orElseThrow();

        assertEquals(ScriptType.PAY_TO_KEY, Scripts.typeOf(script));
        assertEquals("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Payee.addressOfKey(key, BitcoinNetwork.MAIN));
        assertEquals(Optional.empty(), Payee.addressOf(script, BitcoinNetwork.MAIN));
    }

    @SeededTest
    void noticesAnyCharacterThatIsMistyped(Seed seed) {
        Rng random = new Rng(Key.of(seed, "typing"));
        byte[] hash = new byte[20];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) random.below(256);
        }
        for (Script script : new Script[] {
            Scripts.toKeyHash(ByteString.of(hash)),
            Scripts.toScriptHash(ByteString.of(hash)),
            Scripts.toWitness(0, ByteString.of(hash)),
            Scripts.toWitness(2, ByteString.of(hash))
        }) {
            String address = Payee.addressOf(script, BitcoinNetwork.MAIN).orElseThrow();
            int at = 4 + random.below(address.length() - 4);
            char typed = address.charAt(at) == 'q' ? 'p' : 'q';
            String mistyped = address.substring(0, at) + typed + address.substring(at + 1);

            assertEquals(script, Payee.parse(address, BitcoinNetwork.MAIN));
            assertThrows(IllegalArgumentException.class, () -> Payee.parse(mistyped, BitcoinNetwork.MAIN));
        }
    }
}
