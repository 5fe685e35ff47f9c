/**
 * Chance, keyed: every draw is a function of a seed, the name of a stream and an index, and of nothing else. Taking one
 * stream away leaves all others as they were, and every bit is the same on every machine. Anybody may come in.
 */
@NullMarked
package dsim.random;

import org.jspecify.annotations.NullMarked;
