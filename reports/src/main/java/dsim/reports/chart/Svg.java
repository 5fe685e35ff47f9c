package dsim.reports.chart;

import com.google.common.xml.XmlEscapers;
import dsim.reports.table.Numbers;

/** Writes SVG: elements, one in a line, with escaped texts and coordinates of one hundredth at most. */
final class Svg {

    /** Left and right of the picture, so that nothing touches the border. */
    private static final double MARGIN = 3;

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a picture.
     *
     * @param description what it shows, for those who cannot see it
     */
    Svg(String id, double width, double height, String title, String description) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"img\"");
        attribute("viewBox", number(-MARGIN) + " 0 " + number(width + 2 * MARGIN) + " " + number(height));
        attribute("aria-labelledby", id + "-title " + id + "-desc");
        text.append(">\n");
        text.append("<title id=\"")
                .append(id)
                .append("-title\">")
                .append(escaped(title))
                .append("</title>\n");
        text.append("<desc id=\"")
                .append(id)
                .append("-desc\">")
                .append(escaped(description))
                .append("</desc>\n");
    }

    /** A coordinate, of two digits after the point at most. */
    static String number(double value) {
        String fixed = Numbers.fixed(value, 2);
        int end = fixed.length();
        while (fixed.charAt(end - 1) == '0') {
            end--;
        }
        return fixed.substring(0, fixed.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String escaped(String words) {
        return XmlEscapers.xmlContentEscaper().escape(words);
    }

    private void attribute(String name, String value) {
        text.append(' ')
                .append(name)
                .append("=\"")
                .append(XmlEscapers.xmlAttributeEscaper().escape(value))
                .append('"');
    }

    /**
     * An element without content.
     *
     * @param attributes names and values by turns
     */
    void element(String name, String... attributes) {
        begin(name, attributes);
        text.setLength(text.length() - 2);
        text.append("/>\n");
    }

    /**
     * Begins an element that others stand in.
     *
     * @param attributes names and values by turns
     */
    void begin(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        text.append(">\n");
    }

    /** Ends the element of that name that was begun last. */
    void end(String name) {
        text.append("</").append(name).append(">\n");
    }

    /** A straight line. */
    void line(String kind, double x1, double y1, double x2, double y2) {
        element("line", "class", kind, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    /**
     * Words at a place.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}: which part of the words is at x
     */
    void words(String kind, double x, double y, String anchor, String words) {
        begin("text", "class", kind, "x", number(x), "y", number(y), "text-anchor", anchor);
        text.setLength(text.length() - 1);
        text.append(escaped(words)).append("</text>\n");
    }

    /** The whole picture. */
    String finished() {
        return text + "</svg>\n";
    }
}
