package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableList;
import dsim.reports.stats.Summary;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import dsim.trace.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A sweep that is carried out once. */
public final class SweepRun {

    private final SweepPlan plan;
    private final Journal journal;
    private final Watch watch;
    private final List<Course> courses = new ArrayList<>();

    private SweepRun(SweepPlan plan, Journal journal, Watch watch) {
        this.plan = plan;
        this.journal = journal;
        this.watch = watch;
        plan.points().forEach(point -> courses.add(new Course(point)));
    }

    /**
     * Who looks on.
     *
     * @param events is told every step of every run, by several threads at once; it may end a run by a {@link
     *     dsim.scenarios.run.RunStoppedException}
     * @param isOver whether to begin no more runs, and to leave out those that were stopped
     * @param run is told after each run that is there, kept or new
     */
    public record Watch(TraceSink events, BooleanSupplier isOver, Runnable run) {

        /** Nobody. */
        public static Watch nobody() {
            return new Watch(event -> {}, () -> false, () -> {});
        }
    }

    /**
     * Runs what the journal does not hold already.
     *
     * @param jobs how many runs at a time; the result is the same for any number
     * @throws UncheckedIOException if the journal cannot be written
     */
    public static SweepResult of(SweepPlan plan, int jobs, Journal journal, Watch watch) {
        SweepRun sweep = new SweepRun(plan, journal, watch);
        Crew.work(jobs, sweep::next, sweep::run, (task, note) -> sweep.takeIn(task, note));
        return sweep.result();
    }

    /** How far one point has come. */
    private final class Course {

        private final SweepPoint point;

        /** By the index of the seed; also those after a gap. */
        private final SortedMap<Long, RunNote> runs = new TreeMap<>();

        private long begun;
        private long wanted = plan.seeds();

        /** So many seeds from the first on are run, without a gap. */
        private long ready;

        private final List<Double> values = new ArrayList<>();

        /** Looked at when there are so many values: after ever more of them, so that many seeds take no longer than few. */
        private long nextLook = 2;

        Course(SweepPoint point) {
            this.point = point;
        }

        void put(long index, RunNote note) {
            runs.put(index, note);
            RunNote next = runs.get(ready);
            while (next != null && ready < wanted) {
                ready++;
                if (plan.target().isPresent()) {
                    aim(plan.target().get(), next);
                }
                next = runs.get(ready);
            }
        }

        /** Looks after each seed in their order, whatever has been run of those behind: so the end is always the same. */
        private void aim(SweepPlan.Target target, RunNote note) {
            Double value = note.metrics().get(target.metric());
            if (value != null && Double.isFinite(value)) {
                values.add(value);
            }
            if (values.size() >= nextLook) {
                nextLook = values.size() + 1L + values.size() / 20;
                double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
                if (target.rule().isEnough(Summary.of(all))) {
                    wanted = ready;
                }
            }
        }

        ImmutableList<RunNote> wanted() {
            return ImmutableList.copyOf(runs.headMap(wanted).values());
        }
    }

    /** A run that is to be made. */
    private record Task(int point, long index) {}

    private Optional<Task> next() {
        for (int i = 0; i < courses.size() && !watch.isOver().getAsBoolean(); i++) {
            Course course = courses.get(i);
            while (course.begun < course.wanted) {
                long index = course.begun++;
                Optional<RunNote> kept = journal.find(course.point, plan.seed(index));
                if (kept.isEmpty()) {
                    return Optional.of(new Task(i, index));
                }
                course.put(index, kept.get());
                watch.run().run();
            }
        }
        return Optional.empty();
    }

    /** Empty if somebody stopped it. */
    private Optional<RunNote> run(Task task) {
        SweepPoint point = courses.get(task.point()).point;
        RunResult result = ScenarioRun.of(point.scenario().withSeed(plan.seed(task.index())), watch.events());
        return RunNote.wasStopped(result) ? Optional.empty() : Optional.of(RunNote.of(result));
    }

    private void takeIn(Task task, Optional<RunNote> note) {
        Course course = courses.get(task.point());
        if (note.isPresent()) {
            try {
                journal.keep(course.point, note.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            course.put(task.index(), note.get());
            watch.run().run();
        }
    }

    private SweepResult result() {
        return new SweepResult(
                plan,
                courses.stream().map(Course::wanted).collect(ImmutableList.toImmutableList()),
                courses.stream().allMatch(course -> course.ready >= course.wanted));
    }
}
