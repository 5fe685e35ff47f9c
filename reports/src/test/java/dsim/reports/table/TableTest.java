package dsim.reports.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table DELAYS = Table.titled(
                    "Delays",
                    Column.words("link"),
                    Column.numbers("sent"),
                    Column.numbers("mean", "ms"),
                    Column.words("note"))
            .row(Cell.of("a | b"), Cell.of(12), Cell.of(3.14159, 2), Cell.of("said \"yes\", twice"))
            .row(Cell.of("c_d"), Cell.of(1234567), Cell.blank(), Cell.of("two\nlines"))
            .row(Cell.of("e"), Cell.of(0), Cell.of(Double.NaN, 1), Cell.of("x < y"))
            .build();

    @Test
    void standsInPlainTextWithNumbersToTheRight() {
        assertEquals("""
                Delays
                link      sent  mean [ms]  note
                -----  -------  ---------  -----------------
                a | b       12       3.14  said "yes", twice
                c_d    1234567          –  two lines
                e            0          –  x < y
                """, DELAYS.toText());
    }

    @Test
    void standsInMarkdownWithEveryMarkEscaped() {
        assertEquals("""
                | link | sent | mean \\[ms\\] | note |
                | --- | ---: | ---: | --- |
                | a \\| b | 12 | 3.14 | said "yes", twice |
                | c\\_d | 1234567 | – | two lines |
                | e | 0 | – | x \\< y |
                """, DELAYS.toMarkdown());
    }

    @Test
    void standsInCsvAsRfc4180SaysWithAllDigits() {
        assertEquals(
                "link,sent,mean [ms],note\r\n"
                        + "a | b,12,3.14159,\"said \"\"yes\"\", twice\"\r\n"
                        + "c_d,1234567,,\"two\nlines\"\r\n"
                        + "e,0,,x < y\r\n",
                DELAYS.toCsv());
    }

    @Test
    void wrapsWordsThatAreTooWide() {
        String sentence =
                "a rather long sentence about what was found, ".repeat(4).strip();
        Table table = Table.titled("T".repeat(130), Column.words("rule"), Column.numbers("n"), Column.words("verdict"))
                .row(Cell.of("x"), Cell.of(7), Cell.of(sentence))
                .row(Cell.of("y"), Cell.of(8), Cell.of("z".repeat(120)))
                .build();

        String text = table.toText();

        assertAtMost100Wide(text);
        String together = text.replaceAll("\\s+", "");
        assertTrue(together.contains("z".repeat(50)));
        assertTrue(text.contains("a rather long sentence about what was found,"));
        assertEquals(120, text.chars().filter(c -> c == 'z').count());
    }

    @Test
    void breaksIntoBlocksWhereNumbersAloneAreTooWide() {
        List<Column> columns = new ArrayList<>(List.of(Column.words("seed")));
        List<Cell> cells = new ArrayList<>(List.of(Cell.of("s1")));
        for (int i = 0; i < 15; i++) {
            columns.add(Column.numbers("measure " + i, "ms"));
            cells.add(Cell.of(1_000_000_000L + i));
        }
        Table table = Table.titled("Wide", columns.toArray(new Column[0]))
                .row(cells.toArray(new Cell[0]))
                .build();

        String text = table.toText();

        assertAtMost100Wide(text);
        for (int i = 0; i < 15; i++) {
            assertTrue(text.contains("measure " + i + " [ms]"));
            assertTrue(text.contains("" + (1_000_000_000L + i)));
        }
        assertEquals(1 + 3, Splitter.on("seed").splitToList(text).size(), text);
    }

    private static void assertAtMost100Wide(String text) {
        for (String line : Splitter.on('\n').split(text)) {
            assertTrue(line.codePointCount(0, line.length()) <= 100, line);
        }
    }

    @Test
    void refusesRowsWithCellsMissing() {
        Table.Builder table =
                Table.titled("t", Column.words("a"), Column.words("b")).row(Cell.of("1"));

        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, table::build);

        assertEquals("a row has a cell for each of 2 columns, not 1", refused.getMessage());
    }
}
