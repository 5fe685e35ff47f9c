package dsim.algorithms.bitcoin.chain;

/**
 * The heights from which the later rules of a network are in force, as Bitcoin Core knows them.
 *
 * @param bip34 the coinbase names its height
 * @param bip66 signatures are strict DER
 * @param bip65 OP_CHECKLOCKTIMEVERIFY
 * @param csv OP_CHECKSEQUENCEVERIFY and relative lock times (BIP 68, 112, 113)
 * @param segwit witnesses (BIP 141, 143, 147)
 */
public record RuleHeights(int bip34, int bip66, int bip65, int csv, int segwit) {}
