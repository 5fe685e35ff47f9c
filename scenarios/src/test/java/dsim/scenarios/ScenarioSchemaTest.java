package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dsim.scenarios.catalogue.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors, as another program understands it. */
class ScenarioSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static List<String> complaints(Schema schema, String text, InputFormat format) {
        return schema.validate(text, format).stream().map(Error::toString).toList();
    }

    private static List<String> complaints(Catalogue catalogue, String yaml) {
        return complaints(REGISTRY.getSchema(ScenarioSchema.of(catalogue)), yaml, InputFormat.YAML);
    }

    static ImmutableList<String> shipped() {
        return Shipped.scenarios();
    }

    @Test
    void isASchema() {
        Schema schemaOfSchemas = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertEquals(List.of(), complaints(schemaOfSchemas, ScenarioSchema.of(Shipped.catalogue()), InputFormat.JSON));
        assertEquals(List.of(), complaints(schemaOfSchemas, ScenarioSchema.of(Toys.CATALOGUE), InputFormat.JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully-leader-crash.yaml", "base.yaml", "everything.yaml"})
    void acceptsSamples(String file) throws IOException {
        String yaml = Files.readString(Path.of("src/test/resources/format", file));

        assertEquals(List.of(), complaints(Toys.CATALOGUE, yaml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bully-leader-crash.yaml", "everything.yaml"})
    void acceptsWholeScenarios(String file) {
        Reading reading = new ScenarioReader(Toys.CATALOGUE)
                .read(file, Shelf.folder(Path.of("src/test/resources/format")), Overrides.none());

        assertEquals(List.of(), complaints(Toys.CATALOGUE, reading.resolved().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsWhatIsShipped(String scenario) throws IOException {
        String yaml = new String(Shipped.shelf().read(scenario + ".yaml"), StandardCharsets.UTF_8);

        assertEquals(List.of(), complaints(Shipped.catalogue(), yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "netwrok: {latency: 5ms}",
                "stop: {at: 30}",
                "stop: 30s",
                "seed: lucky",
                "ties: random",
                "nodes: {p: {run: buly}}",
                "nodes: {p_: {run: bully}}",
                "nodes: {p: {run: bully, count: 0}}",
                "nodes: {p: {run: bully, params: {answer-withing: 1s}}}",
                "nodes: {p: {run: store, params: {answer-within: 1s}}}",
                "network: {loss: 1.5}",
                "network: {latency: {dist: normal, median: 5ms}}",
                "faults: [{at: 5s, crahs: p1}]",
                "faults: [{at: 5, crash: p1}]",
                "expect: [{always: at-most-one-leadr}]",
                "measure: [message.sent]"
            })
    void complainsAboutMistakes(String yaml) {
        assertEquals(1, Math.min(1, complaints(Toys.CATALOGUE, yaml).size()));
    }

    @Test
    void namesAllThatCanBeRun() {
        assertEquals(List.of(), complaints(Toys.CATALOGUE, "nodes: {p: {run: ring, identity: [1, 2]}}"));
    }
}
