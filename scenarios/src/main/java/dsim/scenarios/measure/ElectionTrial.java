package dsim.scenarios.measure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import dsim.algorithms.bully.BullyTheory;
import dsim.algorithms.changroberts.ChangRobertsTheory;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionCost.Count;
import dsim.algorithms.ring.RingTheory;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.run.Measured;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import dsim.trace.TraceSink;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One election that is held to count its messages, and what theory says of it. Nobody probes, no message is lost, and each
 * takes equally long.
 *
 * @param course what happens
 * @param n how many processes there are
 * @param who noticed, or how the processes stand, in a word
 * @param form the closed form: how many messages of each kind
 * @param scenario what is run
 */
public record ElectionTrial(Course course, int n, String who, ElectionCost form, Scenario scenario) {

    private static final int RING_EVERYBODY_MAX = 256;

    private static final String STOP_AND_NETWORK =
            "stop: {when: quiescent, max-events: 1000000000}\nnetwork: {latency: 10ms}\n";

    /** What happens in an election. */
    public enum Course {
        BULLY_CRASH("bully, coordinator crashed", "d² + n − 1", 2),
        BULLY_FALSE_ALARM("bully, false alarm", "d(d + 1) + n − 1", 2),
        BULLY_EVERYBODY("bully, crashed, everybody notices", "n² − n", 2),
        RING_CRASH("ring, coordinator crashed", "2(n − 1) + 1", 1),
        RING_EVERYBODY("ring, crashed, everybody notices", "(n − 1)(2(n − 1) + 1)", 2),
        CHANG_ROBERTS_BEST("Chang–Roberts, best placement", "2n − 1 + n", 1),
        CHANG_ROBERTS_WORST("Chang–Roberts, worst placement", "n(n + 1)/2 + n", 2),
        CHANG_ROBERTS_RANDOM("Chang–Roberts, random placement", "Σ distance to the next higher + n", 1);

        private final String title;
        private final String formula;
        private final int degree;

        Course(String title, String formula, int degree) {
            this.title = title;
            this.formula = formula;
            this.degree = degree;
        }

        /** In words. */
        public String title() {
            return title;
        }

        /** The closed form of the total; d stands for how many are above the one who notices. */
        public String formula() {
            return formula;
        }

        /** As which power of n the worst total grows; of random placements it is n ln n. */
        int degree() {
            return degree;
        }
    }

    /** Checks that there is an election to hold. */
    public ElectionTrial {
        if (n < 2) {
            throw new IllegalArgumentException("an election takes at least 2 processes, not " + n);
        }
    }

    /**
     * The trials of a size.
     *
     * @param n how many processes, 2 or more
     * @param noticing who notices, one at a time: places from 1 to n
     * @param firstSeed of the random placements
     * @param placements how many random placements
     */
    public static ImmutableList<ElectionTrial> of(int n, Iterable<Integer> noticing, Seed firstSeed, long placements) {
        ImmutableList.Builder<ElectionTrial> trials = ImmutableList.builder();
        for (int i : noticing) {
            trials.add(bully(Course.BULLY_FALSE_ALARM, n, i));
        }
        for (int i : livingOf(n, noticing)) {
            trials.add(bully(Course.BULLY_CRASH, n, i)).add(ring(Course.RING_CRASH, n, i));
        }
        trials.add(bully(Course.BULLY_EVERYBODY, n, 0));
        if (n <= RING_EVERYBODY_MAX) {
            trials.add(ring(Course.RING_EVERYBODY, n, 0));
        }
        ImmutableList<Integer> rising = IntStream.rangeClosed(1, n).boxed().collect(ImmutableList.toImmutableList());
        trials.add(changRoberts(Course.CHANG_ROBERTS_BEST, rising, "rising", ChangRobertsTheory.best(n)));
        trials.add(changRoberts(
                Course.CHANG_ROBERTS_WORST,
                ImmutableList.copyOf(Lists.reverse(rising)),
                "falling",
                ChangRobertsTheory.worst(n)));
        for (long index = 0; index < placements; index++) {
            Seed seed = Seed.of(firstSeed.value() + index);
            ImmutableList<Integer> placed =
                    ImmutableList.copyOf(new Rng(Key.of(seed, "placement").with(n)).shuffled(rising));
            trials.add(changRoberts(
                    Course.CHANG_ROBERTS_RANDOM, placed, "seed " + seed, ChangRobertsTheory.placed(placed)));
        }
        return trials.build();
    }

    /** Where the highest is dead, the next one notices in its place. */
    private static ImmutableSet<Integer> livingOf(int n, Iterable<Integer> noticing) {
        ImmutableSet.Builder<Integer> living = ImmutableSet.builder();
        noticing.forEach(i -> living.add(StrictMath.min(i, n - 1)));
        return living.build();
    }

    /**
     * Who notices, evenly spread from the lowest to the highest.
     *
     * @param count how many of them; all if there are no more
     */
    public static ImmutableList<Integer> spread(int n, int count) {
        return count >= n
                ? IntStream.rangeClosed(1, n).boxed().collect(ImmutableList.toImmutableList())
                : IntStream.range(0, count)
                        .mapToObj(k -> count == 1 ? 1 : 1 + (int) ((n - 1L) * k / (count - 1)))
                        .distinct()
                        .collect(ImmutableList.toImmutableList());
    }

    private static ElectionTrial bully(Course course, int n, int i) {
        ElectionCost form = switch (course) {
            case BULLY_CRASH -> BullyTheory.coordinatorCrashed(n, i);
            case BULLY_FALSE_ALARM -> BullyTheory.falseAlarm(n, i);
            case BULLY_EVERYBODY -> BullyTheory.coordinatorCrashedAllNotice(n);
            default -> throw new AssertionError("no Bully: " + course);
        };
        return noticed(course, n, i, form, "bully", "answer-within: 1s, coordinator-within: 5s");
    }

    private static ElectionTrial ring(Course course, int n, int i) {
        ElectionCost form = RingTheory.elections(course == Course.RING_EVERYBODY ? n - 1 : 1, n - 1, 1);
        return noticed(course, n, i, form, "ring", "answer-within: 1s, coordinator-within: 10h");
    }

    /** One or all of those below the highest notice, at an instant. */
    private static ElectionTrial noticed(
            Course course, int n, int i, ElectionCost form, String algorithm, String waits) {
        String who = i > 0 ? "p" + i : everybodyBelow(n);
        String crash = course == Course.BULLY_FALSE_ALARM ? "" : "faults: [{at: 1s, crash: p" + n + "}]\n";
        String yaml = STOP_AND_NETWORK + "nodes: {p: {run: " + algorithm + ", count: " + n
                + ", params: {initial-leader: highest, probe-every: never, " + waits + "}}}\n" + crash
                + "workload: [{at: 2s, do: elect, node: " + who + "}]\n";
        return new ElectionTrial(course, n, i > 0 ? "p" + i : "all but p" + n, form, scenario(yaml));
    }

    private static String everybodyBelow(int n) {
        return IntStream.range(1, n).mapToObj(i -> "p" + i).collect(Collectors.joining(", ", "[", "]"));
    }

    /** All start together, at the beginning. */
    private static ElectionTrial changRoberts(
            Course course, ImmutableList<Integer> placed, String who, ElectionCost form) {
        String identities = placed.stream()
                .map(rank -> "{days: 0, su-id: " + rank + "}")
                .collect(Collectors.joining(", ", "[", "]"));
        String yaml = STOP_AND_NETWORK + "nodes: {p: {run: chang-roberts, count: " + placed.size() + ", identity: "
                + identities + "}}\n";
        return new ElectionTrial(course, placed.size(), who, form, scenario(yaml));
    }

    private static Scenario scenario(String yaml) {
        return new ScenarioReader(Shipped.catalogue()).read("trial.yaml", yaml).orThrow();
    }

    /**
     * Holds the election.
     *
     * @param listener is told every step
     * @return empty if the listener ended it
     */
    public Optional<ElectionCost> measured(TraceSink listener) {
        RunResult result = ScenarioRun.of(scenario, listener);
        if (!result.verdicts().isEmpty()) {
            return Optional.empty();
        }
        Measured messages = Objects.requireNonNull(result.metrics().get("election.messages"));
        ImmutableMap.Builder<String, Count> kinds = ImmutableMap.builder();
        for (String kind : form.kinds().keySet()) {
            kinds.put(kind, new Count(part(messages, kind), part(messages, kind + "-to-dead")));
        }
        return Optional.of(new ElectionCost(kinds.buildOrThrow()));
    }

    private static double part(Measured messages, String name) {
        return Objects.requireNonNull(messages.parts().get(name), name);
    }

    /** Measured minus closed form, by kind and convention: all 0 if theory is right. */
    public ImmutableMap<String, Double> difference(ElectionCost measured) {
        ImmutableMap.Builder<String, Double> difference = ImmutableMap.builder();
        for (Map.Entry<String, Double> part : measured.parts().entrySet()) {
            difference.put(
                    part.getKey(),
                    part.getValue() - Objects.requireNonNull(form.parts().get(part.getKey())));
        }
        return difference.buildOrThrow();
    }
}
