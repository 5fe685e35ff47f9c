package dsim.reports.chart;

import com.google.common.collect.ImmutableList;
import dsim.reports.table.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The range of an axis, and what is written along it: round numbers in steps of 1, 2 or 5 times a power of ten; on a
 * logarithmic axis powers of ten, and between them 2 and 5 times these where there is place.
 *
 * @param low where the axis begins
 * @param high where the axis ends, above low
 * @param labelled the values that are written
 * @param small more values, marked only
 */
record Ticks(double low, double high, ImmutableList<Tick> labelled, ImmutableList<Double> small) {

    private static final int LABELS_MAX = 8;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** A value and how it is written. */
    record Tick(double value, String label) {}

    /**
     * For data in a range.
     *
     * @param least of the data; of a logarithmic axis positive
     * @param most of the data, not less
     */
    static Ticks of(Axis axis, double least, double most) {
        double low = StrictMath.min(least, axis.from().orElse(least));
        double high = StrictMath.max(most, axis.to().orElse(most));
        return axis.isLog() ? logarithmic(low, high) : linear(low, high);
    }

    private static Ticks linear(double least, double most) {
        double spread = most > least ? most - least : StrictMath.max(1, StrictMath.abs(most));
        double step = roundStep(spread / (LABELS_MAX - 2));
        long first = (long) StrictMath.floor(least / step + 1e-9);
        long last = (long) StrictMath.ceil(most / step - 1e-9);
        if (first == last) {
            first -= least > 0 ? 1 : 0;
            last++;
        }
        int decimals = (int) StrictMath.max(0, -StrictMath.floor(StrictMath.log10(step) + 1e-9));
        double largest = StrictMath.max(StrictMath.abs(least), StrictMath.abs(most));
        int digits = (int) StrictMath.ceil(StrictMath.log10(largest / step)) + 2;
        boolean isPlain = largest < 1e15 && decimals <= 5;
        ImmutableList.Builder<Tick> ticks = ImmutableList.builder();
        for (long i = first; i <= last; i++) {
            double value = i * step;
            ticks.add(new Tick(value, isPlain ? Numbers.fixed(value, decimals) : Numbers.significant(value, digits)));
        }
        return new Ticks(
                StrictMath.min(least, first * step),
                StrictMath.max(most, last * step),
                ticks.build(),
                ImmutableList.of());
    }

    /** The least of 1, 2 and 5 times a power of ten that is not below a value. */
    private static double roundStep(double least) {
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static Ticks logarithmic(double least, double most) {
        double margin = StrictMath.pow(most / least, 0.03) * 1.05;
        double low = least / margin;
        double high = most * margin;
        int firstPower = (int) StrictMath.ceil(StrictMath.log10(low) - 1e-9);
        int lastPower = (int) StrictMath.floor(StrictMath.log10(high) + 1e-9);
        int decades = lastPower - firstPower + 1;
        if (decades < 2) {
            return crowded(low, high);
        }
        int stride = 1 + (decades - 1) / LABELS_MAX;
        boolean isPlain = firstPower >= -3 && lastPower <= 4;
        ImmutableList.Builder<Tick> labelled = ImmutableList.builder();
        ImmutableList.Builder<Double> small = ImmutableList.builder();
        for (int power = firstPower - 1; power <= lastPower; power++) {
            double decade = StrictMath.pow(10, power);
            if (power >= firstPower && (power - firstPower) % stride == 0) {
                labelled.add(new Tick(decade, isPlain ? Numbers.significant(decade, 3) : powerOfTen(power)));
            } else if (power >= firstPower) {
                small.add(decade);
            }
            for (int factor = 2; factor < 10 && stride == 1; factor++) {
                if (factor * decade >= low && factor * decade <= high) {
                    small.add(factor * decade);
                }
            }
        }
        return new Ticks(low, high, labelled.build(), small.build());
    }

    /** On a short logarithmic axis: 1, 2 and 5 times powers of ten, or, if that is too few, round steps. */
    private static Ticks crowded(double low, double high) {
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) StrictMath.floor(StrictMath.log10(low)); ticks.size() < LABELS_MAX; power++) {
            double decade = StrictMath.pow(10, power);
            if (decade > high) {
                break;
            }
            for (int factor : new int[] {1, 2, 5}) {
                if (factor * decade >= low && factor * decade <= high) {
                    ticks.add(new Tick(factor * decade, Numbers.significant(factor * decade, 3)));
                }
            }
        }
        if (ticks.size() < 3) {
            ticks.clear();
            for (Tick tick : linear(low, high).labelled()) {
                if (tick.value() >= low && tick.value() <= high) {
                    ticks.add(tick);
                }
            }
        }
        return new Ticks(low, high, ImmutableList.copyOf(ticks), ImmutableList.of());
    }

    private static String powerOfTen(int power) {
        if (power == 0) {
            return "1";
        } else if (power == 1) {
            return "10";
        }
        StringBuilder label = new StringBuilder(power < 0 ? "10⁻" : "10");
        for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
            label.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return label.toString();
    }
}
