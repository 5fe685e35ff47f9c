package dsim.reports.chart;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** The names of what is drawn, each behind its symbol, in rows as wide as the picture. */
final class Legend {

    /** How wide a symbol may be. */
    static final double SYMBOL = 26;

    private static final double FONT = 13;
    private static final double ROW = 19;

    /** Draws the symbol of one name. */
    interface Symbol {

        /**
         * Draws it.
         *
         * @param index of the name
         * @param x of the symbol's left end
         * @param middle the y of its middle
         */
        void draw(int index, double x, double middle);
    }

    private final ImmutableList<String> names;
    private final List<List<Integer>> rows = new ArrayList<>();

    Legend(ImmutableList<String> names, double width) {
        this.names = names;
        double used = width;
        for (int i = 0; i < names.size(); i++) {
            if (used + width(i) > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(i);
            used += width(i);
        }
    }

    private double width(int index) {
        return SYMBOL + 8 + TextWidth.of(names.get(index), FONT) + 16;
    }

    double height() {
        return rows.size() * ROW;
    }

    void draw(Svg svg, double top, Symbol symbol) {
        double baseline = top + 13;
        for (List<Integer> row : rows) {
            double x = 0;
            for (int index : row) {
                symbol.draw(index, x, baseline - 4.5);
                svg.words("", x + SYMBOL + 8, baseline, "start", names.get(index));
                x += width(index);
            }
            baseline += ROW;
        }
    }
}
