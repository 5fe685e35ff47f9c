package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.bitcoin.BitcoinReport;
import dsim.scenarios.bitcoin.Part;

/** The report of a block as text. What changed is marked by a star. */
final class BitcoinPage {

    private static final int LABEL = 12;

    private final Page page = new Page();

    private BitcoinPage() {}

    /**
     * The page.
     *
     * @param transactionsMax so many transactions are shown, and the one that was changed
     */
    static Page of(BitcoinReport report, int transactionsMax) {
        BitcoinPage text = new BitcoinPage();
        text.page.line(report.title());
        text.page.gap();
        for (Part part : report.parts(transactionsMax)) {
            text.add(part);
            text.page.gap();
        }
        ImmutableList<String> verdicts = report.verdicts();
        text.fact("verdict", verdicts);
        return text.page;
    }

    private void add(Part part) {
        if (!part.title().isEmpty()) {
            page.line(part.title());
        }
        if (part instanceof Part.Facts facts) {
            facts.facts().forEach(fact -> fact(fact.label(), fact.lines()));
        } else if (part instanceof Part.Comparison comparison) {
            comparison.pairs().forEach(this::pair);
        } else if (part instanceof Part.Sheet sheet) {
            sheet(sheet);
        } else {
            throw new AssertionError("unhandled: " + part);
        }
    }

    private void fact(String label, ImmutableList<String> lines) {
        page.rows(
                label,
                lines.stream()
                        .flatMap(line -> broken(line, Page.WIDTH - LABEL).stream())
                        .collect(ImmutableList.toImmutableList()));
    }

    private void pair(Part.Pair pair) {
        page.rows(pair.label(), marked("", pair.before()));
        if (pair.isChanged()) {
            page.rows("", marked("*", pair.after()));
        }
    }

    /** A mark, and behind it a text in as many lines as it takes. */
    private static ImmutableList<String> marked(String mark, String text) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        String margin = mark;
        for (String line : broken(text, Page.WIDTH - LABEL - 2)) {
            lines.add(Page.padded(margin, 2) + line);
            margin = "";
        }
        return lines.build();
    }

    private void sheet(Part.Sheet sheet) {
        int last = sheet.columns().size() - 1;
        for (ImmutableList<String> row : sheet.rows()) {
            String head = String.join(": ", row.subList(0, last));
            page.line("  " + head);
            broken(row.get(last), Page.WIDTH - LABEL).forEach(line -> page.line(" ".repeat(LABEL) + line));
        }
    }

    /** The words of a text in lines of a width; a word that is wider is cut. */
    private static ImmutableList<String> broken(String text, int width) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        for (String line : Page.wrapped(text, width)) {
            String rest = line;
            while (rest.codePointCount(0, rest.length()) > width) {
                int cut = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            lines.add(rest);
        }
        return lines.build();
    }
}
