package dsim.reports.html;

import com.google.common.collect.ImmutableList;
import com.google.common.html.HtmlEscapers;
import dsim.reports.chart.Drawing;
import dsim.reports.table.Cell;
import dsim.reports.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One report as one HTML file: the verdict, what was asked and what was expected, then texts, tables and charts in the
 * order in which they were added, at last notes and the commands that give the same again. It asks for nothing from the
 * network and runs no script; it prints well. Same input, same bytes. Not thread safe.
 */
public final class Page {

    private static final String STYLE = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --line: #d0d7de;
          --panel: #f5f7f9; --good: #00663d; --bad: #b3261e; --open: #7a5200; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 860px; padding: 28px 24px 48px; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        h1 { font-size: 26px; line-height: 1.25; margin: 0 0 16px; }
        h2 { font-size: 20px; margin: 36px 0 10px; }
        p { margin: 10px 0; }
        .verdicts { list-style: none; margin: 0 0 20px; padding: 0; }
        .verdicts li { margin: 8px 0; padding: 10px 14px; border: 1px solid var(--line); border-left: 6px solid;
          border-radius: 4px; background: var(--panel); }
        .verdicts b { margin-right: 8px; }
        .good { border-left-color: var(--good) !important; } .good b { color: var(--good); }
        .bad { border-left-color: var(--bad) !important; } .bad b { color: var(--bad); }
        .open { border-left-color: var(--open) !important; } .open b { color: var(--open); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 16px 0; }
        dt { color: var(--faint); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        figure { margin: 20px 0; overflow-x: auto; } figure .drawing { min-width: 540px; }
        figcaption { color: var(--faint); font-size: 14px; margin-top: 6px; max-width: 760px; }
        .scroll { overflow-x: auto; margin: 18px 0; }
        table { border-collapse: collapse; font-size: 14px; line-height: 1.35; }
        caption { text-align: left; font-weight: 600; padding: 0 0 6px; }
        th, td { padding: 5px 12px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        th:first-child, td:first-child { padding-left: 2px; }
        th { color: var(--faint); font-weight: 600; vertical-align: bottom; border-bottom-width: 2px; }
        td { min-width: 5em; }
        .n { min-width: 0; text-align: right; font-variant-numeric: tabular-nums; }
        td.n { white-space: nowrap; }
        pre { margin: 10px 0; padding: 10px 14px; background: var(--panel); border: 1px solid var(--line);
          border-radius: 4px; font: 13px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
          white-space: pre-wrap; overflow-wrap: anywhere; }
        li { margin: 4px 0; }
        @media screen and (max-width: 560px) {
          body { padding: 20px 14px 36px; }
          dl { display: block; } dd { margin: 0 0 8px; }
        }
        @media screen and (prefers-color-scheme: dark) {
          :root { --paper: #14171c; --ink: #e8eaed; --faint: #a2abb5; --line: #343b45; --panel: #1c2128;
            --good: #4fd08d; --bad: #ff8a80; --open: #e8bf5a; }
        }
        @media print {
          @page { margin: 16mm 14mm; }
          :root { color-scheme: light; }
          body { max-width: none; padding: 0; font-size: 11pt; print-color-adjust: exact;
            -webkit-print-color-adjust: exact; }
          h2 { break-after: avoid; }
          figure, .verdicts li, .scroll, tr, pre { break-inside: avoid; }
          .scroll, figure { overflow: visible; } table { font-size: 9.5pt; }
          figure .drawing { max-width: 150mm; min-width: 0; }
        }
        """;

    /** Where a row of digits may be broken that is as long as a hash. */
    private static final Pattern LONG_DIGITS = Pattern.compile("[0-9a-f]{16}(?=[0-9a-f]{16})");

    private final String title;
    private final StringBuilder verdicts = new StringBuilder();
    private final StringBuilder answers = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private final List<String> replays = new ArrayList<>();
    private int drawings;

    private Page(String title) {
        this.title = title;
    }

    /** A page with nothing on it but its title. */
    public static Page titled(String title) {
        return new Page(title);
    }

    /** Adds a verdict, below those before it, above everything else. */
    public Page verdict(Tone tone, String sentence) {
        verdicts.append("<li class=\"")
                .append(tone.style())
                .append("\"><b>")
                .append(tone.sign())
                .append(' ')
                .append(tone.word())
                .append("</b>")
                .append(escaped(sentence))
                .append("</li>\n");
        return this;
    }

    /** Says what was asked. */
    public Page question(String sentence) {
        return fact("Question", sentence);
    }

    /** Says what was expected, written before the answer was known. */
    public Page expectation(String sentence) {
        return fact("Expected", sentence);
    }

    /** Adds something to know of the report as a whole to question and expectation, such as its seeds. */
    public Page fact(String name, String sentence) {
        answers.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(sentence))
                .append("</dd>\n");
        return this;
    }

    /** Adds a heading. */
    public Page section(String heading) {
        body.append("<h2>").append(escaped(heading)).append("</h2>\n");
        return this;
    }

    /** Adds a paragraph. */
    public Page text(String paragraph) {
        body.append("<p>").append(escaped(paragraph)).append("</p>\n");
        return this;
    }

    /** Adds a table. */
    public Page table(Table table) {
        body.append("<div class=\"scroll\"><table>\n<caption>")
                .append(escaped(table.title()))
                .append("</caption>\n<thead><tr>");
        table.columns()
                .forEach(column -> body.append(
                                column.isNumeric() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                        .append(breakable(column.heading()))
                        .append("</th>"));
        body.append("</tr></thead>\n<tbody>\n");
        for (ImmutableList<Cell> row : table.rows()) {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                body.append(table.columns().get(i).isNumeric() ? "<td class=\"n\">" : "<td>")
                        .append(LONG_DIGITS.matcher(escaped(row.get(i).shown())).replaceAll("$0<wbr>"))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
        return this;
    }

    /**
     * Adds a chart.
     *
     * @param caption what the reader should see in it; may be empty
     */
    public Page figure(Drawing drawing, String caption) {
        drawings++;
        body.append("<figure>\n").append(drawing.toSvg("figure-" + drawings));
        if (!caption.isEmpty()) {
            body.append("<figcaption>").append(escaped(caption)).append("</figcaption>\n");
        }
        body.append("</figure>\n");
        return this;
    }

    /** Adds a note: a convention, a source, a warning. */
    public Page note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** Adds a command that gives the same again. */
    public Page replay(String command) {
        replays.add(command);
        return this;
    }

    /** The whole file. */
    public String toHtml() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\">\n");
        html.append("<title>").append(escaped(title)).append("</title>\n");
        html.append("<style>\n").append(STYLE).append(Drawing.STYLE).append("</style>\n</head>\n<body>\n");
        html.append("<h1>").append(escaped(title)).append("</h1>\n");
        if (verdicts.length() > 0) {
            html.append("<ul class=\"verdicts\">\n").append(verdicts).append("</ul>\n");
        }
        if (answers.length() > 0) {
            html.append("<dl>\n").append(answers).append("</dl>\n");
        }
        html.append(body);
        if (!notes.isEmpty()) {
            html.append("<h2>Notes</h2>\n<ul>\n");
            notes.forEach(note -> html.append("<li>").append(escaped(note)).append("</li>\n"));
            html.append("</ul>\n");
        }
        if (!replays.isEmpty()) {
            html.append("<h2>The same again</h2>\n<pre>");
            html.append(escaped(String.join("\n", replays)));
            html.append("</pre>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }

    /** A dotted name may be broken behind its dots. */
    private static String breakable(String heading) {
        return escaped(heading).replace(".", ".<wbr>");
    }

    private static String escaped(String words) {
        return HtmlEscapers.htmlEscaper().escape(words);
    }
}
