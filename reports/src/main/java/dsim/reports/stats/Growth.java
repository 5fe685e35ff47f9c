package dsim.reports.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How a quantity grows with a size, by least squares: along a line, y = intercept + slope x; or by a power, y =
 * c x<sup>exponent</sup>, which is a line in ln x and ln y. The intervals hold for independent normal errors of one size,
 * of y or of ln y.
 */
public final class Growth {

    private final SimpleRegression line;
    private final boolean logarithmic;
    private final double xMean;
    private final double xSquares;

    private Growth(double[] x, double[] y, boolean logarithmic) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("points have two numbers each, not " + x.length + " and " + y.length);
        }
        if (Arrays.stream(x).distinct().count() < 3) {
            throw new IllegalArgumentException("growth is fitted to 3 sizes or more");
        }
        this.line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            line.addData(x[i], y[i]);
        }
        this.logarithmic = logarithmic;
        this.xMean = Summary.of(x).mean();
        this.xSquares = line.getXSumSquares();
    }

    /**
     * Along a line.
     *
     * @param x sizes, at least 3 different ones
     * @param y as many values
     * @throws IllegalArgumentException if there are fewer, or the numbers differ
     */
    public static Growth linear(double[] x, double[] y) {
        return new Growth(x, y, false);
    }

    /**
     * By a power.
     *
     * @param x positive sizes, at least 3 different ones
     * @param y as many positive values
     * @throws IllegalArgumentException if there are fewer, the numbers differ, or one is not positive
     */
    public static Growth power(double[] x, double[] y) {
        return new Growth(logarithms(x), logarithms(y), true);
    }

    private static double[] logarithms(double[] values) {
        if (Arrays.stream(values).anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("growth by a power is of positive numbers");
        }
        return Arrays.stream(values).map(StrictMath::log).toArray();
    }

    /** The slope of the line; of growth by a power, the exponent. */
    public double slope() {
        return line.getSlope();
    }

    /** The value at size 0; of growth by a power, the factor c. */
    public double intercept() {
        return logarithmic ? StrictMath.exp(line.getIntercept()) : line.getIntercept();
    }

    /** How sure the slope is; of growth by a power, the exponent. */
    public Interval slopeInterval(double level) {
        double half = reach(level) * error() / StrictMath.sqrt(xSquares);
        return new Interval(slope() - half, slope() + half, level);
    }

    /** How sure the intercept is; of growth by a power, the factor. */
    public Interval interceptInterval(double level) {
        double half = reach(level) * error() * StrictMath.sqrt(1.0 / line.getN() + xMean * xMean / xSquares);
        return interval(line.getIntercept(), half, level);
    }

    /** The fitted value at a size. */
    public double at(double x) {
        return back(line.getIntercept() + line.getSlope() * forth(x));
    }

    /** How sure the fitted value at a size is: the mean there, not a single value. */
    public Interval intervalAt(double x, double level) {
        double offset = forth(x) - xMean;
        double half = reach(level) * error() * StrictMath.sqrt(1.0 / line.getN() + offset * offset / xSquares);
        return interval(line.getIntercept() + line.getSlope() * forth(x), half, level);
    }

    /** The share of the variance that the line explains, of y or of ln y: 0 to 1; 1 if there is none to explain. */
    public double explained() {
        return line.getTotalSumSquares() > 0 ? line.getRSquare() : 1;
    }

    private Interval interval(double middle, double half, double level) {
        return new Interval(back(middle - half), back(middle + half), level);
    }

    private double forth(double x) {
        return logarithmic ? StrictMath.log(x) : x;
    }

    private double back(double y) {
        return logarithmic ? StrictMath.exp(y) : y;
    }

    private double reach(double level) {
        Interval.checkLevel(level);
        return Summary.studentT((double) (line.getN() - 2), level);
    }

    /** The standard deviation of the errors, with n - 2. */
    private double error() {
        return StrictMath.sqrt(StrictMath.max(0, line.getMeanSquareError()));
    }
}
