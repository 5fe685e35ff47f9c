/** What Bitcoin nodes say to each other, and how it travels as bytes. Knows no conversation: who says what when is the actors'. */
@NullMarked
package dsim.algorithms.bitcoin.wire;

import org.jspecify.annotations.NullMarked;
