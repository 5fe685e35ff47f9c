package dsim.scenarios.cli;

import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.Shelf;
import dsim.scenarios.catalogue.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a scenario by what the command line calls it: a shipped one by its name, any other by its file. */
final class ScenarioSource {

    private final Console console;

    ScenarioSource(Console console) {
        this.console = console;
    }

    /**
     * Reads a scenario.
     *
     * @throws Refusal if there is none of that name
     */
    Reading read(String nameOrFile, Overrides overrides) {
        ScenarioReader reader = new ScenarioReader(Shipped.catalogue());
        if (Shipped.scenarios().contains(nameOrFile)) {
            return reader.read(nameOrFile + ".yaml", Shipped.shelf(), overrides);
        }
        Path file = console.directory().resolve(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new Refusal(
                    nameOrFile.endsWith(".yaml") || nameOrFile.contains("/")
                            ? "there is no file '" + nameOrFile + "'"
                            : "unknown scenario '" + nameOrFile + "'"
                                    + UsageMistake.meant(nameOrFile, Shipped.scenarios()));
        }
        return reader.read(nameOrFile, Shelf.folder(console.directory()), overrides);
    }
}
