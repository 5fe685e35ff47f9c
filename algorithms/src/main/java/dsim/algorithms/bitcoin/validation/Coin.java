package dsim.algorithms.bitcoin.validation;

import dsim.algorithms.bitcoin.chain.TxOut;
import java.util.OptionalInt;

/**
 * An output of an earlier transaction.
 *
 * @param output its value and script
 * @param height of its block, if known
 * @param isCoinbase whether it was made there, and so must ripen
 */
public record Coin(TxOut output, OptionalInt height, boolean isCoinbase) {}
