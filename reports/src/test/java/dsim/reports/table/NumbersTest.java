package dsim.reports.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void roundsTheExactBinaryValueHalfToEven() {
        assertEquals("0.12", Numbers.fixed(0.125, 2));
        assertEquals("0.38", Numbers.fixed(0.375, 2));
        assertEquals("2.67", Numbers.fixed(2.675, 2));
        assertEquals("3", Numbers.fixed(2.5000001, 0));
        assertEquals("1000000.0", Numbers.fixed(1e6, 1));
    }

    @Test
    void givesZeroNoSign() {
        assertEquals("0.00", Numbers.fixed(-0.001, 2));
        assertEquals("0", Numbers.significant(-0.0, 3));
    }

    @Test
    void keepsSignificantDigitsOnly() {
        assertEquals("0.0125", Numbers.significant(0.0125, 3));
        assertEquals("1500", Numbers.significant(1499.7, 3));
        assertEquals("0.00001", Numbers.significant(1e-5, 3));
        assertEquals("9.9e-6", Numbers.significant(9.9e-6, 3));
        assertEquals("-3e-7", Numbers.significant(-3e-7, 3));
        assertEquals("100000000000000", Numbers.significant(1e14, 3));
        assertEquals("1e15", Numbers.significant(1e15, 3));
        assertEquals("1e15", Numbers.significant(9.999e14, 3));
    }

    @Test
    void showsProgramsAllThatCarriesSomething() {
        assertEquals("0.1", Numbers.exact(0.1));
        assertEquals("0.3333333333333333", Numbers.exact(1 / 3.0));
        assertEquals("0.30000000000000004", Numbers.exact(0.1 + 0.2));
        assertEquals("12931551", Numbers.exact(12_931_551));
        assertEquals(
                "4.9406564584124654e-324".substring(0, 4),
                Numbers.exact(Double.MIN_VALUE).substring(0, 4));
    }

    @Test
    void namesWhatIsNotFinite() {
        assertEquals("–", Numbers.fixed(Double.NaN, 2));
        assertEquals("∞", Numbers.significant(Double.POSITIVE_INFINITY, 2));
        assertEquals("-∞", Numbers.exact(Double.NEGATIVE_INFINITY));
    }

    @Test
    void speaksNoLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("1234.50", Numbers.fixed(1234.5, 2));
            assertEquals("0.5", Numbers.exact(0.5));
        } finally {
            Locale.setDefault(before);
        }
    }
}
