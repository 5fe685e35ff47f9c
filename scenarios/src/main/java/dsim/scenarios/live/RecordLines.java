package dsim.scenarios.live;

import dsim.scenarios.run.BrokenRecordException;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Optional;

/** The lines of a recording. The last one may be torn: then it was being written when the process died. */
final class RecordLines {

    /** No step that is recorded needs more letters. */
    private static final int LONGEST = 1 << 26;

    private final Reader text;
    private final char[] buffer = new char[1 << 16];
    private int from;
    private int to;
    private int number;
    private boolean isTorn;

    RecordLines(Reader text) {
        this.text = text;
    }

    /** The number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** The first line, which has to be there. */
    String first() throws BrokenRecordException, IOException {
        return line().orElseThrow(() -> new BrokenRecordException("not even its first line is whole"));
    }

    /** The object of the next line, if that is whole. */
    Optional<Map<?, ?>> next() throws BrokenRecordException, IOException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Recording.object(line.get()));
        } catch (BrokenRecordException e) {
            throw new BrokenRecordException("line " + number + ": " + e.getMessage());
        }
    }

    /** A line with its end. */
    private Optional<String> line() throws BrokenRecordException, IOException {
        StringBuilder line = new StringBuilder();
        number++;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, text.read(buffer));
                if (to == 0) {
                    isTorn = line.length() > 0;
                    return Optional.empty();
                }
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.append(buffer, from, end - from);
            from = end;
            if (line.length() > LONGEST) {
                throw new BrokenRecordException("line " + number + " has more than " + LONGEST + " letters");
            }
            if (from < to) {
                from++;
                return Optional.of(line.toString());
            }
        }
    }

    /** What to say of a recording that has come to no proper end. */
    String brokenOff() {
        return isTorn
                ? "the recording breaks off in the midst of line " + number + ", which was left out"
                : "the recording breaks off after line " + (number - 1);
    }
}
