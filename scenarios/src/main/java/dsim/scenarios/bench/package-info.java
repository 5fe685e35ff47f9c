/**
 * How fast the kernel is: workloads that run on dsim and on a baseline that is written as one would in an afternoon, in
 * processes of their own, in turn. May read wall clocks; nothing else depends on it.
 */
@NullMarked
package dsim.scenarios.bench;

import org.jspecify.annotations.NullMarked;
