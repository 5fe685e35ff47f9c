package dsim.scenarios.bitcoin;

import com.google.common.collect.ImmutableList;
import dsim.reports.html.Page;
import dsim.reports.html.Tone;
import dsim.reports.table.Cell;
import dsim.reports.table.Column;
import dsim.reports.table.Table;

/** The report as a page that needs nothing else. */
public final class BitcoinHtml {

    private BitcoinHtml() {}

    /**
     * The whole file.
     *
     * @param transactionsMax so many transactions are shown, and the one that was changed
     * @param again the command that makes the same report
     */
    public static String of(BitcoinReport report, int transactionsMax, String again) {
        Page page = Page.titled("Bitcoin: " + report.title());
        ImmutableList<String> verdicts = report.verdicts();
        page.verdict(report.isValid() ? Tone.HOLDS : Tone.FAILS, verdicts.get(0));
        report.forged().ifPresent(it -> page.verdict(it.last().isValid() ? Tone.OPEN : Tone.HOLDS, verdicts.get(1)));
        for (Part part : report.parts(transactionsMax)) {
            add(part, page);
        }
        return page.note("Hashes are shown as people write them, the other way round than they are hashed; the bytes of"
                        + " the header stand as they are hashed.")
                .replay(again)
                .toHtml();
    }

    private static void add(Part part, Page page) {
        if (part instanceof Part.Facts facts) {
            Table.Builder table = Table.titled(facts.title(), Column.words("what"), Column.words("value"));
            facts.facts().forEach(fact -> table.row(Cell.of(fact.label()), Cell.of(String.join(" · ", fact.lines()))));
            page.table(table.build());
        } else if (part instanceof Part.Comparison comparison) {
            Table.Builder table = Table.titled(
                    comparison.title(),
                    Column.words("what"),
                    Column.words("before"),
                    Column.words("after"),
                    Column.words("changed"));
            comparison
                    .pairs()
                    .forEach(pair -> table.row(
                            Cell.of(pair.label()),
                            Cell.of(pair.before()),
                            Cell.of(pair.after()),
                            Cell.of(pair.isChanged() ? "● changed" : "same")));
            page.table(table.build());
        } else if (part instanceof Part.Sheet sheet) {
            Table.Builder table = Table.titled(
                    sheet.title(), sheet.columns().stream().map(Column::words).toArray(Column[]::new));
            sheet.rows().forEach(row -> table.row(row.stream().map(Cell::of).toArray(Cell[]::new)));
            page.table(table.build());
        } else {
            throw new AssertionError("unhandled: " + part);
        }
    }
}
