package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableMap;

/**
 * What a peer did when it was shown a changed block.
 *
 * @param peer who
 * @param offer how far the block was mended, as {@link dsim.algorithms.bitcoin.tamper.Step#word()} calls it
 * @param reaction in a word: rejected, disconnected, silent, accepted
 * @param sentence what was seen of it
 * @param evidence the same for programs
 */
public record PeerWord(
        String peer, String offer, String reaction, String sentence, ImmutableMap<String, Object> evidence) {}
