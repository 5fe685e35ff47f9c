/**
 * What a value looks like: which types may be messages, timers, facts and states, their one encoding in bytes, and their
 * fingerprint. Knows values, but no wire, no host and no algorithm. The encoding is described in {@code docs/record-wire.md}.
 */
@NullMarked
package dsim.shape;

import org.jspecify.annotations.NullMarked;
