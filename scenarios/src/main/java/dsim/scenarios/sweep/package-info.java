/**
 * Many runs of one scenario: every seed at every point of a grid. Runs are independent and are spread over threads; what comes
 * of them is a function of the plan alone, the same bytes in whatever order they end. Finished runs are kept in a journal. No
 * clock of the machine, no terminal; who calls says where files go.
 */
@NullMarked
package dsim.scenarios.sweep;

import org.jspecify.annotations.NullMarked;
