package dsim.scenarios.run;

import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the event log of a run into a folder. It is there only once it is whole. */
public final class EventFile implements TraceSink, Closeable {

    private final Path half;
    private final Path whole;
    private final PrintWriter lines;

    private EventFile(Path half, Path whole) throws IOException {
        this.half = half;
        this.whole = whole;
        this.lines = new PrintWriter(Files.newBufferedWriter(half, StandardCharsets.UTF_8));
    }

    /** Begins the log of a folder. */
    static EventFile in(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new EventFile(RecordFolder.half(directory, RecordFolder.EVENTS), directory.resolve(RecordFolder.EVENTS));
    }

    @Override
    public void on(TraceEvent event) {
        lines.print(EventText.json(event));
        lines.print('\n');
    }

    /**
     * Puts it in its place.
     *
     * @throws IOException if not all of it could be written
     */
    public void keep() throws IOException {
        boolean isBroken = lines.checkError();
        lines.close();
        if (isBroken) {
            throw new IOException("the event log could not be written: " + whole);
        }
        Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves nothing behind that is not whole. */
    @Override
    public void close() throws IOException {
        lines.close();
        Files.deleteIfExists(half);
    }
}
