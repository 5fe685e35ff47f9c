/**
 * A report as one HTML file that needs nothing else: no network, no script. Puts together tables and charts that others
 * made; same input, same bytes.
 */
@NullMarked
package dsim.reports.html;

import org.jspecify.annotations.NullMarked;
