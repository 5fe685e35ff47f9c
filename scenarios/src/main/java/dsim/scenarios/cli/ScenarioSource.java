package dsim.scenarios.cli;

import com.google.common.collect.ImmutableMap;
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
        return read(nameOrFile, overrides, new ScenarioReader(Shipped.catalogue()));
    }

    /**
     * Reads what is to run live.
     *
     * @throws Refusal if there is none of that name
     */
    Reading readLive(String nameOrFile, Overrides overrides) {
        return read(nameOrFile, overrides, new ScenarioReader(Shipped.catalogue()).live(ImmutableMap.of()));
    }

    private Reading read(String nameOrFile, Overrides overrides, ScenarioReader reader) {
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
