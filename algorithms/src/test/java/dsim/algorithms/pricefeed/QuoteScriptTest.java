package dsim.algorithms.pricefeed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.algorithms.pricefeed.QuoteScript.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteScriptTest {

    private static Row row(long arrives, long micros, double price) {
        return new Row(arrives, new Quote(micros, Currency.of("EUR"), Currency.of("USD"), price));
    }

    @Test
    void readsRowsWithTimes() {
        String text = """
                time,base,quote,price
                # all in all five quotes
                0, EUR , USD, 1.10   # the first
                1.5,EUR,USD,1e-3

                250ms,EUR,USD,.5
                2000001us,EUR,USD,2.
                1min,EUR,USD,3
                """;

        assertEquals(
                List.of(
                        row(0, 0, 1.1),
                        row(1_500_000, 1_500_000, 0.001),
                        row(1_500_000, 250_000, 0.5),
                        row(2_000_001, 2_000_001, 2),
                        row(60_000_000, 60_000_000, 3)),
                QuoteScript.parse(text).rows());
    }

    @Test
    void readsATableThatIsQuotedAllAtOnce() {
        assertEquals(
                List.of(row(0, 0, 1.1), row(0, 0, 1.2)),
                QuoteScript.parse("base,quote,price\r\nEUR,USD,1.1\r\nEUR,USD,1.2")
                        .rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,EUR,USD | line 2, column 1: a currency is three capital letters such as USD, not '0'",
                "0,EUR | line 2, column 1: a row has the columns time,base,quote,price, not 2",
                "0,EUR,USD,1,2 | line 2, column 1: a row has the columns time,base,quote,price, not 5",
                "x,EUR,USD,1 | line 2, column 1: a time in seconds",
                "-1,EUR,USD,1 | line 2, column 1: a time in seconds",
                "1e9,EUR,USD,1 | line 2, column 1: a time in seconds",
                "1795206476543061,EUR,USD,1 | line 2, column 1: this is more than 292 years: microseconds end in us",
                "0.0000001,EUR,USD,1 | line 2, column 1: a time is a whole number of microseconds",
                "0, eur,USD,1 | line 2, column 4: a currency is three capital letters such as USD, not 'eur'. Did you mean EUR?",
                "0,EUR,EURO,1 | line 2, column 7: a currency is three capital letters such as USD, not 'EURO'",
                "0,EUR,EUR,1 | line 2, column 7: a quote is of two currencies",
                "0,EUR,USD,0 | line 2, column 11: a price is a positive number such as 1.25, not '0'",
                "0,EUR,USD,-1 | line 2, column 11: a price is a positive number such as 1.25, not '-1'",
                "0,EUR,USD,NaN | line 2, column 11: a price is a positive number such as 1.25, not 'NaN'",
                "0,EUR,USD,1e999 | line 2, column 11: a price is a positive number",
                "0,EUR,USD,  | line 2, column 11: a price is a positive number"
            })
    void saysWhatIsWrongAndWhere(String line, String sentence) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> QuoteScript.parse("0,EUR,USD,1\n" + line));

        assertEquals(
                sentence,
                refusal.getMessage()
                        .substring(
                                0,
                                Math.min(sentence.length(), refusal.getMessage().length())));
    }

    @Test
    void isOfOneQuoteAtLeast() {
        assertThrows(IllegalArgumentException.class, () -> QuoteScript.parse("# nothing\n"));
    }
}
