package dsim.scenarios.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory that keeps the record of one run: {@code run.json}, and {@code events.jsonl} if it was asked for. A file is
 * there whole or not at all.
 */
public final class RecordFolder {

    /** The record. */
    public static final String RUN = "run.json";

    /** The event log: a line of JSON for each event. */
    public static final String EVENTS = "events.jsonl";

    /** How the name of a file ends that is not whole yet. */
    static final String HALF = ".half";

    private final Path directory;

    /** The folder in a directory, which need not be there. */
    public RecordFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * The first folder of a name that is free or keeps the same run already: {@code name}, {@code name-2}, {@code name-3}, ...
     *
     * @throws IOException if the directories cannot be read
     */
    public static RecordFolder forRun(Path parent, String name, RunRecord run) throws IOException {
        RecordFolder folder = new RecordFolder(parent.resolve(name));
        for (int number = 2; !folder.isFree() && !folder.keeps(run); number++) {
            folder = new RecordFolder(parent.resolve(name + "-" + number));
        }
        return folder;
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    /**
     * Whether nothing is there, but for what a run left half done that was killed.
     *
     * @throws IOException if it cannot be read, or is no directory
     */
    public boolean isFree() throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> content = Files.list(directory)) {
            return content.allMatch(each -> each.toString().endsWith(HALF));
        }
    }

    /** Whether it keeps that very run. */
    public boolean keeps(RunRecord run) throws IOException {
        return kept().filter(run::isSameRun).isPresent();
    }

    /** The record that is there, if there is a whole one. */
    public Optional<RunRecord> kept() throws IOException {
        try {
            return Optional.of(
                    RunRecord.parse(new String(Files.readAllBytes(directory.resolve(RUN)), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException | NotDirectoryException | BrokenRecordException e) {
            return Optional.empty();
        }
    }

    /** Where its event log is, if there is one. */
    public Optional<Path> events() {
        return Optional.of(directory.resolve(EVENTS)).filter(Files::isRegularFile);
    }

    /** Begins a new event log. */
    public EventFile newEvents() throws IOException {
        return EventFile.in(directory);
    }

    /** What a file is called until it is whole: a name that no other process uses. */
    static Path half(Path directory, String name) {
        return directory.resolve(name + "." + ProcessHandle.current().pid() + HALF);
    }

    /** Puts a record in the place of the one that was there, in one step. */
    public void write(String record) throws IOException {
        Files.createDirectories(directory);
        Path half = half(directory, RUN);
        try {
            Files.writeString(half, record, StandardCharsets.UTF_8);
            Files.move(half, directory.resolve(RUN), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
