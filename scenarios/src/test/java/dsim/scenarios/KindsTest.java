package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of each kind: what they become, and what is said of those that are refused. */
class KindsTest {

    private static String refused(Scalar<?> kind, String text) {
        return assertThrows(IllegalArgumentException.class, () -> kind.parse(text))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "10ns, 10",
        "3us, 3000",
        "250ms, 250000000",
        "1.5s, 1500000000",
        "0s, 0",
        "2min, 120000000000",
        "1h, 3600000000000",
        "0.000000001s, 1",
        "9223372036854775807ns, 9223372036854775807",
        "0007ms, 7000000"
    })
    void durationsAreWholeNanoseconds(String text, long nanos) {
        assertEquals(Duration.ofNanos(nanos), Kinds.DURATION.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "-7, -7",
        "+7, 7",
        "007, 7",
        "0x1F, 31",
        "0o17, 15",
        "1e3, 1000",
        "1.5E+3, 1500",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void wholeNumbersAreWrittenAsInYaml(String text, long number) {
        assertEquals(number, Kinds.WHOLE_NUMBER.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1_000_000 | the digits of a number stand together. Did you mean 1000000?",
                "1,000 | the digits of a number stand together. Did you mean 1000?",
                "1_00 | a whole number is expected here, not '1_00'",
                "1.5 | a whole number is expected here, not '1.5'",
                "1e-3 | a whole number is expected here, not '1e-3'",
                "1e30 | a number of at most 64 bits is possible, not 1e30",
                "9223372036854775808 | a number of at most 64 bits is possible, not 9223372036854775808",
                "0x | a whole number is expected here, not '0x'",
                "0o8 | a whole number is expected here, not '0o8'",
                "seven | a whole number is expected here, not 'seven'",
            })
    void whatIsNoWholeNumberIsToldWhatWasMeant(String text, String sentence) {
        assertEquals(sentence, refused(Kinds.WHOLE_NUMBER, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "30 | a unit is missing. Did you mean 30s? (ns us ms s min h)",
                "1,5s | decimals stand behind a dot. Did you mean 1.5s?",
                "5 m | 'm' is no unit. Did you mean 5ms or 5min? (ns us ms s min h)",
                "5m | 'm' is no unit. Did you mean 5ms or 5min? (ns us ms s min h)",
                "-5s | a duration is not negative",
                "5 s | number and unit stand together. Did you mean 5s?",
                "+5s | a duration such as 250ms is expected here. Did you mean 5s?",
                "5Sec | 'Sec' is no unit. Did you mean 5s? (ns us ms s min h)",
                "1h1s | a duration is one number with one unit. Did you mean 3601s?",
                "5d | 'd' is no unit. (ns us ms s min h)",
                "s | a duration such as 250ms is expected here, not 's'. (ns us ms s min h)",
                "0.5ns | this is finer than 1ns",
                "9223372036854775808ns | the most that is possible is 292 years",
            })
    void durationsThatAreNoneAreToldWhatWasMeant(String text, String sentence) {
        assertEquals(sentence, refused(Kinds.DURATION, text));
    }

    @Test
    void signedDurationsGoBack() {
        assertEquals(Duration.ofMillis(-50), Kinds.SIGNED_DURATION.parse("-50ms"));
        assertEquals(Duration.ofNanos(Long.MIN_VALUE), Kinds.SIGNED_DURATION.parse("-9223372036854775808ns"));
    }

    @ParameterizedTest
    @CsvSource({"1%, 0.01", "0.1%, 0.001", "1/1000, 0.001", "0%, 0", "100%, 1", "1/3, 0.3333333333333333", "7/7, 1"})
    void ratiosAreParts(String text, double ratio) {
        assertEquals(ratio, Kinds.RATIO.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.5 | a unit is missing. Did you mean 1.5% or 150%?",
                "0.05 | a unit is missing. Did you mean 0.05% or 5%?",
                "0 | a unit is missing. Did you mean 0%?",
                "101% | a ratio is at most 100%",
                "100.00001% | a ratio is at most 100%",
                "-1% | a ratio is not negative",
                "3/2 | a ratio is at most 100%",
                "1/0 | nothing is divided by 0",
                "half | a ratio such as 1%, 0.1% or 1/1000 is expected here, not 'half'",
            })
    void ratiosThatAreNoneAreToldWhatWasMeant(String text, String sentence) {
        assertEquals(sentence, refused(Kinds.RATIO, text));
    }

    @ParameterizedTest
    @CsvSource({"512B, 512", "1KiB, 1024", "256KiB, 262144", "1.5kB, 1500", "2MiB, 2097152", "1GB, 1000000000"})
    void sizesAreBytes(String text, long bytes) {
        assertEquals(bytes, Kinds.SIZE.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10Mbit/s, 10000000",
        "1bit/s, 1",
        "8kbit/s, 8000",
        "1.2Gbit/s, 1200000000",
        "1KiB/s, 8192",
        "3MB/s, 24000000"
    })
    void ratesAreBitsASecond(String text, long bits) {
        assertEquals(bits, Kinds.RATE.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "512 | a unit is missing. Did you mean 512B? (B kB MB GB KiB MiB GiB)",
                "64K | 'K' is no unit. Did you mean 64KiB or 64kB? (B kB MB GB KiB MiB GiB)",
                "0.5B | this is finer than 1B",
                "9007199254740993KiB | the most that is possible is 8 EiB",
            })
    void sizesThatAreNoneAreToldWhatWasMeant(String text, String sentence) {
        assertEquals(sentence, refused(Kinds.SIZE, text));
    }

    @ParameterizedTest
    @CsvSource({"20ppm, 20000", "-20ppm, -20000", "0.5ppm, 500", "0ppm, 0"})
    void driftsArePartsPerBillion(String text, long ppb) {
        assertEquals(ppb, Kinds.DRIFT.parse(text));
    }

    @Test
    void driftsNeedTheirUnit() {
        assertEquals("a unit is missing. Did you mean 20ppm? (ppm)", refused(Kinds.DRIFT, "20"));
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "0x2a, 42", "18446744073709551615, -1"})
    void seedsAreUnsigned(String text, long value) {
        assertEquals(Seed.of(value), Kinds.SEED.parse(text));
    }

    @Test
    void rangesHaveTwoEndsOrOne() {
        Scalar<Between<Duration>> range = Kinds.range(Kinds.DURATION);

        assertEquals(new Between<>(Duration.ofMillis(5), Duration.ofMillis(20)), range.parse("5ms..20ms"));
        assertEquals(Between.just(Duration.ofMillis(5)), range.parse("5ms"));
        assertEquals(new Between<>(Duration.ofMillis(1), Duration.ofSeconds(1)), range.parse("1.0ms..1.0s"));
        assertEquals(
                new Between<>(Duration.ofMillis(-50), Duration.ofMillis(50)),
                Kinds.range(Kinds.SIGNED_DURATION).parse("-50ms..50ms"));
        assertEquals(new Between<>(-3L, -1L), Kinds.range(Kinds.WHOLE_NUMBER).parse("-3..-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "20ms..5ms | the range is reversed. Did you mean 5ms..20ms?",
                "5..20ms | a unit is missing. Did you mean 5ms..20ms?",
                "5ms-20ms | a range is written with two dots. Did you mean 5ms..20ms?",
                "5ms to 20ms | a range is written with two dots. Did you mean 5ms..20ms?",
                "5ms...20ms | a range is written with two dots and nothing else. Did you mean 5ms..20ms?",
                "5ms .. 20ms | a range is written with two dots and nothing else. Did you mean 5ms..20ms?",
                "..20ms | a range has two ends, such as in 5ms..20ms",
                "5ms..20 | a unit is missing. Did you mean 5ms..20ms?",
                "5ms..soon | a duration such as 250ms is expected here, not 'soon'. (ns us ms s min h)",
            })
    void rangesThatAreNoneAreToldWhatWasMeant(String text, String sentence) {
        assertEquals(sentence, refused(Kinds.range(Kinds.DURATION), text));
    }

    @Test
    void boundsAreIncluded() {
        Scalar<Duration> kind = Kinds.atMost(Kinds.atLeast(Kinds.DURATION, "1ms"), "1s");

        assertEquals(Duration.ofMillis(1), kind.parse("1ms"));
        assertEquals(Duration.ofSeconds(1), kind.parse("1s"));
        assertEquals("at least 1ms is possible", refused(kind, "999us"));
        assertEquals("at most 1s is possible", refused(kind, "1001ms"));
    }

    @Test
    void wordsAreThoseOfAnEnum() {
        Scalar<Toys.InitialLeader> kind = Kinds.oneOf(Toys.InitialLeader.class);

        assertEquals(Toys.InitialLeader.HIGHEST, kind.parse("highest"));
        assertEquals("unknown word 'hihgest'. Did you mean 'highest'?", refused(kind, "hihgest"));
        assertEquals("'none' or 'highest' is expected here, not 'somebody'", refused(kind, "somebody"));
    }

    /** What is written of an amount is read as that amount: the oracle is the amount itself. */
    @SeededTest
    void amountsComeBack(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "amounts"));
        long amount = rng.between(0, Long.MAX_VALUE) >> rng.below(63);
        long shortened = amount - amount % (long) Math.pow(10, rng.below(12));

        assertEquals(shortened, Quantity.DURATION.parse(Quantity.DURATION.text(shortened), false));
        assertEquals(-shortened, Quantity.DURATION.parse(Quantity.DURATION.text(-shortened), true));
        assertEquals(shortened, Quantity.SIZE.parse(Quantity.SIZE.text(shortened), false));
        assertEquals(shortened, Quantity.RATE.parse(Quantity.RATE.text(shortened), false));
        assertEquals(shortened, Quantity.DRIFT.parse(Quantity.DRIFT.text(shortened), false));
        double ratio = rng.nextDouble();
        assertEquals(
                ratio,
                Kinds.RATIO.parse(
                        new ScenarioWords.Ratio(BigDecimal.valueOf(ratio).movePointRight(2)).toString()));
    }
}
