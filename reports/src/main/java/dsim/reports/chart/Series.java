package dsim.reports.chart;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * Numbers that belong together in a chart, under one name. Each series has a colour of its own, and a mark or a dash of its
 * own for those who do not see it. Numbers that the axes do not have, such as 0 on a logarithmic one, are left out.
 *
 * @param name what the numbers are, as the legend says
 * @param shape how they are drawn
 * @param x where along x; of bars, where each begins
 * @param to of bars, where each ends; else x again
 * @param y the values; of a band its lower border
 * @param low the lower ends of intervals; the values where there are none
 * @param high the upper ends of intervals; the values where there are none
 */
public record Series(
        String name,
        Shape shape,
        ImmutableDoubleArray x,
        ImmutableDoubleArray to,
        ImmutableDoubleArray y,
        ImmutableDoubleArray low,
        ImmutableDoubleArray high) {

    /** How numbers are drawn. */
    public enum Shape {

        /** Marks. */
        POINTS,

        /** A line through the values, for a law or a closed form. */
        LINE,

        /** A line that keeps each value until the next x, for counts over time and distribution functions. */
        STEPS,

        /** Bars, for a histogram. */
        BARS,

        /** The area between two lines, for a range that is claimed or expected. */
        BAND,

        /** Marks with whiskers, joined by a thin line, for means and their intervals. */
        ESTIMATES,

        /** A line with the area of its intervals around it. */
        BANDED
    }

    /**
     * @throws IllegalArgumentException if one of the lists is longer than another
     */
    public Series {
        for (ImmutableDoubleArray list : new ImmutableDoubleArray[] {to, y, low, high}) {
            if (list.length() != x.length()) {
                throw new IllegalArgumentException(
                        "series '" + name + "' has " + x.length() + " places and " + list.length() + " values");
            }
        }
    }

    /** Marks. */
    public static Series points(String name, double[] x, double[] y) {
        return simple(name, Shape.POINTS, x, y);
    }

    /** A line through the values. */
    public static Series line(String name, double[] x, double[] y) {
        return simple(name, Shape.LINE, x, y);
    }

    /** A line that keeps each value until the next x. */
    public static Series steps(String name, double[] x, double[] y) {
        return simple(name, Shape.STEPS, x, y);
    }

    /** Bars, each from an x to another. */
    public static Series bars(String name, double[] from, double[] to, double[] y) {
        return of(name, Shape.BARS, from, to, y, y, y);
    }

    /** The area between two lines. */
    public static Series band(String name, double[] x, double[] low, double[] high) {
        return of(name, Shape.BAND, x, x, low, low, high);
    }

    /** Marks with whiskers. */
    public static Series estimates(String name, double[] x, double[] y, double[] low, double[] high) {
        return of(name, Shape.ESTIMATES, x, x, y, low, high);
    }

    /** A line with the area of its intervals around it. */
    public static Series banded(String name, double[] x, double[] y, double[] low, double[] high) {
        return of(name, Shape.BANDED, x, x, y, low, high);
    }

    private static Series simple(String name, Shape shape, double[] x, double[] y) {
        return of(name, shape, x, x, y, y, y);
    }

    private static Series of(
            String name, Shape shape, double[] x, double[] to, double[] y, double[] low, double[] high) {
        return new Series(
                name,
                shape,
                ImmutableDoubleArray.copyOf(x),
                ImmutableDoubleArray.copyOf(to),
                ImmutableDoubleArray.copyOf(y),
                ImmutableDoubleArray.copyOf(low),
                ImmutableDoubleArray.copyOf(high));
    }
}
