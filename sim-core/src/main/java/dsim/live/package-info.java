/**
 * Actors on real sockets. {@link dsim.live.LiveHost} runs them on one event-loop thread and may hand every
 * {@link dsim.live.Step} of every node to a recorder; {@link dsim.live.LiveReplay} makes the same steps again without a
 * socket. Between the actor and either of the two stands the same code, so that what replays is what ran. The only room of
 * sim-core with clocks, threads and sockets; it knows no simulator.
 */
@NullMarked
package dsim.live;

import org.jspecify.annotations.NullMarked;
