/**
 * What goes wrong, and when: faults as values, the list of them that is made before a run, and the ledger that says
 * afterwards what each one did. Knows addresses and roles, no simulator.
 */
@NullMarked
package dsim.fault;

import org.jspecify.annotations.NullMarked;
