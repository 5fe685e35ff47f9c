/**
 * Statistics of finished runs, with the conventions named: power laws in degree sequences, exact laws of growing graphs,
 * means and their intervals, growth over sizes. Every number is the same on every machine, given the data and the seed.
 * Knows numbers only, nothing of the runs that they come from. The formulas stand in {@code docs/statistics.md}.
 */
@NullMarked
package dsim.reports.stats;

import org.jspecify.annotations.NullMarked;
