package dsim.algorithms.arbitrage;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.pricefeed.Currency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best loop that pays: that of the fewest steps, of these the one with the largest factor.
 *
 * <p>For each step that could not be settled, the least costs of going back from its end to its beginning in exactly 1, 2, 3, ...
 * steps say how many it takes at least until a loop through it pays. These costs are of walks, which may pass a currency twice; a
 * search in depth that is bounded by them finds the loop itself.
 */
final class LoopSearch {

    /** So many currencies are tried in one search in depth; without noise between quotes, as many as there are steps. */
    private static final int TRIES = 100_000;

    /** Of loops whose costs differ by more, the one that costs less has the larger factor. */
    private static final double ROUNDING = 1e-9;

    private final Rates rates;
    private final Potentials potentials;
    private final double tolerance;

    private @Nullable Loop best;
    private double bestCost;
    private boolean isFound;
    private int triesLeft;
    private int source;
    private double least;
    private final List<double[]> costsToSource = new ArrayList<>();
    private final List<Integer> path = new ArrayList<>();
    private final BitSet isOnPath = new BitSet();

    LoopSearch(Rates rates, Potentials potentials, double tolerance) {
        this.rates = rates;
        this.potentials = potentials;
        this.tolerance = tolerance;
    }

    /** The best loop of steps that are not held. */
    Optional<Loop> best() {
        best = null;
        BitSet unsettled = potentials.unsettled();
        for (int step = unsettled.nextSetBit(0); step >= 0; step = unsettled.nextSetBit(step + 1)) {
            searchThrough(step);
        }
        return Optional.ofNullable(best);
    }

    /** Looks for a loop through a step that is better than the best so far. */
    private void searchThrough(int step) {
        source = Rates.from(step);
        int start = Rates.to(step);
        costsToSource.clear();
        double[] direct = new double[rates.size()];
        for (int slot = 0; slot < direct.length; slot++) {
            direct[slot] = cost(Rates.step(slot, source));
        }
        costsToSource.add(direct);
        for (int steps = 2; steps <= longest(); steps++) {
            if (steps > 2) {
                int known = steps - 2;
                while (costsToSource.size() < known) {
                    costsToSource.add(oneStepMore(costsToSource.get(costsToSource.size() - 1)));
                }
            }
            double cost = cost(step) + (steps == 2 ? direct[start] : leastFrom(start, costsToSource.get(steps - 3)));
            if (cost < toBeat(steps) && pays(step, steps)) {
                return;
            }
        }
    }

    /** What a loop of so many steps has to cost less than, to be better than the best so far. */
    private double toBeat(int steps) {
        Loop found = best;
        return found == null || found.steps().size() > steps ? -tolerance : Math.min(-tolerance, bestCost + ROUNDING);
    }

    private int longest() {
        Loop found = best;
        return found == null ? rates.size() : found.steps().size();
    }

    private double cost(int step) {
        return potentials.isHeld(step) ? Rates.IMPOSSIBLE : rates.cost(step);
    }

    /** The least costs from everywhere to the source in one step more. */
    private double[] oneStepMore(double[] costs) {
        double[] more = new double[costs.length];
        for (int slot = 0; slot < costs.length; slot++) {
            more[slot] = leastFrom(slot, costs);
        }
        return more;
    }

    private double leastFrom(int slot, double[] costs) {
        double cheapest = Rates.IMPOSSIBLE;
        for (int next = 0; next < costs.length; next++) {
            cheapest = Math.min(cheapest, cost(Rates.step(slot, next)) + costs[next]);
        }
        return cheapest;
    }

    /** Whether a loop through a step, of so many steps, pays; the best one is kept. */
    private boolean pays(int step, int steps) {
        isFound = false;
        least = toBeat(steps);
        triesLeft = TRIES;
        path.clear();
        isOnPath.clear();
        enter(source);
        goOn(Rates.to(step), cost(step), steps - 1);
        leave(source);
        return isFound;
    }

    /** Goes on from a currency, with so many steps left to the source. */
    private void goOn(int at, double spent, int stepsLeft) {
        enter(at);
        if (stepsLeft == 1) {
            finish(spent + cost(Rates.step(at, source)));
        } else {
            double[] costsFromThere = costsToSource.get(stepsLeft - 2);
            for (int next = 0; next < costsFromThere.length && triesLeft > 0; next++) {
                if (!isOnPath.get(next)) {
                    double cost = spent + cost(Rates.step(at, next));
                    if (cost + costsFromThere[next] < least) {
                        triesLeft--;
                        goOn(next, cost, stepsLeft - 1);
                    }
                }
            }
        }
        leave(at);
    }

    private void enter(int slot) {
        path.add(slot);
        isOnPath.set(slot);
    }

    private void leave(int slot) {
        path.remove(path.size() - 1);
        isOnPath.clear(slot);
    }

    /** The path is back at the source. */
    private void finish(double cost) {
        if (cost < least) {
            Loop loop = loop();
            if (StrictMath.log1p(loop.profit()) > tolerance) {
                least = cost;
                isFound = true;
                if (best == null || Loop.BETTER_FIRST.compare(loop, best) < 0) {
                    best = loop;
                    bestCost = cost;
                }
            }
        }
    }

    private Loop loop() {
        ImmutableList.Builder<Step> steps = ImmutableList.builder();
        for (int i = 0; i < path.size(); i++) {
            steps.add(rates.offer(Rates.step(path.get(i), path.get((i + 1) % path.size()))));
        }
        return new Loop(steps.build());
    }

    /**
     * The step of a loop that is to blame, if one quote is: the one whose rate is farthest above what the other quotes pay for
     * the same exchange, which is the median over all ways in two steps, or where there are none in three. For one that is
     * confirmed by neither, that is as much as the loop pays. Of those that are about as far, the one between currencies that have the fewest quotes.
     */
    int suspect(Loop loop) {
        double profit = StrictMath.log1p(loop.profit());
        List<Integer> steps = new ArrayList<>();
        List<Double> excesses = new ArrayList<>();
        double most = Double.NEGATIVE_INFINITY;
        for (Step each : loop.steps()) {
            int step = Rates.step(rates.slot(each.from()), rates.slot(each.to()));
            double excess = Math.min(profit, excess(step, profit));
            steps.add(step);
            excesses.add(excess);
            most = Math.max(most, excess);
        }
        int suspect = -1;
        for (int i = 0; i < steps.size(); i++) {
            boolean isFar = excesses.get(i) >= most - Math.abs(most) / 10;
            if (isFar && (suspect < 0 || isLessKnown(steps.get(i), suspect))) {
                suspect = steps.get(i);
            }
        }
        return suspect;
    }

    private double excess(int step, double ifUnconfirmed) {
        double[] detours = inTwoSteps(step);
        if (detours.length == 0) {
            detours = inThreeSteps(step);
        }
        int count = detours.length;
        if (count == 0) {
            return ifUnconfirmed;
        }
        Arrays.sort(detours);
        return (detours[(count - 1) / 2] + detours[count / 2]) / 2 - rates.cost(step);
    }

    private double[] inTwoSteps(int step) {
        DoubleStream.Builder costs = DoubleStream.builder();
        for (int over = 0; over < rates.size(); over++) {
            double cost = cost(Rates.step(Rates.from(step), over)) + cost(Rates.step(over, Rates.to(step)));
            if (cost < Rates.IMPOSSIBLE) {
                costs.add(cost);
            }
        }
        return costs.build().toArray();
    }

    /** What takes the step itself is no detour. */
    private double[] inThreeSteps(int step) {
        int from = Rates.from(step);
        int to = Rates.to(step);
        DoubleStream.Builder costs = DoubleStream.builder();
        for (int first = 0; first < rates.size(); first++) {
            double begun = first == to ? Rates.IMPOSSIBLE : cost(Rates.step(from, first));
            for (int second = 0; begun < Rates.IMPOSSIBLE && second < rates.size(); second++) {
                double cost = begun + cost(Rates.step(first, second)) + cost(Rates.step(second, to));
                if (second != from && cost < Rates.IMPOSSIBLE) {
                    costs.add(cost);
                }
            }
        }
        return costs.build().toArray();
    }

    private boolean isLessKnown(int step, int other) {
        int byQuotes = Integer.compare(quotes(step), quotes(other));
        return byQuotes != 0 ? byQuotes < 0 : name(step).compareTo(name(other)) < 0;
    }

    private int quotes(int step) {
        int count = 0;
        for (int slot = 0; slot < rates.size(); slot++) {
            count += rates.cost(Rates.step(Rates.from(step), slot)) < Rates.IMPOSSIBLE ? 1 : 0;
            count += rates.cost(Rates.step(Rates.to(step), slot)) < Rates.IMPOSSIBLE ? 1 : 0;
        }
        return count;
    }

    private String name(int step) {
        Currency from = rates.currency(Rates.from(step));
        return from + "/" + rates.currency(Rates.to(step));
    }
}
