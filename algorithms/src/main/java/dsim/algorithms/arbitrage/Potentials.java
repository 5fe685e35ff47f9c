package dsim.algorithms.arbitrage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows without looking at all loops that none of them pays: a value for each currency such that no exchange is better than the
 * two values say. As long as there are such values, what is gained on one step of a loop is lost on the others. Steps that
 * come to cost less are settled one by one: values are lowered along the steps that go on from there, the lowest first; if that
 * lowers the value where it began, a loop pays, and the step stays unsettled.
 *
 * <p>Source: S. Cotton, O. Maler, <i>Fast and Flexible Difference Constraint Propagation for DPLL(T)</i>, SAT 2006, which
 * goes back to Johnson's potentials (J. ACM 24(1), 1977). Each change costs what it touches, not the whole table.
 */
final class Potentials {

    private final Rates rates;
    private final double slack;
    private final BitSet unsettled = new BitSet();
    private final BitSet held = new BitSet();

    /** For a step that could not be settled, how it went on from its end back to its beginning for less than nothing. */
    private final Map<Integer, int[]> waysBack = new HashMap<>();

    private double[] values = new double[0];
    private double[] falls = new double[0];
    private boolean[] isFinal = new boolean[0];
    private int[] reachedBy = new int[0];
    private int[] touched = new int[0];
    private int touchedCount;

    /**
     * Values for a table.
     *
     * @param slack how much better than the values an exchange may be; rounding needs some
     */
    Potentials(Rates rates, double slack) {
        this.rates = rates;
        this.slack = slack;
    }

    /** A step costs less than before: it has to be settled again. */
    void unsettle(int step) {
        unsettled.set(step);
    }

    /** Leaves a step out, whatever it costs. */
    void hold(int step) {
        held.set(step);
        unsettled.clear(step);
    }

    /** A step that was left out counts again. */
    void release(int step) {
        held.clear(step);
        unsettled.set(step);
    }

    boolean isHeld(int step) {
        return held.get(step);
    }

    /** The steps that could not be settled. Every loop that pays, and has no step that is held, has one of them. */
    BitSet unsettled() {
        return unsettled;
    }

    /** Settles what can be settled: true if that is all. */
    boolean settle() {
        if (values.length < rates.size()) {
            int size = rates.size();
            values = Arrays.copyOf(values, size);
            falls = Arrays.copyOf(falls, size);
            isFinal = Arrays.copyOf(isFinal, size);
            reachedBy = Arrays.copyOf(reachedBy, size);
            touched = Arrays.copyOf(touched, size);
        }
        for (int step = unsettled.nextSetBit(0); step >= 0; step = unsettled.nextSetBit(step + 1)) {
            if (held.get(step) || !hasWayBack(step) && settle(step)) {
                unsettled.clear(step);
            }
        }
        if (unsettled.isEmpty()) {
            waysBack.clear();
        }
        return unsettled.isEmpty();
    }

    /** Whether the loop that kept a step from being settled is still there. */
    private boolean hasWayBack(int step) {
        int[] way = waysBack.isEmpty() ? null : waysBack.get(step);
        if (way == null) {
            return false;
        }
        double cost = rates.cost(step);
        for (int each : way) {
            cost += counts(each) ? rates.cost(each) : Rates.IMPOSSIBLE;
        }
        if (cost < -slack) {
            return true;
        }
        waysBack.remove(step);
        return false;
    }

    private boolean settle(int step) {
        int source = Rates.from(step);
        double fall = values[source] + rates.cost(step) - values[Rates.to(step)];
        if (!(fall < -slack)) {
            return true;
        }
        touchedCount = 0;
        touch(Rates.to(step), fall);
        boolean settles = true;
        for (int lowest = lowest(); settles && lowest >= 0; lowest = lowest()) {
            isFinal[lowest] = true;
            settles = lower(lowest, source);
            if (!settles) {
                waysBack.put(step, way(lowest, step));
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            if (settles) {
                values[slot] += falls[slot];
            }
            isFinal[slot] = false;
            falls[slot] = 0;
        }
        return settles;
    }

    /** From the end of a step to its beginning, which is one step from the given slot. */
    private int[] way(int last, int step) {
        int[] way = new int[touchedCount + 1];
        int count = 0;
        way[count++] = Rates.step(last, Rates.from(step));
        for (int slot = last; slot != Rates.to(step); slot = Rates.from(reachedBy[slot])) {
            way[count++] = reachedBy[slot];
        }
        return Arrays.copyOf(way, count);
    }

    private void touch(int slot, double fall) {
        if (falls[slot] == 0) {
            touched[touchedCount++] = slot;
        }
        falls[slot] = fall;
    }

    /** The one that falls farthest, of those whose fall is not final; -1 if there is none. */
    private int lowest() {
        int lowest = -1;
        for (int i = 0; i < touchedCount; i++) {
            int slot = touched[i];
            if (!isFinal[slot] && (lowest < 0 || falls[slot] < falls[lowest])) {
                lowest = slot;
            }
        }
        return lowest;
    }

    /** Lowers whatever can be reached by one step from there: false if the source would fall. */
    private boolean lower(int from, int source) {
        double[] costs = rates.costs();
        double value = values[from] + falls[from];
        int row = Rates.step(from, 0);
        for (int to = 0, size = rates.size(); to < size; to++) {
            double fall = value + costs[row | to] - values[to];
            if (fall < falls[to] - slack && !isFinal[to] && counts(row | to)) {
                if (to == source) {
                    return false;
                }
                touch(to, fall);
                reachedBy[to] = row | to;
            }
        }
        return true;
    }

    private boolean counts(int step) {
        return !unsettled.get(step) && !held.get(step);
    }
}
