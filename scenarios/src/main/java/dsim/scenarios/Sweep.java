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
public record Sweep(Seed firstSeed, long seeds, ImmutableMap<String, ImmutableList<String>> vary) {}
