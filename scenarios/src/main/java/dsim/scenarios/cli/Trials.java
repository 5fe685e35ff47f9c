package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.sweep.Crew;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Independent trials of a study, on several threads.
 *
 * @param noun of several trials, such as {@code elections}
 * @param all the trials
 * @param cost of a trial beside others: the dearest begin, so that no thread is left alone with one at the end
 */
record Trials<T>(String noun, ImmutableList<T> all, ToDoubleFunction<T> cost) {

    /**
     * Carries them out, as many as there is time for until somebody interrupts.
     *
     * @param work what comes of a trial; empty if it was interrupted. Called by several threads at once
     * @return what came of them, in the order of the trials: fewer than those if they were interrupted
     */
    <R> ImmutableList<R> carryOut(
            Console console, int threads, Interruption interruption, Function<T, Optional<R>> work) {
        Map<Integer, R> results = new TreeMap<>();
        Iterator<Integer> left = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -cost.applyAsDouble(all.get(index))))
                .iterator();
        try (Percent progress = new Percent(console, noun, all.size())) {
            Crew.work(
                    threads,
                    () -> left.hasNext() && !interruption.isWanted() ? Optional.of(left.next()) : Optional.empty(),
                    index -> work.apply(all.get(index)),
                    (index, result) -> {
                        result.ifPresent(present -> results.put(index, present));
                        progress.step();
                    });
        }
        return ImmutableList.copyOf(results.values());
    }
}
