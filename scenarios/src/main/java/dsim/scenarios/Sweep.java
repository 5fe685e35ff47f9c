package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.random.Seed;

/**
 * What a sweep varies: every seed with every combination of values.
 *
 * @param firstSeed the first seed; the seeds after it are the numbers that follow
 * @param seeds how many; at least 1
 * @param vary the values by the path that they are put in place of, such as {@code nodes.p.count}; each as it would be
 *     given to {@code --set}
 */
public record Sweep(Seed firstSeed, long seeds, ImmutableMap<String, ImmutableList<String>> vary) {

    /**
     * A sweep over seeds alone.
     *
     * @param range such as {@code 1..30}, or one seed
     * @throws IllegalArgumentException if it is something else; the message is for who wrote it
     */
    public static Sweep ofSeeds(String range) {
        SweepFormat.Seeds seeds = SweepFormat.Seeds.parse(range);
        return new Sweep(seeds.first(), seeds.count(), ImmutableMap.of());
    }
}
