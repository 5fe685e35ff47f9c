package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.crypto.Digests;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom an output pays, as people write it: an address, or the digits of a script. */
public final class Payee {

    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    private static final int HASH_SIZE = 20;

    private Payee() {}

    /** The address of a script on a network; empty if its kind has none. */
    public static Optional<String> addressOf(Script script, BitcoinNetwork network) {
        return switch (Scripts.typeOf(script)) {
            case PAY_TO_KEY_HASH -> Scripts.targetOf(script).map(hash -> base58(network.keyHashPrefix(), hash));
            case PAY_TO_SCRIPT_HASH -> Scripts.targetOf(script).map(hash -> base58(network.scriptHashPrefix(), hash));
            case PAY_TO_WITNESS_KEY_HASH, PAY_TO_WITNESS_SCRIPT_HASH, PAY_TO_TAPROOT, WITNESS_UNKNOWN ->
                WitnessProgram.of(script).map(witness -> Bech32.print(network.segwitPrefix(), witness));
            case PAY_TO_KEY, MULTISIG, DATA, OTHER -> Optional.empty();
        };
    }

    /** The address of the hash of a key: as which payments to a key are known too. */
    public static String addressOfKey(ByteString key, BitcoinNetwork network) {
        return base58(network.keyHashPrefix(), Digests.hash160(key));
    }

    private static String base58(int prefix, ByteString hash) {
        return Base58.print(new ChainWriter().putByte(prefix).putBytes(hash).toByteString());
    }

    /**
     * Reads an address of a network, or a script in hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is neither: says why
     */
    public static Script parse(String text, BitcoinNetwork network) {
        if (HEXADECIMAL.matcher(text).matches()) {
            return Script.ofHex(text);
        }
        try {
            return parseAddress(text, network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither an address of " + network.word()
                            + " nor a script in hexadecimal digits: " + e.getMessage(),
                    e);
        }
    }

    private static Script parseAddress(String text, BitcoinNetwork network) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        for (BitcoinNetwork each : BitcoinNetwork.values()) {
            if (Bech32.beginsWith(each.segwitPrefix(), text)) {
                WitnessProgram witness = Bech32.parse(each.segwitPrefix(), text);
                requireSame(each.segwitPrefix().equals(network.segwitPrefix()), each);
                return Scripts.toWitness(witness.version(), witness.program());
            }
        }
        ByteString content = Base58.parse(text);
        if (content.size() != HASH_SIZE + 1) {
            throw new IllegalArgumentException("it holds " + content.size() + " bytes, not " + (HASH_SIZE + 1));
        }
        int prefix = Scripts.opAt(content, 0);
        ByteString hash = Scripts.part(content, 1, HASH_SIZE);
        if (prefix == network.keyHashPrefix()) {
            return Scripts.toKeyHash(hash);
        } else if (prefix == network.scriptHashPrefix()) {
            return Scripts.toScriptHash(hash);
        }
        Arrays.stream(BitcoinNetwork.values())
                .filter(each -> prefix == each.keyHashPrefix() || prefix == each.scriptHashPrefix())
                .findFirst()
                .ifPresent(each -> requireSame(false, each));
        throw new IllegalArgumentException("its first byte is " + prefix + ", which no network uses");
    }

    private static void requireSame(boolean isSame, BitcoinNetwork its) {
        if (!isSame) {
            throw new IllegalArgumentException("it is one of " + its.word());
        }
    }
}
