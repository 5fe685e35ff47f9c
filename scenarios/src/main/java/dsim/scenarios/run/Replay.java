package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Scenario;
import dsim.trace.Digest.Marks;
import dsim.trace.TraceSink;
import dsim.trace.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recorded run, made again and compared with its record.
 *
 * @param record what was recorded
 * @param again what came of it now
 * @param difference where the two part, if they do
 * @param logDifference where the event log of the recorded run parts from the run now, if there is a log and it does
 */
public record Replay(
        RunRecord record, RunResult again, Optional<Difference> difference, Optional<Difference> logDifference) {

    /** How many events are shown before the first that differs. */
    static final int CONTEXT = 3;

    /**
     * Where two runs part.
     *
     * @param after so many events, counted from the first, are the same
     * @param upTo the first event that differs is this one or one before it; equal to {@code after} if no event differs
     * @param recorded the recorded events around the first that differs; empty without a log
     * @param again the events of the run now around it
     */
    public record Difference(long after, long upTo, ImmutableList<String> recorded, ImmutableList<String> again) {}

    /**
     * The first field of the record's file that is not what the run now says, although all events are the same: somebody
     * has changed it.
     *
     * @param text the file
     * @throws BrokenRecordException if it is not whole
     */
    public Optional<String> changedField(String text) throws BrokenRecordException {
        return RunRecord.differingField(text, RunRecord.of(record.plan(), again).text(again, 0));
    }

    /**
     * Replays a run. Where it parts from the record is found through the marks; exactly, if there is an event log.
     *
     * @param scenario the one that the record defines
     * @param log the event log of the recorded run, if there is one
     * @param listeners are told every step
     * @throws IOException if the log cannot be read
     */
    public static Replay of(RunRecord record, Scenario scenario, Optional<Path> log, TraceSink... listeners)
            throws IOException {
        try (BufferedReader lines = lines(log)) {
            LogComparison comparison = new LogComparison(lines);
            RunResult again = ScenarioRun.of(
                    scenario,
                    Stream.concat(Arrays.stream(listeners), log.stream().map(any -> comparison))
                            .toArray(TraceSink[]::new));
            Optional<Difference> byLog = log.isPresent() ? comparison.difference() : Optional.empty();
            return again.digest().equals(record.digest())
                    ? new Replay(record, again, Optional.empty(), byLog)
                    : new Replay(record, again, byLog.or(() -> Optional.of(byMarks(record.marks(), again))), byLog);
        }
    }

    /** Bytes that are no text differ from all that a run says, like any others. */
    private static BufferedReader lines(Optional<Path> log) throws IOException {
        return new BufferedReader(new InputStreamReader(
                log.isPresent() ? Files.newInputStream(log.get()) : InputStream.nullInputStream(),
                StandardCharsets.UTF_8));
    }

    private static Difference byMarks(Marks recorded, RunResult again) {
        Marks.Span span = recorded.firstDifference(again.marks());
        Window window = new Window(Math.max(0, span.after() - CONTEXT), Math.min(span.upTo(), span.after() + 1));
        ScenarioRun.of(again.scenario(), window);
        return new Difference(
                span.after(),
                span.upTo(),
                ImmutableList.of(),
                window.steps().stream().map(EventText::columns).collect(ImmutableList.toImmutableList()));
    }
}
