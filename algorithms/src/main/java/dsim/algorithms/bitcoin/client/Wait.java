package dsim.algorithms.bitcoin.client;

/** What a client waits for. It waits for one thing at a time. */
public enum Wait {
    /** Connected, and introduced itself: does the peer do so too? */
    FOR_HANDSHAKE,
    /** Asked for headers. */
    FOR_HEADERS,
    /** Asked for a list of hashes, as no headers came. */
    FOR_LIST,
    /** Asked for the block. */
    FOR_BLOCK,
    /** Asked for the block after it, as there was no header of it. */
    FOR_NEXT_BLOCK,
    /** Asked for earlier blocks, to find what the transactions spend. */
    FOR_EARLIER_BLOCKS,
    /** Announced a block: does the peer ask for it? */
    FOR_REQUEST,
    /** Showed a block: what does the peer do? */
    FOR_VERDICT
}
