package dsim.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.reports.stats.Degrees;
import dsim.reports.stats.PowerLawStudy;
import dsim.reports.stats.Tally;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

    private static final double[] X = {1, 2, 3, 4};
    private static final double[] Y = {10, 20, 15, 40};

    private static Chart.Builder everything() {
        return Chart.titled("All <shapes> & \"more\"", Axis.linear("size [MB]"), Axis.linear("time [s]"))
                .describedAs("Every shape once & no <b>markup</b>")
                .with(Series.band("claimed", X, new double[] {5, 5, 5, 5}, new double[] {9, 9, 9, 9}))
                .with(Series.bars("binned", X, new double[] {2, 3, 4, 5}, Y))
                .with(Series.line("closed form", X, Y))
                .with(Series.steps("counted", X, Y))
                .with(Series.points("measured", X, Y))
                .with(Series.estimates("mean", X, Y, new double[] {8, 18, 13, 38}, new double[] {12, 22, 17, 42}))
                .with(Series.banded("model", X, Y, new double[] {8, 18, 13, 38}, new double[] {12, 22, 17, 42}))
                .at(2.5, "half <way>")
                .level(30, "limit");
    }

    @Test
    void isWellFormedAndEscaped() throws Exception {
        Document svg = parsed(everything().build().toSvg("c1"));

        assertEquals("All <shapes> & \"more\"", only(svg, "title").getTextContent());
        assertEquals("Every shape once & no <b>markup</b>", only(svg, "desc").getTextContent());
        assertEquals("c1-title c1-desc", svg.getDocumentElement().getAttribute("aria-labelledby"));
        assertEquals("c1-title", only(svg, "title").getAttribute("id"));
        assertTrue(words(svg).containsAll(List.of("size [MB]", "time [s]", "half <way>", "limit", "measured")));
    }

    @Test
    void isTheSameInEveryLanguage() {
        String here = everything().build().toSvg("c");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(here, everything().build().toSvg("c"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void putsPointsWhereTheyBelong() throws Exception {
        Chart chart = Chart.titled(
                        "t", Axis.linear("x").holding(0, 10), Axis.log("y").holding(1, 100))
                .with(Series.line("l", new double[] {0, 5, 10}, new double[] {1, 10, 100}))
                .build();

        Document svg = parsed(chart.toSvg("c"));

        List<double[]> line = points(path(svg, "line"));
        List<Element> frame = elements(svg, "line", "axis");
        double bottom = Double.parseDouble(frame.get(frame.size() - 2).getAttribute("y1"));
        double left = Double.parseDouble(frame.get(frame.size() - 2).getAttribute("x1"));
        double right = Double.parseDouble(frame.get(frame.size() - 2).getAttribute("x2"));
        assertEquals(left, line.get(0)[0], 0.01);
        assertEquals((left + right) / 2, line.get(1)[0], 0.01);
        assertEquals(right, line.get(2)[0], 0.01);
        assertEquals((line.get(0)[1] + line.get(2)[1]) / 2, line.get(1)[1], 0.02);
        assertTrue(line.get(0)[1] < bottom && line.get(0)[1] > bottom - 30);
    }

    @Test
    void leavesOutWhatTheAxisDoesNotHave() throws Exception {
        Chart chart = Chart.titled("t", Axis.log("x"), Axis.log("y"))
                .with(Series.line("l", new double[] {0, 1, 2, 3, 4}, new double[] {1, 1, Double.NaN, 3, 4}))
                .with(Series.points("p", new double[] {-1, 1}, new double[] {5, 5}))
                .build();

        Document svg = parsed(chart.toSvg("c"));

        assertEquals(2, path(svg, "line").chars().filter(c -> c == 'M').count());
        assertEquals(1, path(svg, "mark").chars().filter(c -> c == 'M').count());
    }

    @Test
    void goesUpstairsInSteps() throws Exception {
        Chart chart = Chart.titled("t", Axis.linear("x"), Axis.linear("y"))
                .with(Series.steps("s", new double[] {0, 1, 2}, new double[] {0, 1, 2}))
                .build();

        List<double[]> corners = points(path(parsed(chart.toSvg("c")), "line"));

        assertEquals(5, corners.size());
        for (int i = 1; i < corners.size(); i++) {
            boolean isAcross = corners.get(i)[1] == corners.get(i - 1)[1];
            boolean isUp = corners.get(i)[0] == corners.get(i - 1)[0];
            assertEquals(i % 2 == 1, isAcross);
            assertEquals(i % 2 == 0, isUp);
        }
    }

    @Test
    void writesNoWordsOverOthers() throws Exception {
        Chart crowded = everything()
                .at(2.51, "just beside it")
                .at(2.6, "and another one")
                .at(4.99, "at the very right end of the plot")
                .with(Series.points("a name so long that the legend needs one more row for it alone", X, Y))
                .build();
        Chart numbers = Chart.titled(
                        "A title that is long enough to need two lines, because it tells what was asked, of"
                                + " whom, and what came of it in the end",
                        Axis.linear("x"),
                        Axis.linear("y"))
                .with(Series.points("p", new double[] {1e-9, 123456.789e9}, new double[] {1e-3, 1e-3}))
                .build();

        for (Chart chart : List.of(crowded, numbers)) {
            List<Box> boxes = boxes(parsed(chart.toSvg("c")));
            for (int i = 0; i < boxes.size(); i++) {
                assertTrue(
                        boxes.get(i).left > -4 && boxes.get(i).right < 764,
                        boxes.get(i).toString());
                for (int j = 0; j < i; j++) {
                    assertFalse(boxes.get(i).touches(boxes.get(j)), boxes.get(i) + " over " + boxes.get(j));
                }
            }
        }
    }

    @Test
    void drawsThousandsOfPointsOnTheSamePixelOnce() throws Exception {
        double[] x = new double[100_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i;
        }

        String svg = Chart.titled("t", Axis.linear("x"), Axis.linear("y"))
                .with(Series.points("p", x, y))
                .with(Series.line("l", x, y))
                .build()
                .toSvg("c");

        assertTrue(svg.length() < 150_000, () -> svg.length() + " characters");
    }

    @Test
    void isDrawnWithoutAnyData() throws Exception {
        Chart chart = Chart.titled("Nothing", Axis.log("x"), Axis.linear("y"))
                .with(Series.line("empty", new double[0], new double[0]))
                .build();

        assertTrue(words(parsed(chart.toSvg("c"))).contains("Nothing"));
    }

    @Test
    void carriesItsStyleAsAFile() throws Exception {
        String file = everything().build().toSvgFile();

        assertTrue(only(parsed(file), "style").getTextContent().contains("prefers-color-scheme: dark"));
        assertFalse(file.replace("http://www.w3.org/2000/svg", "").contains("http"));
    }

    @Test
    void showsAFitBesideItsAlternatives() throws Exception {
        Tally degrees = Tally.of(Degrees.halfGraph(200, true));
        PowerLawStudy study = PowerLawStudy.of(
                degrees, PowerLawStudy.Plan.discrete().withXMin(10).withSamples(0));

        UnaryOperator<String> shown = kind -> kind.equals("histogram")
                ? TailCharts.histogram("Degrees", "degree k", degrees, study).toSvg("c")
                : TailCharts.survival("Degrees", "degree k", degrees, study).toSvg("c");

        for (String kind : List.of("histogram", "survival")) {
            List<String> words = words(parsed(shown.apply(kind)));
            assertTrue(words.containsAll(List.of("observed", "exponential", "log-normal", "x_min = 10")), kind);
        }
    }

    /** Shares per unit of x, times the width of their bins, are all shares: of the half graph each degree has its own. */
    @Test
    void showsAllValuesInTheHistogram() throws Exception {
        Tally degrees = Tally.of(Degrees.halfGraph(200, true));
        PowerLawStudy study = PowerLawStudy.of(
                degrees, PowerLawStudy.Plan.discrete().withXMin(10).withSamples(0));

        Document svg = parsed(
                TailCharts.histogram("Degrees", "degree k", degrees, study).toSvg("c"));

        List<double[]> bars = new ArrayList<>();
        NodeList paths = svg.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            if (path.getAttribute("style").contains("fill-opacity")) {
                bars.add(points(path.getAttribute("d").replaceFirst("h.*", "")).get(0));
            }
        }
        // The first is in the legend; all others are equally high, but the one with degree 100, which two nodes have.
        List<Double> heights = bars.stream().skip(1).map(bar -> bar[1]).sorted().toList();
        assertEquals(heights.get(1), heights.get(heights.size() - 1), 0.01);
        assertTrue(heights.get(0) < heights.get(1));
    }

    @Test
    void refusesListsOfDifferentLengths() {
        assertThrows(IllegalArgumentException.class, () -> Series.line("l", X, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Axis.log("x").holding(0, 1));
    }

    static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Element only(Document svg, String tag) {
        assertEquals(1, svg.getElementsByTagName(tag).getLength(), tag);
        return (Element) svg.getElementsByTagName(tag).item(0);
    }

    static List<String> words(Document svg) {
        List<String> words = new ArrayList<>();
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        return words;
    }

    private static List<Element> elements(Document svg, String tag, String kind) {
        List<Element> found = new ArrayList<>();
        NodeList elements = svg.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.getAttribute("class").equals(kind)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The last path of that kind: before it stands the one in the legend. */
    private static String path(Document svg, String kind) {
        List<Element> paths = elements(svg, "path", kind);
        return paths.get(paths.size() - 1).getAttribute("d");
    }

    private static List<double[]> points(String path) {
        List<double[]> points = new ArrayList<>();
        for (String part : path.substring(1).split("[ML]", -1)) {
            String[] numbers = part.split(" ", -1);
            points.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
        }
        return points;
    }

    /** What a text covers, about: letters half as wide as the font is high, which real fonts hardly exceed on average. */
    private record Box(String words, double left, double right, double baseline) {

        boolean touches(Box other) {
            return left < other.right && other.left < right && StrictMath.abs(baseline - other.baseline) < 12;
        }
    }

    private static List<Box> boxes(Document svg) {
        List<Box> boxes = new ArrayList<>();
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            double width =
                    text.getTextContent().length() * (text.getAttribute("class").equals("title") ? 7.5 : 6.5);
            double x = Double.parseDouble(text.getAttribute("x"));
            String anchor = text.getAttribute("text-anchor");
            double left = anchor.equals("start") ? x : anchor.equals("end") ? x - width : x - width / 2;
            boxes.add(new Box(text.getTextContent(), left, left + width, Double.parseDouble(text.getAttribute("y"))));
        }
        return boxes;
    }
}
