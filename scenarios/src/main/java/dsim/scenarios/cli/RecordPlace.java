package dsim.scenarios.cli;

import dsim.scenarios.run.EventFile;
import dsim.scenarios.run.RecordFolder;
import dsim.scenarios.run.RunPlan;
import dsim.scenarios.run.RunRecord;
import dsim.scenarios.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the record of a run goes: into the directory that is asked for, or else into one of its own. */
final class RecordPlace {

    private static final Path RUNS = Path.of("dsim-runs");

    private final Console console;
    private final Optional<RecordFolder> asked;

    private RecordPlace(Console console, Optional<RecordFolder> asked) {
        this.console = console;
        this.asked = asked;
    }

    /**
     * What became of a record.
     *
     * @param says where it is, or why it is nowhere
     * @param directory where it is
     * @param failure what the process ends with on this account; empty if nothing that was asked for is missing
     */
    record Kept(String says, Optional<String> directory, OptionalInt failure) {

        /** It is nowhere, as nobody would look for it. */
        static Kept nowhere(String why) {
            return new Kept("not kept: " + why, Optional.empty(), OptionalInt.empty());
        }
    }

    /**
     * The place for a run.
     *
     * @throws Refusal if the directory that is asked for holds something else
     */
    static RecordPlace of(Console console, Optional<Path> out, RunPlan plan) {
        return new RecordPlace(console, out.map(directory -> free(console, directory, plan)));
    }

    private static RecordFolder free(Console console, Path directory, RunPlan plan) {
        if (directory.toString().isEmpty()) {
            throw new Refusal("--out names no directory");
        }
        RecordFolder folder = new RecordFolder(console.directory().resolve(directory));
        Path there = existing(folder.directory().toAbsolutePath().normalize());
        if (!Files.isDirectory(there)) {
            throw new Refusal("'" + directory + "' cannot be used: '" + there + "' is no directory");
        } else if (!Files.isWritable(there)) {
            throw new Refusal("'" + directory + "' cannot be used: '" + there + "' is not open to you");
        }
        try {
            if (folder.isFree()
                    || folder.kept().filter(kept -> kept.plan().equals(plan)).isPresent()) {
                return folder;
            }
        } catch (IOException e) {
            throw new Refusal("'" + directory + "' cannot be used: " + FileTrouble.of(e));
        }
        throw new Refusal("'" + directory + "' is not empty, and not the record of this run: name another directory"
                + " with --out, or remove it");
    }

    /** Of a path, as much as is there. */
    private static Path existing(Path path) {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    /** Begins an event log in the directory that is asked for; empty if none is. */
    Optional<EventFile> newEvents() throws IOException {
        return asked.isPresent() ? Optional.of(asked.get().newEvents()) : Optional.empty();
    }

    /** Writes the record. */
    Kept keep(RunRecord record, RunResult result, long wallMillis, Optional<EventFile> events) {
        try {
            RecordFolder folder = asked.isPresent()
                    ? asked.get()
                    : RecordFolder.forRun(
                            console.directory().resolve(RUNS),
                            result.scenario().name() + "-seed"
                                    + result.scenario().seed(),
                            record);
            String directory = directory(folder);
            boolean isAgain = folder.keeps(record);
            if (!isAgain && folder.kept().isPresent()) {
                return new Kept(
                        "not kept: " + directory + " has a record of this run with another digest, see where they part",
                        Optional.of(directory),
                        OptionalInt.of(ExitCode.DIVERGED));
            }
            if (events.isPresent()) {
                events.get().keep();
            }
            folder.write(record.text(result, wallMillis));
            String file = directory + "/" + RecordFolder.RUN;
            return new Kept(
                    isAgain ? file + " (the same run was there before)" : file,
                    Optional.of(directory),
                    OptionalInt.empty());
        } catch (IOException e) {
            return new Kept(
                    "not kept: " + FileTrouble.of(e),
                    Optional.empty(),
                    asked.isPresent() ? OptionalInt.of(ExitCode.USAGE) : OptionalInt.empty());
        }
    }

    /** As the user would name it: an absolute one stays absolute. */
    private String directory(RecordFolder folder) {
        Path directory = folder.directory();
        return (directory.isAbsolute() == console.directory().isAbsolute()
                        ? console.directory().relativize(directory)
                        : directory)
                .toString();
    }
}
