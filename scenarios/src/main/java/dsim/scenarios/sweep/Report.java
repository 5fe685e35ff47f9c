package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableMap;

/**
 * What a study comes to, in the forms in which it can be kept. Same input, same bytes.
 *
 * @param html a page that needs nothing else
 * @param csv the numbers behind it, as a table of programs
 * @param json the same as an object
 */
public record Report(String html, String csv, ImmutableMap<String, Object> json) {

    /** A note for the page. */
    public static final String BESIDE =
            "The numbers behind this page stand beside it, as .csv and .json of the same name.";
}
