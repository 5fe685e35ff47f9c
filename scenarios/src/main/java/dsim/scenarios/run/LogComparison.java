package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dsim.scenarios.run.Replay.Difference;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a run against the event log of another, line by line, up to the first that differs. */
final class LogComparison implements TraceSink {

    private final BufferedReader log;
    private final Deque<String> before = new ArrayDeque<>();
    private long same;
    private @Nullable Difference difference;
    private @Nullable IOException broken;

    LogComparison(BufferedReader log) {
        this.log = log;
    }

    @Override
    public void on(TraceEvent event) {
        if (difference == null && broken == null) {
            compare(Optional.of(EventText.json(event)));
        }
    }

    private void compare(Optional<String> now) {
        Optional<String> recorded = next();
        if (!recorded.equals(now)) {
            difference = new Difference(same, same + 1, context(recorded), context(now));
            return;
        }
        same++;
        now.ifPresent(before::add);
        if (before.size() > Replay.CONTEXT) {
            before.removeFirst();
        }
    }

    private Optional<String> next() {
        try {
            return Optional.ofNullable(log.readLine());
        } catch (IOException e) {
            broken = e;
            return Optional.empty();
        }
    }

    private ImmutableList<String> context(Optional<String> line) {
        return ImmutableList.copyOf(Iterables.concat(before, ImmutableList.of(line.orElse("(no further event)"))));
    }

    /**
     * Where the two part, once the run has ended; empty if the log is the same to its end.
     *
     * @throws IOException if the log could not be read
     */
    Optional<Difference> difference() throws IOException {
        if (difference == null && broken == null) {
            compare(Optional.empty());
        }
        if (broken != null) {
            throw broken;
        }
        return Optional.ofNullable(difference);
    }
}
