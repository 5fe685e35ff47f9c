package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Nearest;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.Shelf;
import dsim.scenarios.catalogue.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
        if (Files.isDirectory(file)) {
            throw new Refusal("'" + nameOrFile + "' is a directory: name a scenario file in it");
        } else if (!Files.isRegularFile(file)) {
            throw new Refusal(missing(nameOrFile, file));
        }
        return reader.read(nameOrFile, Shelf.folder(console.directory()), overrides);
    }

    private static String missing(String nameOrFile, Path file) {
        if (nameOrFile.contains("/") || nameOrFile.matches(".*\\.ya?ml")) {
            ImmutableList<String> beside = beside(file);
            return "there is no file '" + nameOrFile + "'"
                    + Nearest.to(String.valueOf(file.getFileName()), beside)
                            .map(near -> ". Did you mean '" + nameOrFile.substring(0, nameOrFile.lastIndexOf('/') + 1)
                                    + near + "'?")
                            .orElse("");
        }
        ImmutableList<String> names = ImmutableList.<String>builder()
                .addAll(Shipped.scenarios())
                .addAll(beside(file))
                .build();
        String withEnding = nameOrFile + ".yaml";
        return "unknown scenario '" + nameOrFile + "'"
                + UsageMistake.meant(names.contains(withEnding) ? withEnding : nameOrFile, names);
    }

    /** The scenario files in the folder where one was looked for. */
    private static ImmutableList<String> beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return ImmutableList.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> name.matches(".*\\.ya?ml"))
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            return ImmutableList.of();
        }
    }
}
