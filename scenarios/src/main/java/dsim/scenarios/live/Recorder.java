package dsim.scenarios.live;

import com.google.common.collect.ImmutableMap;
import dsim.live.Step;
import dsim.live.StepSink;
import dsim.scenarios.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes the recording of a live run. Each step is in the hands of the machine before the next one is made, so that what is
 * recorded survives the death of this process. At its limit it stops, and the run goes on.
 */
public final class Recorder implements StepSink, Closeable {

    private final Path file;
    private final long limitBytes;
    private final OutputStream out;
    private long bytes;
    private long steps;
    private Optional<String> stopped = Optional.empty();

    private Recorder(Path file, long limitBytes) throws IOException {
        this.file = file;
        this.limitBytes = limitBytes;
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * A new file.
     *
     * @param limitBytes how long it may become
     * @throws IOException if there is one, or it cannot be written
     */
    public static Recorder in(Path file, long limitBytes) throws IOException {
        return new Recorder(file, limitBytes);
    }

    /** Writes what stands at the beginning. */
    void begin(Recording recording) {
        write(recording.json());
    }

    @Override
    public void on(Step step) {
        if (stopped.isEmpty()) {
            write(StepJson.of(step));
            steps += stopped.isEmpty() ? 1 : 0;
        }
    }

    /** Writes how the run ended. */
    void end(LiveResult result) {
        if (stopped.isEmpty()) {
            write(ImmutableMap.of(
                    "ended", result.end().why().name(),
                    "at", result.end().lasted().toNanos(),
                    "steps", steps,
                    "digest", result.run().digest()));
        }
    }

    private void write(ImmutableMap<String, Object> object) {
        byte[] line = (Json.line(object) + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes + line.length > limitBytes) {
            stopped = Optional.of("it reached its limit of " + limitBytes + " bytes");
            return;
        }
        try {
            out.write(line);
            bytes += line.length;
        } catch (IOException e) {
            stopped = Optional.of("it could not be written: " + e.getMessage());
        }
    }

    /** What came of it, in a sentence without a full stop. */
    public String says() {
        return file.getFileName() + ", " + steps + (steps == 1 ? " step" : " steps")
                + stopped.map(why -> "; then the recording stopped: " + why).orElse("");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
