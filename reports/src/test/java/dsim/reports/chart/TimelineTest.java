package dsim.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TimelineTest {

    private static final Timeline TIMELINE = Timeline.titled("Who led", "virtual time [s]")
            .lane("p1")
            .span("p2", 2, 6, "leader")
            .span("p2", 6, 8, "down")
            .mark("p1", 4, "election")
            .mark("p2", 6, "crash")
            .build();

    @Test
    void hasALaneForEachNodeInOrder() throws Exception {
        List<String> words = ChartTest.words(ChartTest.parsed(TIMELINE.toSvg("t")));

        assertTrue(words.containsAll(List.of("Who led", "virtual time [s]", "leader", "down", "election", "crash")));
        assertTrue(words.indexOf("p1") < words.indexOf("p2"));
    }

    @Test
    void drawsStatesAsLongAsTheyLast() throws Exception {
        Document svg = ChartTest.parsed(TIMELINE.toSvg("t"));

        NodeList bars = svg.getElementsByTagName("rect");
        Element leader = (Element) bars.item(2);
        Element down = (Element) bars.item(3);
        double leaderWidth = Double.parseDouble(leader.getAttribute("width"));
        assertEquals(2 * Double.parseDouble(down.getAttribute("width")), leaderWidth, 0.05);
        assertEquals(
                Double.parseDouble(down.getAttribute("x")),
                Double.parseDouble(leader.getAttribute("x")) + leaderWidth,
                0.02);
        assertEquals(4, bars.getLength());
    }

    @Test
    void showsTheTimeInWhichNothingHappens() throws Exception {
        Timeline late = Timeline.titled("Late", "time [s]")
                .over(0, 90)
                .mark("p1", 40, "crash")
                .build();

        List<String> words = ChartTest.words(ChartTest.parsed(late.toSvg("t")));

        assertTrue(words.containsAll(List.of("0", "20", "80")), words.toString());
    }

    @Test
    void isDrawnWithoutAnythingOnIt() throws Exception {
        Timeline empty = Timeline.titled("Nothing", "time [s]").lane("p1").build();

        assertTrue(ChartTest.words(ChartTest.parsed(empty.toSvg("t"))).contains("p1"));
    }
}
