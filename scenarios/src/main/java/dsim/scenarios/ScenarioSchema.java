package dsim.scenarios;

import com.google.common.collect.ImmutableMap;

/**
 * The JSON Schema of scenarios, for editors. It follows from the same declarations as reading, and knows less: what it
 * accepts may still be refused.
 */
public final class ScenarioSchema {

    private ScenarioSchema() {}

    /** The schema, draft 2020-12, of scenarios that may name what is in a catalogue; with a line end after its last line. */
    public static String of(Catalogue catalogue) {
        return Json.print(ImmutableMap.<String, Object>builder()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "dsim scenario, format " + Scenario.FORMAT)
                .putAll(Format.schema(catalogue))
                .put("$defs", Json.object("target", TargetKind.definition(catalogue)))
                .buildOrThrow());
    }
}
