package dsim.algorithms.bitcoin.tamper;

import dsim.algorithms.bitcoin.chain.Block;

/** A changed block, mended up to a step. */
public record Variant(Step step, Block block) {}
