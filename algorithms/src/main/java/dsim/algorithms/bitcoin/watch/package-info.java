/**
 * Those who watch a run of Bitcoin clients and full nodes from outside: how far blocks come, good ones and tampered ones, what
 * chain the nodes believe in, and the story in sentences. They see facts only.
 */
@NullMarked
package dsim.algorithms.bitcoin.watch;

import org.jspecify.annotations.NullMarked;
