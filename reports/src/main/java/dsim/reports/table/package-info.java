/**
 * Numbers as text, and tables of them: plain text, Markdown, CSV. Free of locale: same values, same bytes. Anybody may
 * come in.
 */
@NullMarked
package dsim.reports.table;

import org.jspecify.annotations.NullMarked;
