package dsim.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFolderTest {

    @TempDir
    private Path directory;

    private ImmutableList<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(ImmutableList.toImmutableList());
        }
    }

    @Test
    void leavesNothingBehindIfARecordCannotBeWritten() throws IOException {
        Path inTheWay = Files.createDirectories(directory.resolve(RecordFolder.RUN));
        Files.writeString(inTheWay.resolve("file"), "");

        assertThrows(IOException.class, () -> new RecordFolder(directory).write("{}"));

        assertEquals(ImmutableList.of(RecordFolder.RUN), files());
    }

    @Test
    void isFreeAlthoughARunWasKilledThatWroteThere() throws IOException {
        new RecordFolder(directory).newEvents(); // and never closed

        assertEquals(1, files().size());
        assertTrue(new RecordFolder(directory).isFree());
    }

    @Test
    void showsAnEventLogOnlyOnceItIsWhole() throws IOException {
        RecordFolder folder = new RecordFolder(directory);
        try (EventFile events = folder.newEvents()) {
            events.on(new TraceEvent().is(TraceEvent.Kind.FAULT, 5, TraceEvent.nobody(), "crash p1"));
            assertTrue(folder.events().isEmpty());

            events.keep();

            assertEquals(
                    ImmutableList.of("{\"event\": 1,\"at\": 5,\"kind\": \"fault\",\"subject\": \"crash p1\"}"),
                    Files.readAllLines(folder.events().orElseThrow()));
        }
        assertEquals(ImmutableList.of(RecordFolder.EVENTS), files());
    }

    @Test
    void leavesNothingBehindOfAnEventLogThatBreaksOff() throws IOException {
        try (EventFile events = new RecordFolder(directory).newEvents()) {
            events.on(new TraceEvent().is(TraceEvent.Kind.FAULT, 5, TraceEvent.nobody(), "crash p1"));
        }

        assertEquals(ImmutableList.of(), files());
    }

    @Test
    void isNotFreeIfAnythingIsThere() throws IOException {
        assertTrue(new RecordFolder(directory).isFree());
        assertTrue(new RecordFolder(directory.resolve("none")).isFree());
        Files.writeString(directory.resolve("file"), "");

        assertEquals(false, new RecordFolder(directory).isFree());
        assertThrows(IOException.class, () -> new RecordFolder(directory.resolve("file")).isFree());
    }
}
