/**
 * Charts as SVG, drawn here and nowhere else: axes and marks, light and dark, with a description for those who cannot see
 * them. Same values, same bytes. Takes numbers, and the laws and fits of {@code dsim.reports.stats}.
 */
@NullMarked
package dsim.reports.chart;

import org.jspecify.annotations.NullMarked;
