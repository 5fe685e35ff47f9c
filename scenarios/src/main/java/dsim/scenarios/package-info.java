/**
 * What an experiment is: the {@link dsim.scenarios.Scenario}, the YAML file or Java builder that it comes from, everything
 * that can be wrong with it, and the {@link dsim.scenarios.Catalogue} of what a scenario may name. Nothing runs here.
 */
@NullMarked
package dsim.scenarios;

import org.jspecify.annotations.NullMarked;
