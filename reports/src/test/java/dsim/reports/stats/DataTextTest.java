package dsim.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.reports.stats.DataText.MistakesException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataTextTest {

    @Test
    void readsWhatPeopleWriteDown() throws MistakesException {
        Tally tally =
                DataText.values("\ufeff# degrees\r\n3\r\n\r\n 4, 4,\t7.5  # four, twice\n1e3 % and\n.5,+2", false);

        assertEquals(List.of("0.5 x 1", "2.0 x 1", "3.0 x 1", "4.0 x 2", "7.5 x 1", "1000.0 x 1"), lines(tally));
    }

    @Test
    void readsValuesWithTheirCounts() throws MistakesException {
        Tally tally = DataText.counts("# degree count\n5 1\n2, 10\n\n5\t3 # again\n0 4", true);

        assertEquals(List.of("0.0 x 4", "2.0 x 10", "5.0 x 4"), lines(tally));
    }

    private static List<String> lines(Tally tally) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tally.distinct(); i++) {
            lines.add(tally.value(i) + " x " + tally.count(i));
        }
        return lines;
    }

    @Test
    void saysWhereSomethingIsWrong() {
        assertEquals("""
            1:1 'degree' is no number; # at its beginning makes a line a comment
            3:3 'zwei' is no number; # at its beginning makes a line a comment
            4:1 a value is a number from 0 up, not -3
            5:4 'NaN' is no number: leave out what was not measured
            6:1 '1;2' is no number; numbers are separated by white space or commas
            ... and 3 more\
            """, mistakes("degree\n# x\n2 zwei\n-3\n1, NaN\n1;2\n0x10\n1d\nInfinity\n", false));
        assertEquals("2:4 1e999 is more than a binary number of 64 bits can be", mistakes("1\n2, 1e999", false));
        assertEquals("1:3 a whole number is expected here, not 2.5", mistakes("1 2.5 3.0", true));
        assertEquals("1:1 '\ufffd[2J' is no number", mistakes("\u001b[2J", true));
    }

    @Test
    void saysThatThereIsNothing() {
        assertEquals("1:1 there is no number in it", mistakes("", false));
        assertEquals("1:1 there is no number in it", mistakes(" \n# 3\n,", false));
    }

    @Test
    void wantsTwoNumbersInALineOfCounts() {
        MistakesException mistakes =
                assertThrows(MistakesException.class, () -> DataText.counts("5 1\n7\n8 1 2\n9 0\n4 1.5", true));

        assertEquals(4, mistakes.count());
        assertEquals("""
            2:1 how often '7' was seen does not stand behind it
            3:5 a line is a value and how often it was seen, and here is a third number
            4:3 a value was seen once at least and 10^15 times at most, not 0
            5:3 a whole number is expected here, not 1.5\
            """, mistakes.getMessage());
    }

    private static String mistakes(String text, boolean areWhole) {
        return assertThrows(MistakesException.class, () -> DataText.values(text, areWhole))
                .getMessage();
    }
}
