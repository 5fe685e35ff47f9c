/**
 * What is told of a block: its transactions, what was changed in it, why nodes refuse that, and what peers did. As parts that
 * a page of text or HTML is made of, and as JSON. Knows no file, no socket and no command.
 */
@NullMarked
package dsim.scenarios.bitcoin;

import org.jspecify.annotations.NullMarked;
