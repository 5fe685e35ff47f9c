/** What the tests of every module share. Built as the artifact {@code testkit} of this module; no program sees it. */
@NullMarked
package dsim.testkit;

import org.jspecify.annotations.NullMarked;
