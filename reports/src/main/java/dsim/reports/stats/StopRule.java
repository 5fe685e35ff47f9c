package dsim.reports.stats;

/**
 * When enough seeds have been run: as soon as the interval of Student's t for the mean is narrow. Looking after each run
 * makes the level a little lower than it says, which a first look not too early keeps small (Y. S. Chow, H. Robbins, <i>On
 * the Asymptotic Theory of Fixed-Width Sequential Confidence Intervals for the Mean</i>, Annals of Mathematical Statistics
 * 36, 1965).
 *
 * @param level of the interval, such as 0.95
 * @param halfWidthMax how wide half of the interval may be, in the values' unit; or, if relative, as a share of the mean
 * @param relative whether the width is a share of the mean
 * @param runsMin not before so many runs, 2 or more
 * @param runsMax after so many runs at the latest
 */
public record StopRule(double level, double halfWidthMax, boolean relative, int runsMin, int runsMax) {

    /** Looking earlier would stop too often at a point that only seems to vary little. */
    public static final int RUNS_MIN = 10;

    private static final int RUNS_MAX = 1000;

    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public StopRule {
        Interval.checkLevel(level);
        if (!(halfWidthMax >= 0)) {
            throw new IllegalArgumentException("a width is 0 or more, not " + halfWidthMax);
        }
        if (runsMin < 2 || runsMax < runsMin) {
            throw new IllegalArgumentException(
                    "runs: at least 2 and from few to many, not " + runsMin + " to " + runsMax);
        }
    }

    /** Until the 95 % interval is as narrow as this, in the values' unit; 10 to 1000 runs. */
    public static StopRule halfWidth(double halfWidthMax) {
        return new StopRule(0.95, halfWidthMax, false, RUNS_MIN, RUNS_MAX);
    }

    /** Until the 95 % interval is as narrow as this share of the mean; 10 to 1000 runs. */
    public static StopRule relativeHalfWidth(double shareMax) {
        return new StopRule(0.95, shareMax, true, RUNS_MIN, RUNS_MAX);
    }

    /** The same with another number of runs at the latest. */
    public StopRule withRunsMax(int runs) {
        return new StopRule(level, halfWidthMax, relative, runsMin, runs);
    }

    /** Whether the runs so far are enough. */
    public boolean isEnough(Summary runs) {
        return runs.n() >= runsMax || (runs.n() >= runsMin && isNarrow(runs));
    }

    /** Whether the interval is narrow enough, however many runs there were: 2 at least. */
    public boolean isNarrow(Summary runs) {
        double allowed = relative ? halfWidthMax * StrictMath.abs(runs.mean()) : halfWidthMax;
        return runs.tInterval(level).halfWidth() <= allowed;
    }
}
