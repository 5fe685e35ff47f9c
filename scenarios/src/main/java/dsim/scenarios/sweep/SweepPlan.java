package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.random.Seed;
import dsim.reports.stats.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep runs.
 *
 * @param points of the grid, in its order: the last path varies fastest; at least one
 * @param firstSeed the first seed, the same at each point; those after it are the numbers that follow
 * @param seeds how many seeds at each point; with a target at most so many
 * @param target what is measured until it is known well enough, if that is asked for
 */
public record SweepPlan(ImmutableList<SweepPoint> points, Seed firstSeed, long seeds, Optional<Target> target) {

    /**
     * When a point has had enough runs.
     *
     * @param metric by its name, as in {@link RunNote#metrics}
     * @param rule what its mean has to keep to
     */
    public record Target(String metric, StopRule rule) {}

    /** Checks that there is something to run. */
    public SweepPlan {
        if (points.isEmpty() || seeds < 1) {
            throw new IllegalArgumentException("a sweep has a point and a seed at least");
        }
    }

    /** All combinations of the values, the last path varying fastest. */
    public static ImmutableList<ImmutableMap<String, String>> grid(Map<String, ImmutableList<String>> vary) {
        List<ImmutableMap<String, String>> grid = new ArrayList<>(List.of(ImmutableMap.of()));
        vary.forEach((path, values) -> {
            List<ImmutableMap<String, String>> finer = new ArrayList<>();
            for (ImmutableMap<String, String> point : grid) {
                for (String value : values) {
                    finer.add(ImmutableMap.<String, String>builder()
                            .putAll(point)
                            .put(path, value)
                            .buildOrThrow());
                }
            }
            grid.clear();
            grid.addAll(finer);
        });
        return ImmutableList.copyOf(grid);
    }

    /** The index-th seed, from 0. */
    Seed seed(long index) {
        return Seed.of(firstSeed.value() + index);
    }

    /** How many runs there are, with a target at most. */
    public long runs() {
        return points.size() * seeds;
    }

    /** Such as {@code 1..30}. */
    public String seedText() {
        return seeds == 1 ? firstSeed.toString() : firstSeed + ".." + seed(seeds - 1);
    }
}
