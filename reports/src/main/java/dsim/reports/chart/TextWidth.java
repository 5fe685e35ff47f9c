package dsim.reports.chart;

import java.util.ArrayList;
import java.util.List;

/** How wide words are, about: rather too wide than too narrow, because the reader's font is unknown. */
final class TextWidth {

    private TextWidth() {}

    /**
     * In the unit of the size.
     *
     * @param size of the font
     */
    static double of(String words, double size) {
        double width = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if ("ijl.,:;|'! ⁻¹".indexOf(c) >= 0) {
                width += 0.36;
            } else if ("frt()[]{}/-".indexOf(c) >= 0) {
                width += 0.45;
            } else if ("mwMW@%—".indexOf(c) >= 0) {
                width += 0.98;
            } else if (Character.isUpperCase(c) || c > 0x2e80) {
                width += 0.76;
            } else {
                width += 0.63;
            }
        }
        return width * size;
    }

    /** The words broken into lines of at most that width; a longer word stays whole. */
    static List<String> wrap(String words, double size, double widthMax) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split("\\s+", -1)) {
            if (line.length() > 0 && of(line + " " + word, size) > widthMax) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
