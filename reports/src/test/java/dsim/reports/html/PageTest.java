package dsim.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.reports.chart.Axis;
import dsim.reports.chart.Chart;
import dsim.reports.chart.Series;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

    private static Page page() {
        Chart chart = Chart.titled("Growth", Axis.linear("n"), Axis.linear("messages"))
                .with(Series.line("n²", new double[] {1, 2, 3}, new double[] {1, 4, 9}))
                .build();
        Table table = Table.titled("Counts", Column.words("kind"), Column.numbers("sent"))
                .row(Cell.of("<ELECTION>"), Cell.of(12))
                .build();
        return Page.titled("Bully & friends")
                .section("What was counted")
                .text("Words with <b>marks</b>, \"quotes\" & ampersands.")
                .table(table)
                .figure(chart, "It grows <fast>.")
                .figure(chart, "")
                .note("Messages to the dead are counted.")
                .replay("dsim run bully --seed 17 && echo 'done'")
                .question("How many messages?")
                .expectation("n² − n at most")
                .verdict(Tone.HOLDS, "all 30 seeds within the bound")
                .verdict(Tone.FAILS, "p3 was elected while dead");
    }

    @Test
    void saysFirstWhatCameOfIt() {
        String html = page().toHtml();

        List<String> order = List.of(
                "<h1>Bully &amp; friends</h1>",
                "all 30 seeds within the bound",
                "p3 was elected while dead",
                "How many messages?",
                "n² − n at most",
                "What was counted",
                "<caption>Counts</caption>",
                "<svg",
                "Messages to the dead are counted.",
                "dsim run bully --seed 17 &amp;&amp; echo &#39;done&#39;");
        int from = 0;
        for (String part : order) {
            int found = html.indexOf(part, from);
            assertTrue(found >= 0, part);
            from = found;
        }
    }

    @Test
    void escapesEverythingThatIsSaid() {
        String html = page().toHtml();

        assertTrue(html.contains("Words with &lt;b&gt;marks&lt;/b&gt;, &quot;quotes&quot; &amp; ampersands."));
        assertTrue(html.contains("<td>&lt;ELECTION&gt;</td><td class=\"n\">12</td>"));
        assertTrue(html.contains("It grows &lt;fast&gt;."));
    }

    @Test
    void needsNothingElse() {
        String html = page().toHtml();

        assertFalse(html.contains("<script"));
        assertFalse(html.contains("src="));
        assertFalse(html.contains("url(http"));
        assertFalse(html.contains("@import"));
        assertFalse(html.replace("http://www.w3.org/2000/svg", "").contains("http:"));
        assertFalse(html.contains("https:"));
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void givesEachThingAnIdOfItsOwn() {
        Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(page().toHtml());

        Set<String> seen = new HashSet<>();
        while (ids.find()) {
            assertTrue(seen.add(ids.group(1)), ids.group(1));
        }
        assertEquals(6, seen.size());
    }

    @Test
    void closesWhatItOpens() {
        String html = page().toHtml();

        for (String tag : List.of(
                "html",
                "body",
                "h1",
                "h2",
                "ul",
                "li",
                "dl",
                "dt",
                "dd",
                "p",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "caption",
                "figure",
                "figcaption",
                "div",
                "svg",
                "g",
                "text",
                "pre",
                "style")) {
            int opened = html.split("<" + tag + "[ >]", -1).length;
            int closed = html.split("</" + tag + ">", -1).length;
            assertEquals(opened, closed, tag);
            assertTrue(opened > 1, tag);
        }
    }

    @Test
    void isTheSameEachTime() {
        assertEquals(page().toHtml(), page().toHtml());
    }
}
