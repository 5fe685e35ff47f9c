/**
 * What happened, told once: the host tells every step to a {@link dsim.trace.TraceSink}, and digest, metrics, checks and
 * records listen there. Knows events, no algorithm and no host.
 */
@NullMarked
package dsim.trace;

import org.jspecify.annotations.NullMarked;
