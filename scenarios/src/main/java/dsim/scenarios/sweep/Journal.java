package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import dsim.random.Seed;
import dsim.scenarios.Json;
import dsim.scenarios.run.BrokenRecordException;
import dsim.scenarios.run.JsonReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/**
 * The finished runs of a scenario's sweeps, kept in a file, so that a sweep that was killed goes on where it was. A line for
 * each run, only ever added: a checksum, and an object of JSON with what the run follows from and what came of it. A line that
 * was torn, or is damaged, is passed over. Not thread safe; one process at a time has it open.
 *
 * <p>A run is known by a hash of the whole scenario with its values, and the seed; so a scenario that was changed finds none of
 * its old runs. The first line says which code the runs were made by; with other code the journal begins anew.
 */
public final class Journal implements Closeable {

    private static final int SUM_DIGITS = 8;
    private static final int BYTES_MAX = 1 << 30;

    private final FileChannel file;
    private final FileLock lock;
    private final Map<String, RunNote> kept = new LinkedHashMap<>();

    private Journal(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Somebody else has the journal open. */
    public static final class BusyException extends IOException {

        private static final long serialVersionUID = 1;

        private BusyException(Path path) {
            super("another sweep writes to " + path);
        }
    }

    /**
     * Opens a journal, or begins it.
     *
     * @param code what the runs follow from besides the scenario: the version of the program, down to its bytes
     * @param anew whether what it holds is not wanted
     * @throws BusyException if another process, or another part of this one, has it open
     * @throws IOException if it cannot be read or written
     */
    public static Journal open(Path path, String code, boolean anew) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock == null) {
                throw new BusyException(path);
            }
            Journal journal = new Journal(file, lock);
            journal.begin(line(ImmutableMap.of("journal", "dsim sweep", "code", code)), anew);
            return journal;
        } catch (OverlappingFileLockException e) {
            file.close();
            throw new BusyException(path);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void begin(String head, boolean anew) throws IOException {
        if (file.size() > BYTES_MAX) {
            throw new IOException("it has more than 1 GiB: remove it, and all is run anew");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // until all is read
        }
        String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        if (anew || !text.startsWith(head)) {
            file.truncate(0);
            append(head);
            return;
        }
        text.lines().skip(1).forEach(this::recall);
        file.position(file.size());
        if (!text.endsWith("\n")) {
            append("\n"); // the last line was torn
        }
    }

    private void recall(String line) {
        if (line.length() > SUM_DIGITS && line.startsWith(sum(line.substring(SUM_DIGITS + 1)))) {
            try {
                Map<?, ?> json = (Map<?, ?>) JsonReader.read(line.substring(SUM_DIGITS + 1));
                if (json.get("run") instanceof String run) {
                    kept.put(run, RunNote.parse(json));
                }
            } catch (BrokenRecordException | ClassCastException e) {
                // it will be run again
            }
        }
    }

    /** How many runs of a plan are kept. */
    public long count(SweepPlan plan) {
        return kept.isEmpty()
                ? 0
                : plan.points().stream()
                        .mapToLong(point -> LongStream.range(0, plan.seeds())
                                .filter(index -> find(point, plan.seed(index)).isPresent())
                                .count())
                        .sum();
    }

    /** What is kept of the run of a scenario. */
    Optional<RunNote> find(SweepPoint point, Seed seed) {
        return Optional.ofNullable(kept.get(name(point, seed)));
    }

    /**
     * Keeps a run, before anything else is done with it.
     *
     * @throws IOException if it cannot be written
     */
    void keep(SweepPoint point, RunNote note) throws IOException {
        String name = name(point, note.seed());
        kept.put(name, note);
        append(line(ImmutableMap.<String, Object>builder()
                .put("run", name)
                .putAll(note.json())
                .buildOrThrow()));
    }

    /** A run by all that it follows from. */
    private static String name(SweepPoint point, Seed seed) {
        return Hashing.sha256()
                .hashString(seed + "\n" + point.scenario().stop() + "\n" + point.definition(), StandardCharsets.UTF_8)
                .toString()
                .substring(0, 32);
    }

    private static String line(Map<String, Object> json) {
        String text = Json.line(json);
        return sum(text) + " " + text + "\n";
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        file.close();
    }
}
