package dsim.scenarios.cli;

import dsim.scenarios.run.Replay;
import dsim.scenarios.run.Replay.Difference;
import dsim.trace.Digest;
import java.util.List;
import java.util.Locale;

/** Where a replay parts from its record, for people. */
final class DivergencePage {

    private DivergencePage() {}

    static Page of(Replay replay, Difference difference) {
        Page page = new Page();
        page.line("diverged: this run is not the one that was recorded");
        page.gap();
        page.paragraph("recorded", run(replay.record().marks(), replay.record().digest()));
        page.paragraph("now", run(replay.again().marks(), replay.again().digest()));
        page.paragraph("by", ReplayCommand.versions(replay.record().plan()));
        page.paragraph("first", first(difference));
        events(page, "recorded events", difference.recorded());
        events(page, "events now", difference.again());
        return page;
    }

    private static String run(Digest.Marks marks, String digest) {
        return String.format(Locale.ROOT, "%,d events, digest %s", marks.events(), digest);
    }

    private static String first(Difference difference) {
        long first = difference.after() + 1;
        if (difference.upTo() == difference.after()) {
            return "no event differs up to event " + difference.after()
                    + ", the last: all marks agree. The digest in the record was changed";
        } else if (difference.upTo() == first) {
            return "the first event that differs is event " + first;
        }
        return "the first event that differs is one of " + first + " to " + difference.upTo()
                + "; a record with an event log (run --log json --out DIR) tells which";
    }

    private static void events(Page page, String title, List<String> events) {
        if (!events.isEmpty()) {
            page.gap();
            page.line("  " + title);
            events.forEach(event -> page.quote(event));
        }
    }
}
