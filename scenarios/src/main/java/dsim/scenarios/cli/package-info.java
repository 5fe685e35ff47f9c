/** The command line: one class per command. It reads options, calls the rooms below, and prints; it decides nothing. */
@NullMarked
package dsim.scenarios.cli;

import org.jspecify.annotations.NullMarked;
