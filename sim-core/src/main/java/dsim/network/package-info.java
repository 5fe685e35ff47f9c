/**
 * The model of the network: given who sends to whom, when, and which message, {@link dsim.network.Network} answers when the
 * copies arrive: none, one or two. Latency, loss, doubling, order, bandwidth and disturbances are parts of that one answer.
 * Nodes are numbers; no actor, message type or clock is known here.
 */
@NullMarked
package dsim.network;

import org.jspecify.annotations.NullMarked;
