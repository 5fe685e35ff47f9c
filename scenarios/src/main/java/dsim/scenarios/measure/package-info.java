/**
 * Studies: what was measured beside what theory says and what others claim, as a page, a table and JSON. Puts numbers of runs
 * and the reports together. No clock, no threads, no files: who calls says where reports go.
 */
@NullMarked
package dsim.scenarios.measure;

import org.jspecify.annotations.NullMarked;
