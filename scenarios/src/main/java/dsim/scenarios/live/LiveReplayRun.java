package dsim.scenarios.live;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.live.LiveEnd;
import dsim.live.LiveReplay;
import dsim.live.Step;
import dsim.scenarios.Catalogue;
import dsim.scenarios.Group;
import dsim.scenarios.Problem;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.BrokenRecordException;
import dsim.scenarios.run.Judgement;
import dsim.trace.TraceSink;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded live run, made again from its inputs and compared with its recording.
 *
 * @param recording what stands at its beginning
 * @param result what came of it now, as far as it was made again
 * @param steps how many steps were made again
 * @param difference the first step in which something else was done, if there is one
 * @param brokenOff where the recording breaks off before its end, in words; empty if it is whole
 */
public record LiveReplayRun(
        Recording recording,
        LiveResult result,
        long steps,
        Optional<Difference> difference,
        Optional<String> brokenOff) {

    /**
     * A step in which something else was done.
     *
     * @param number the how-many-th of the recording, from 1; one behind the last if the steps are the same, and what was told
     *     of them is not
     * @param recorded the step as it was
     * @param again the step as it is now
     * @param at the index of the first effect that differs
     */
    public record Difference(long number, Step recorded, Step again, int at) {}

    /**
     * Replays a recording.
     *
     * @param text the recording
     * @param listeners are told every step; nodes go by their names
     * @throws BrokenRecordException if it is damaged elsewhere than at its end, or makes no sense
     */
    public static LiveReplayRun of(Reader text, Catalogue catalogue, TraceSink... listeners)
            throws BrokenRecordException, IOException {
        return new Making(text, catalogue, ImmutableList.copyOf(listeners)).made();
    }

    /** One replay under way. */
    private static final class Making {

        private final RecordLines lines;
        private final Recording recording;
        private final Judgement judgement;
        private final LiveReplay replay;
        private long steps;
        private long lastAt;
        private Optional<Difference> difference = Optional.empty();
        private Optional<Map<?, ?>> end = Optional.empty();

        Making(Reader text, Catalogue catalogue, ImmutableList<TraceSink> listeners)
                throws BrokenRecordException, IOException {
            this.lines = new RecordLines(text);
            this.recording = Recording.parse(lines.first());
            ImmutableMap<Address, Address> known = known(recording.addresses());
            Scenario scenario = scenario(recording, catalogue, known);
            this.judgement = new Judgement(scenario);
            List<TraceSink> sinks = new ArrayList<>(judgement.listeners());
            sinks.addAll(listeners);
            this.replay = new LiveReplay(
                    scenario.seed(),
                    new NamedNodes(ImmutableBiMap.copyOf(known).inverse(), ImmutableList.copyOf(sinks)));
            for (Player player : Player.of(scenario, known)) {
                Address address = recording.addresses().get(player.name());
                if (address == null) {
                    throw new BrokenRecordException("'nodes' does not say where " + player.name() + " was");
                }
                replay.join(player.name(), address, player.wire(), player.role());
            }
        }

        private static ImmutableMap<Address, Address> known(ImmutableMap<String, Address> addresses)
                throws BrokenRecordException {
            ImmutableMap.Builder<Address, Address> known = ImmutableMap.builder();
            addresses.forEach((name, address) -> known.put(Group.address(name), address));
            if (addresses.values().stream().distinct().count() < addresses.size()) {
                throw new BrokenRecordException("two of its nodes have one address");
            }
            return known.buildOrThrow();
        }

        private static Scenario scenario(Recording recording, Catalogue catalogue, ImmutableMap<Address, Address> known)
                throws BrokenRecordException {
            Reading reading = recording.plan().read(catalogue, known);
            if (reading.scenario().isEmpty()) {
                Problem first = reading.problems().get(0);
                throw new BrokenRecordException(
                        "line " + first.place().line() + " of its definition is wrong: " + first.sentence());
            }
            return reading.orThrow();
        }

        LiveReplayRun made() throws BrokenRecordException, IOException {
            Optional<Map<?, ?>> line = lines.next();
            while (line.isPresent() && difference.isEmpty() && end.isEmpty()) {
                if (line.get().containsKey("ended")) {
                    end = line;
                } else {
                    compare(StepJson.read(line.get()));
                }
                line = lines.next();
            }
            if (end.isPresent() && line.isPresent()) {
                throw new BrokenRecordException("line " + lines.number() + ": something follows its end");
            }
            return result();
        }

        private void compare(Step recorded) throws BrokenRecordException {
            Step again;
            try {
                again = replay.again(recorded);
            } catch (IllegalArgumentException e) {
                throw new BrokenRecordException(
                        "line " + lines.number() + ": no run has this step here: " + e.getMessage());
            }
            lastAt = recorded.atNanos();
            if (again.effects().equals(recorded.effects())) {
                steps++;
            } else {
                int at = 0;
                while (at < Math.min(again.effects().size(), recorded.effects().size())
                        && again.effects().get(at).equals(recorded.effects().get(at))) {
                    at++;
                }
                difference = Optional.of(new Difference(steps + 1, recorded, again, at));
            }
        }

        private LiveReplayRun result() throws BrokenRecordException {
            LiveEnd.Why why = LiveEnd.Why.STOPPED;
            long lasted = lastAt;
            if (end.isPresent()) {
                why = why(StepJson.text(end.get(), "ended"));
                lasted = StepJson.number(end.get(), "at", Long.MAX_VALUE);
            }
            LiveEnd ended = replay.end(why, Duration.ofNanos(lasted));
            LiveResult result = LiveRun.judged(judgement, ended);
            if (difference.isEmpty() && end.isPresent()) {
                requireSameEnd(result, end.get());
            }
            Optional<String> brokenOff =
                    difference.isPresent() || end.isPresent() ? Optional.empty() : Optional.of(lines.brokenOff());
            return new LiveReplayRun(recording, result, steps, difference, brokenOff);
        }

        private void requireSameEnd(LiveResult result, Map<?, ?> recorded) throws BrokenRecordException {
            if (StepJson.number(recorded, "steps", Long.MAX_VALUE) != steps) {
                throw new BrokenRecordException("steps are missing from it: it has " + steps + " of "
                        + StepJson.number(recorded, "steps", Long.MAX_VALUE));
            }
            if (!StepJson.text(recorded, "digest").equals(result.run().digest())) {
                throw new BrokenRecordException("all its steps are made again as they were, but their digest is "
                        + result.run().digest() + ", not " + StepJson.text(recorded, "digest")
                        + ": the record was changed");
            }
        }

        private static LiveEnd.Why why(String text) throws BrokenRecordException {
            for (LiveEnd.Why why : LiveEnd.Why.values()) {
                if (why.name().equals(text)) {
                    return why;
                }
            }
            throw new BrokenRecordException("no run ends with '" + text + "'");
        }
    }
}
