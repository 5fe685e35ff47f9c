package dsim.algorithms.gcd;

import dsim.actor.ByteString;

/** Whatever was said to one who understands nothing, and what that one says. */
public record NonsenseMessage(ByteString bytes) {}
