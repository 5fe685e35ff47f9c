package dsim.reports.stats;

/**
 * A confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 * @param level how often intervals made like this one hold the true value: above 0, below 1
 */
public record Interval(double low, double high, double level) {

    /**
     * @throws IllegalArgumentException if the ends are in the wrong order or no numbers, or the level is out of range
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval goes from low to high, not from " + low + " to " + high);
        }
        checkLevel(level);
    }

    static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level is above 0 and below 1, such as 0.95, not " + level);
        }
    }

    /** Half of the width: what stands behind ±. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Whether a value is within, ends included. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
