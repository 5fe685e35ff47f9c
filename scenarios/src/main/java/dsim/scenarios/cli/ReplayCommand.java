package dsim.scenarios.cli;

import dsim.scenarios.Problem;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.run.BrokenRecordException;
import dsim.scenarios.run.RecordFolder;
import dsim.scenarios.run.Replay;
import dsim.scenarios.run.RunPlan;
import dsim.scenarios.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code replay}: makes a recorded run again and compares. */
@Command(
        name = "replay",
        description = "Makes a recorded run again, and tells whether it is the same, or the first difference.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "DIR|FILE",
            description = "The directory of a record, or its run.json, or the recording of a live run.")
    private Path given = Path.of("");

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path place = console.directory().resolve(given);
        Path file = Files.isDirectory(place) ? place.resolve(RecordFolder.RUN) : place;
        try {
            if (RecordingReplay.isRecording(file)) {
                return new RecordingReplay(console).replay(file);
            }
            String text = text(file);
            RunRecord record = RunRecord.parse(text);
            Optional<Path> log = new RecordFolder(file.resolveSibling("")).events();
            return replay(record, scenario(record.plan()), log, text);
        } catch (BrokenRecordException e) {
            throw new Refusal("'" + given + "' cannot be replayed: " + e.getMessage());
        }
    }

    private String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new Refusal("there is no record of a run in '" + given + "'");
        } catch (IOException e) {
            throw new Refusal("the record in '" + given + "' cannot be read: " + FileTrouble.of(e));
        }
    }

    private static Scenario scenario(RunPlan plan) throws BrokenRecordException {
        Reading reading = new ScenarioReader(Shipped.catalogue()).read(plan.name() + ".yaml", plan.definition());
        if (reading.scenario().isEmpty()) {
            Problem first = reading.problems().get(0);
            throw new BrokenRecordException("line " + first.place().line() + " of its definition is wrong"
                    + (isOwn(plan) ? "" : ", by " + versions(plan)) + ": " + first.sentence());
        }
        return plan.until().map(reading.orThrow()::until).orElseGet(reading::orThrow);
    }

    private static boolean isOwn(RunPlan plan) {
        return plan.version().equals(BuildVersion.number());
    }

    static String versions(RunPlan plan) {
        return "dsim " + BuildVersion.number()
                + (isOwn(plan) ? "" : " (it was recorded by dsim " + plan.version() + ")");
    }

    private int replay(RunRecord record, Scenario scenario, Optional<Path> log, String text)
            throws IOException, BrokenRecordException {
        try (Interruption interruption = new Interruption(console);
                Progress progress = new Progress(console)) {
            Replay replay = Replay.of(record, scenario, log, interruption, progress);
            if (interruption.isWanted()) {
                console.tell("interrupted before the end: nothing is known of the run");
                return ExitCode.INTERRUPTED;
            }
            return tell(replay, text);
        }
    }

    private int tell(Replay replay, String text) throws BrokenRecordException {
        if (replay.difference().isPresent()) {
            console.out().print(DivergencePage.of(replay, replay.difference().get()));
            return ExitCode.DIVERGED;
        }
        Optional<String> changed = replay.changedField(text);
        if (changed.isPresent()) {
            throw new BrokenRecordException("the run is the same, event by event, but '" + changed.get()
                    + "' is not what came of it: the record was changed");
        }
        if (replay.logDifference().isPresent() && isOwn(replay.record().plan())) {
            throw new BrokenRecordException("the run is the same, event by event, but line "
                    + replay.logDifference().get().upTo() + " of " + RecordFolder.EVENTS
                    + " is not what came of it: the record was changed");
        }
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "identical: %,d events, digest %s, by %s",
                        replay.again().events(),
                        replay.again().digest(),
                        versions(replay.record().plan())));
        return ExitCode.OK;
    }
}
