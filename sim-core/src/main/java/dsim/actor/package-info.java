/**
 * The seam: all that an algorithm may know of the world. An {@link dsim.actor.Actor} is written against a
 * {@link dsim.actor.Context} and runs unchanged in the simulator and on sockets. Nobody in this room knows a clock, a
 * socket, a thread or a file.
 */
@NullMarked
package dsim.actor;

import org.jspecify.annotations.NullMarked;
