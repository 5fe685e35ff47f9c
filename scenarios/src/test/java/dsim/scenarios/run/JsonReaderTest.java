package dsim.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Json;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    @Test
    void readsWhatIsPrinted() throws BrokenRecordException {
        ImmutableMap<String, Object> value = ImmutableMap.of(
                "text", "d² \"quoted\" \\ and\nmore\u0000\u2028\ud83d\ude00",
                "numbers",
                        ImmutableList.of(
                                BigDecimal.ZERO, new BigDecimal("-1.5"), new BigDecimal("18446744073709551615")),
                "truth", ImmutableList.of(true, false),
                "nothing", Optional.empty(),
                "empty", ImmutableList.of(ImmutableMap.of(), ImmutableList.of(), ""));

        assertEquals(value, JsonReader.read(Json.print(value)));
        assertEquals(value, JsonReader.read(Json.line(value)));
    }

    @Test
    void readsEscapes() throws BrokenRecordException {
        assertEquals("\b\f\n\r\t/\"\\\u00e9", JsonReader.read("\"\\b\\f\\n\\r\\t\\/\\\"\\\\\\u00e9\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                  | in line 1: it breaks off
            {"a" 1}            | in line 1: ':' is missing
            {"a": 1,}          | in line 1: '"' is missing
            {"a": 1, "a": 2}   | in line 1: 'a' is there twice
            [1 2]              | in line 1: ',' is missing
            [1,]               | in line 1: a value is missing
            "a                 | in line 1: it breaks off
            "\\x"              | in line 1: '\\x' is no escape
            "\\u12g4"          | in line 1: four hexadecimal digits are missing
            tru                | in line 1: a value is missing
            01                 | in line 1: something follows it
            1e9999             | in line 1: something follows it
            NaN                | in line 1: a value is missing
            1 2                | in line 1: something follows it
            """)
    void refusesAllElse(String text, String why) {
        BrokenRecordException e = assertThrows(BrokenRecordException.class, () -> JsonReader.read(text));

        assertEquals("it is no JSON, " + why, e.getMessage());
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThrows(BrokenRecordException.class, () -> JsonReader.read("[".repeat(100_000)));
    }
}
