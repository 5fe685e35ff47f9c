package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.live.Step;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LiveReplayRun;
import dsim.scenarios.live.LiveReplayRun.Difference;
import dsim.scenarios.live.Recording;
import dsim.scenarios.run.BrokenRecordException;
import dsim.scenarios.run.RunStoppedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The replay of a recorded live run, and what is told of it. */
final class RecordingReplay {

    /** So many effects are shown before the first that differs, and after it. */
    private static final int CONTEXT = 3;

    private final Console console;

    RecordingReplay(Console console) {
        this.console = console;
    }

    /** Whether a file is the recording of a live run. */
    static boolean isRecording(Path file) {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            char[] beginning = new char[Recording.BEGINNING.length()];
            int read = text.read(beginning);
            return read == beginning.length && Recording.BEGINNING.equals(String.valueOf(beginning));
        } catch (IOException e) {
            return false;
        }
    }

    /** Replays, and tells what came of it. */
    int replay(Path file) throws BrokenRecordException, IOException {
        try (BufferedReader text = Files.newBufferedReader(file);
                Interruption interruption = new Interruption(console)) {
            long begun = console.clock().read();
            LiveReplayRun replay = LiveReplayRun.of(text, Shipped.catalogue(), interruption);
            long wallMillis = Duration.ofNanos(console.clock().read() - begun).toMillis();
            Page page = RunPage.liveReplay(replay.result(), wallMillis).page();
            if (replay.difference().isPresent()) {
                console.out().print(differs(replay, replay.difference().get()));
                return ExitCode.DIVERGED;
            }
            replay.brokenOff().ifPresent(where -> page.paragraph("note", where));
            page.paragraph(
                    "replay",
                    String.format(
                            Locale.ROOT,
                            "identical: %,d steps, each with the effects that were recorded, by dsim %s",
                            replay.steps(),
                            versions(replay.recording().version())));
            console.out().print(page);
            return ExitCode.OK;
        } catch (RunStoppedException e) {
            console.tell("interrupted before the end: nothing is known of the rest of the run");
            return ExitCode.INTERRUPTED;
        } catch (CharacterCodingException e) {
            throw new BrokenRecordException("it is no text");
        }
    }

    private static String versions(String recorded) {
        String own = BuildVersion.number();
        return own.equals(recorded) ? own : own + " (it was recorded by dsim " + recorded + ")";
    }

    private static Page differs(LiveReplayRun replay, Difference difference) {
        Step recorded = difference.recorded();
        Page page = new Page();
        page.line(String.format(
                Locale.ROOT,
                "LIVE REPLAY %s differs in step %,d, after %,d that are the same, by dsim %s",
                replay.recording().plan().name(),
                difference.number(),
                replay.steps(),
                versions(replay.recording().version())));
        page.gap();
        page.paragraph("step", recorded.node() + " at " + RunPage.time(recorded.atNanos()) + ": " + recorded.input());
        page.gap();
        page.rows("recorded", around(recorded.effects(), difference.at()));
        page.rows("now", around(difference.again().effects(), difference.at()));
        return page;
    }

    /** The effects around one, which is marked. */
    private static ImmutableList<String> around(List<String> effects, int at) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        for (int i = Math.max(0, at - CONTEXT); i < Math.min(effects.size(), at + CONTEXT + 1); i++) {
            lines.addAll(Page.folded((i == at ? "> " : "  ") + effects.get(i), 4));
        }
        if (at >= effects.size()) {
            lines.add("> nothing more");
        }
        return lines.build();
    }
}
