/**
 * How messages travel as bytes: a {@link dsim.wire.Wire} says how, its codecs do it. {@link dsim.wire.RecordWire} is derived
 * from an algorithm's own messages; foreign protocols are written by hand beside their algorithm. Knows no socket.
 */
@NullMarked
package dsim.wire;

import org.jspecify.annotations.NullMarked;
