package dsim.algorithms.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.MalformedMessageException;
import dsim.testkit.SeededTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads data, and only data. The pickles are those that CPython 3.6, 3.11 and 3.13 sent over the labs' sockets. */
class PickleReaderTest {

    private static final PickleLimits LIMITS = PickleLimits.ofBytes(1 << 16);

    private static final String JOIN =
            "80049526000000000000008c044a4f494e944b144a87d6120086948c093132372e302e302e31944d" + "51c38694869486942e";

    private static final List<String> SENT = List.of(
            JOIN,
            "80044b232e",
            "80044e2e",
            "564a4f494e0a70300a2e",
            "800358040000004a4f494e71002e",
            "80035d7100287d7101285804000000686f7374710258100000006373312e73656174746c65752e65647571035804000000706f7274"
                    + "71044d4153757d710528680258100000006373322e73656174746c65752e656475710668044d2182757d710728680258090000"
                    + "006c6f63616c686f7374710868044de75975652e",
            "28564a4f494e0a70300a28284932300a49313233343536370a7470310a28563132372e302e302e310a70320a4935303030310a7470"
                    + "330a7470340a7470350a2e");

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static Pickled read(String digits) throws MalformedMessageException {
        return PickleReader.read(LIMITS, hex(digits));
    }

    private static String refused(byte... pickle) {
        return String.valueOf(assertThrows(MalformedMessageException.class, () -> PickleReader.read(LIMITS, pickle))
                .getMessage());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsTheJoinOfALab() throws MalformedMessageException {
        assertEquals("('JOIN', ((20, 1234567), ('127.0.0.1', 50001)))", PythonText.repr(read(JOIN)));
    }

    @Test
    void readsWhatHasNeitherFrameNorMemo() throws MalformedMessageException {
        assertEquals(
                "('ELECT', {(1, 1000001): ('127.0.0.1', 59363)})",
                PythonText.repr(read("80048c05454c4543547d284b014a41420f00868c093132372e302e302e314de3e78675862e")));
    }

    @Test
    void takesAPickleHoweverItIsCut() throws MalformedMessageException {
        for (String sent : SENT) {
            byte[] pickle = hex(sent);
            for (int cut = 0; cut < pickle.length; cut++) {
                PickleReader reader = new PickleReader(LIMITS);

                Optional<Pickled> early = reader.read(ByteBuffer.wrap(pickle, 0, cut));
                Optional<Pickled> complete = reader.read(ByteBuffer.wrap(pickle));

                assertEquals(Optional.empty(), early);
                assertEquals(Optional.of(read(sent)), complete);
            }
        }
    }

    @Test
    void endsAtTheStopAndLeavesWhatFollows() throws MalformedMessageException {
        ByteBuffer in = ByteBuffer.wrap(hex(JOIN + "80044e2e" + "80"));
        PickleReader reader = new PickleReader(LIMITS);

        reader.read(in);
        Optional<Pickled> second = reader.read(in);
        Optional<Pickled> third = reader.read(in);

        assertEquals(Optional.of(Pickled.none()), second);
        assertEquals(Optional.empty(), third);
        assertEquals(1, in.remaining());
    }

    /** A megabyte, a byte at a time: quadratic work would take hours. */
    @Test
    void looksAtEachByteOnce() throws MalformedMessageException {
        PickleLimits wide = new PickleLimits(1 << 21, 1 << 21, 100);
        byte[] pickle = ascii("V" + "a".repeat(1 << 20) + "\n.");
        PickleReader reader = new PickleReader(wide);

        for (int length = 0; length < pickle.length; length++) {
            assertEquals(Optional.empty(), reader.read(ByteBuffer.wrap(pickle, 0, length)));
        }

        assertTrue(reader.read(ByteBuffer.wrap(pickle)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "80049531000000000000008c0a63686f72645f6e6f6465948c064d6574686f6494932e, STACK_GLOBAL at byte 33 names a class",
        "636f730a73797374656d0a, GLOBAL at byte 0 names a class",
        "80032952, REDUCE at byte 3 calls",
        "80034e62, BUILD at byte 3 sets the state of an object",
        "286964617465, INST at byte 1 makes an object of a class",
        "80048f, EMPTY_SET at byte 2 makes a set",
        "800597, NEXT_BUFFER at byte 2 names a buffer outside",
        "50300a, PERSID at byte 0 names an object outside",
        "800282, EXT1 at byte 2 names a class"
    })
    void refusesWhatIsMoreThanData(String pickle, String why) {
        assertTrue(refused(hex(pickle)).contains(why), refused(hex(pickle)));
    }

    /** The call is refused before its arguments have come, and even if the pickle never ends. */
    @Test
    void refusesACallAsSoonAsItComes() {
        PickleReader reader = new PickleReader(LIMITS);

        assertThrows(MalformedMessageException.class, () -> reader.read(ByteBuffer.wrap(ascii("cos\nsystem"))));
    }

    @ParameterizedTest
    @CsvSource({
        "68652e, nothing was kept as 101",
        "ff, there is no opcode ff",
        "80062e, protocol 6 is not known",
        "2e, a value is missing",
        "4e4e2e, more than one value is left",
        "284e2e, more than one value is left",
        "4e612e, a value is missing",
        "4e4e612e, only a list grows by items",
        "5d4e4e732e, only a dict grows by keys and values",
        "7d284e752e, a key without a value",
        "7d5d4e732e, a key that is a list or dict",
        "7d5d854e732e, a key that is a list or dict",
        "742e, a mark is missing",
        "6735300a2e, nothing was kept as 50",
        "672d310a2e, no place in the memo",
        "49780a2e, no whole number",
        "463164300a2e, no number",
        "8c01ff2e, no text in UTF-8",
        "8c03eda0802e, no text in UTF-8",
        "53610a2e, a text in quotes",
        "565c75644430300a2e, a surrogate stands alone",
        "80049500000000000000804e2e, a frame of 9223372036854775808 bytes",
        "8004950a000000000000004e2e, a frame of 10 bytes"
    })
    void refusesWhatIsNoPickle(String pickle, String why) {
        String refusal = refused(hex(pickle));
        assertTrue(refusal.contains(why), refusal);
    }

    @Test
    void refusesALengthThatCannotBeBeforeItsBytesCome() {
        for (String pickle : List.of(
                "80045800000080", "8004420000ff7f", "80048d00000000ffffffff", "800495ffffffffffffffff58ffffff7f")) {
            PickleReader reader = new PickleReader(LIMITS);

            assertThrows(MalformedMessageException.class, () -> reader.read(ByteBuffer.wrap(hex(pickle))), pickle);
        }
    }

    @Test
    void refusesMoreBytesThanItMayHold() {
        PickleReader reader = new PickleReader(PickleLimits.ofBytes(100));

        assertThrows(MalformedMessageException.class, () -> reader.read(ByteBuffer.wrap(ascii("V" + "a".repeat(100)))));
        assertThrows(
                MalformedMessageException.class,
                () -> new PickleReader(PickleLimits.ofBytes(100)).read(ByteBuffer.wrap(ascii("N0".repeat(100)))));
    }

    @Test
    void refusesAHundredThousandTuplesInEachOther() {
        byte[] pickle = new byte[60_000];
        Arrays.fill(pickle, (byte) 0x85);
        pickle[0] = 'N';
        pickle[pickle.length - 1] = '.';

        assertTrue(refused(pickle).contains("more than 100 deep"));
    }

    @Test
    void refusesAHundredThousandListsInEachOther() {
        byte[] pickle = ascii("]".repeat(30_000) + "a".repeat(29_999) + ".");

        assertTrue(refused(pickle).contains("more than 100 deep"));
    }

    @Test
    void refusesAValueThatIsItsOwnPart() {
        assertTrue(refused(hex("80045d946800612e")).contains("itself as a part"));
    }

    /** A memo makes 2^40 parts of 120 bytes. As tuples, as lists, and as a key. */
    @Test
    void refusesABillionLaughs() {
        StringBuilder tuples = new StringBuilder("80044e");
        StringBuilder lists = new StringBuilder("80045d94");
        for (int i = 0; i < 40; i++) {
            tuples.append("3286");
            lists.append(String.format(Locale.ROOT, "5d942868%02x68%02x65", i, i));
        }

        assertTrue(refused(hex(tuples + "2e")).contains("larger than"));
        assertThrows(MalformedMessageException.class, () -> read(lists + "2e"));
        assertTrue(refused(hex("80047d4e" + "3286".repeat(11) + "4e732e")).contains("larger than 1000"));
    }

    @Test
    void takesOldTexts() throws MalformedMessageException {
        assertEquals("\"a'b\\n\\x01\"", PythonText.repr(PickleReader.read(LIMITS, ascii("S'a\\'b\\n\\x01'\np0\n."))));
        assertEquals("'ab'", PythonText.repr(PickleReader.read(LIMITS, ascii("U\002ab."))));
        assertEquals("'é€'", PythonText.repr(PickleReader.read(LIMITS, ascii("V\u00e9\\u20ac\n."))));
        assertEquals("'\\\\u20ac'", PythonText.repr(PickleReader.read(LIMITS, ascii("V\\u005cu20ac\n."))));
    }

    @Test
    void anEntryThatComesAgainKeepsItsPlaceAndTakesTheLastValue() throws MalformedMessageException {
        assertEquals("{1: 3, 2: 2}", PythonText.repr(read("7d284b014b014b024b024b014b03752e")));
    }

    /** Mutants of what was sent give a value or a refusal, in no time. */
    @SeededTest(seeds = 20)
    void takesNothingAmiss(Seed seed) {
        Rng rng = new Rng(Key.of(seed, "mutants"));
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = hex(SENT.get(rng.below(SENT.size())));
            for (int change = rng.below(4); change >= 0; change--) {
                mutant[rng.below(mutant.length)] = (byte) rng.below(256);
            }
            readAny(mutant);
        }
    }

    private static void readAny(byte[] bytes) {
        try {
            PythonText.repr(
                    new PickleReader(LIMITS).read(ByteBuffer.wrap(bytes)).orElseGet(Pickled::none));
        } catch (MalformedMessageException refused) {
            assertTrue(String.valueOf(refused.getMessage()).length() > 5);
        }
    }
}
