package dsim.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Ordering;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {

    private static final int SPECIMENS = 20_000;

    private final Rng rng = new Rng(Key.of(Seed.of(Long.getLong("seed", 1)), "shapes"));

    // The encoding.

    /** One component of each type, written by hand after docs/record-wire.md. */
    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(new OfBoolean(true), "01"),
                Arguments.of(new OfByte((byte) -2), "fe"),
                Arguments.of(new OfShort((short) 258), "0102"),
                Arguments.of(new OfChar('ü'), "00fc"),
                Arguments.of(new OfInt(-2), "fffffffe"),
                Arguments.of(new OfLong(1L << 40), "0000010000000000"),
                Arguments.of(new OfFloat(1.5f), "3fc00000"),
                Arguments.of(new OfFloat(Float.intBitsToFloat(0x7fc00001)), "7fc00000"),
                Arguments.of(new OfDouble(-0.0), "8000000000000000"),
                Arguments.of(new OfDouble(Double.longBitsToDouble(0xfff8000000000009L)), "7ff8000000000000"),
                Arguments.of(new OfBoxed(7), "00000007"),
                Arguments.of(new OfString(""), "00"),
                Arguments.of(new OfString("aü\ud83d\ude80"), "0761c3bcf09f9a80"),
                Arguments.of(new OfString("x".repeat(200)), "c801" + "78".repeat(200)),
                Arguments.of(new OfBytes(ByteString.ofHex("00ff")), "0200ff"),
                Arguments.of(new OfAddress(Address.of("p3", 8_080)), "027033" + "1f90"),
                Arguments.of(new OfDuration(Duration.ofMillis(-1)), "ffffffffffffffff" + "3b8b87c0"),
                Arguments.of(new OfInstant(Instant.ofEpochSecond(1, 2)), "0000000000000001" + "00000002"),
                Arguments.of(new OfOptional(Optional.of("a")), "010161"),
                Arguments.of(new OfOptional(Optional.empty()), "00"),
                Arguments.of(new OfOptionalInt(OptionalInt.of(5)), "0100000005"),
                Arguments.of(new OfBigInteger(BigInteger.ZERO), "0100"),
                Arguments.of(new OfBigInteger(BigInteger.valueOf(128)), "020080"),
                Arguments.of(new OfBigInteger(BigInteger.valueOf(-128)), "0180"),
                Arguments.of(new OfEnum(Specimen.Colour.BLUE), "02"),
                Arguments.of(new OfList(ImmutableList.of("a", "b")), "0201610162"),
                Arguments.of(new OfSet(ImmutableSet.of("b", "a")), "0201620161"),
                Arguments.of(new OfSortedSet(ImmutableSortedSet.of("b", "a")), "0201610162"),
                Arguments.of(new OfMap(ImmutableMap.of("b", true, "a", false)), "02016201016100"),
                Arguments.of(new OfSortedMap(ImmutableSortedMap.of(2, "b", 1, "a")), "020000000101610000000201" + "62"),
                Arguments.of(new OfInts(ImmutableIntArray.of(1, -1)), "0200000001ffffffff"),
                Arguments.of(new OfLongs(ImmutableLongArray.of(1)), "010000000000000001"),
                Arguments.of(new OfRecord(new Specimen.Point(1, 2)), "0000000100000002"),
                Arguments.of(new OfSealed(new Specimen.Dot()), "01"),
                Arguments.of(
                        new OfSealed(new Specimen.Circle(new Specimen.Point(1, 2), 0.5)),
                        "00" + "0000000100000002" + "3fe0000000000000"));
    }

    record OfBoolean(boolean value) {}

    record OfByte(byte value) {}

    record OfShort(short value) {}

    record OfChar(char value) {}

    record OfInt(int value) {}

    record OfLong(long value) {}

    record OfFloat(float value) {}

    record OfDouble(double value) {}

    record OfBoxed(Integer value) {}

    record OfString(String value) {}

    record OfBytes(ByteString value) {}

    record OfAddress(Address value) {}

    record OfDuration(Duration value) {}

    record OfInstant(Instant value) {}

    record OfOptional(Optional<String> value) {}

    record OfOptionalInt(OptionalInt value) {}

    record OfBigInteger(BigInteger value) {}

    record OfEnum(Specimen.Colour value) {}

    record OfList(ImmutableList<String> value) {}

    record OfSet(ImmutableSet<String> value) {}

    record OfSortedSet(ImmutableSortedSet<String> value) {}

    record OfMap(ImmutableMap<String, Boolean> value) {}

    record OfSortedMap(ImmutableSortedMap<Integer, String> value) {}

    record OfInts(ImmutableIntArray value) {}

    record OfLongs(ImmutableLongArray value) {}

    record OfRecord(Specimen.Point value) {}

    record OfSealed(Specimen.Figure value) {}

    @ParameterizedTest
    @MethodSource("encodings")
    void hasOneEncodingOfEachValue(Object value, String hex) throws MalformedMessageException {
        Shape shape = Shape.of(value.getClass());

        byte[] bytes = bytes(shape, value);

        assertEquals(hex, HexFormat.of().formatHex(bytes));
        assertEquals(bytes.length, shape.size(value));
        assertEquals(value, shape.read(ByteSource.of(bytes)));
    }

    /** The first values of a type are taken apart part by part, later ones in one piece. */
    @ParameterizedTest
    @MethodSource("encodings")
    void treatsAValueAlikeHoweverOftenItsTypeIsMet(Object value, String hex) {
        Shape shape = Shape.of(value.getClass());
        long first = Shape.fingerprintOf(value);

        for (int i = 0; i < 2 * ProductShape.OFTEN; i++) {
            assertEquals(first, Shape.fingerprintOf(value));
            assertEquals(first, shape.fingerprint(value));
            assertEquals(hex, HexFormat.of().formatHex(bytes(shape, value)));
            assertEquals(hex.length() / 2, shape.size(value));
        }
    }

    @Test
    void writesReadsAndMeasuresWhateverThereIs() throws MalformedMessageException {
        Shape shape = Shape.of(Specimen.class);

        for (int i = 0; i < SPECIMENS; i++) {
            Specimen value = Specimen.random(rng);
            byte[] bytes = bytes(shape, value);
            ByteSource source = ByteSource.of(bytes);

            assertEquals(value, shape.read(source));
            source.end();
            assertEquals(bytes.length, shape.size(value), value::toString);
        }
    }

    /** An enum of the JDK with more constants than one byte of a varint can name. */
    @Test
    void measuresEnumsOfManyConstants() {
        Shape shape = Shape.of(OfScript.class);
        assertTrue(Character.UnicodeScript.values().length > 128);

        for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
            assertEquals(bytes(shape, new OfScript(script)).length, shape.size(new OfScript(script)), script.name());
        }
    }

    record OfScript(Character.UnicodeScript value) {}

    @Test
    void writesOneAfterTheOther() throws MalformedMessageException {
        Shape shape = Shape.of(Specimen.class);
        ImmutableList<Specimen> values =
                Stream.generate(() -> Specimen.random(rng)).limit(100).collect(ImmutableList.toImmutableList());
        ByteSink sink = new ByteSink();

        values.forEach(value -> shape.write(value, sink));
        ByteSource source = ByteSource.of(sink.view());
        ImmutableList.Builder<Object> read = ImmutableList.builder();
        while (source.remaining() > 0) {
            read.add(shape.read(source));
        }

        assertEquals(values, read.build());
    }

    @Test
    void ordersKindsByTheirSimpleNames() {
        assertEquals(
                ImmutableList.of(Specimen.Circle.class, Specimen.Dot.class, Specimen.Square.class),
                Shape.of(Specimen.Figure.class).kinds());
        assertEquals(ImmutableList.of(OfInt.class), Shape.of(OfInt.class).kinds());
    }

    @Test
    void describesItselfInALine() {
        assertEquals(
                "Figure[Circle{centre:Point{x:int,y:int},radius:double}|Dot{}"
                        + "|Square{diagonal:Segment{from:Point{x:int,y:int},to:Point{x:int,y:int}}}]",
                Shape.of(Specimen.Figure.class).schema());
        assertEquals(
                "Texts{text:String,bytes:ByteString,number:BigInteger,address:Address}",
                Shape.of(Specimen.Texts.class).toString());
        assertEquals("Colour(RED,GREEN,BLUE)", Shape.of(Specimen.Colour.class).schema());
    }

    // What is refused when read.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OfBoolean     | 02                                       | byte 0 is not as this value is written",
                "OfFloat       | 7fc00001                                 | byte 3 is not as this value is written",
                "OfDouble      | fff8000000000000                         | byte 0 is not as this value is written",
                "OfString      | 8000                                     | byte 0 is not as this value is written",
                "OfString      | 818000                                   | a count of 1 at byte 0 where 0 bytes are left",
                "OfString      | 0261                                     | a count of 2 at byte 0 where 1 bytes are left",
                "OfString      | ffffffff07                               | a count of 2147483647 at byte 0 where 0 bytes are left",
                "OfString      | ffffffff08                               | a number of more than 31 bits at byte 0",
                "OfString      | ffffffffff00                             | a number of more than 31 bits at byte 0",
                "OfString      | 01ff                                     | byte 0 is not as this value is written",
                "OfString      | 02c080                                   | byte 0 is not as this value is written",
                "OfString      | 03eda080                                 | byte 1 is not as this value is written",
                "OfAddress     | 000050                                   | an address without a host before byte 3",
                "OfAddress     | 016100                                   | the end at byte 3 where 2 bytes are needed from byte 2",
                "OfDuration    | 0000000000000000 3b9aca00                | byte 7 is not as this value is written",
                "OfDuration    | 0000000000000000 ffffffff                | byte 0 is not as this value is written",
                "OfDuration    | 7fffffffffffffff 3b9aca00                | no Duration at byte 0",
                "OfInstant     | 7fffffffffffffff 00000000                | no Instant at byte 0",
                "OfOptional    | 020161                                   | byte 0 is not as this value is written",
                "OfBigInteger  | 00                                       | an integer of no bytes before byte 1",
                "OfBigInteger  | 020001                                   | byte 0 is not as this value is written",
                "OfBigInteger  | 02ff80                                   | byte 0 is not as this value is written",
                "OfEnum        | 03                                       | constant 3 where Colour has 3",
                "OfEnum        | 8200                                     | byte 0 is not as this value is written",
                "OfList        | 030161                                   | a count of 3 at byte 0 where 2 bytes are left",
                "OfInts        | 0300000001                               | a count of 3 at byte 0 where 4 bytes are left",
                "OfSet         | 0201610161                               | byte 0 is not as this value is written",
                "OfSortedSet   | 0201620161                               | byte 2 is not as this value is written",
                "OfSortedSet   | 0201610161                               | byte 0 is not as this value is written",
                "OfMap         | 02016101016100                           | no ImmutableMap at byte 0",
                "OfSortedMap   | 02000000020162000000010161               | byte 4 is not as this value is written",
                "OfSealed      | 03                                       | tag 3 where Figure has 3 kinds",
                "OfSealed      | 8100                                     | byte 0 is not as this value is written",
                "OfRecord      | 0000000100                               | the end at byte 5 where 4 bytes are needed from byte 4",
                "Even          | 00000003                                 | no Even at byte 0: 3 is odd",
                "Trimmed       | 022061                                   | byte 0 is not as this value is written",
                "Sorted        | 020000000200000001                       | byte 4 is not as this value is written",
                "Moody         | 00000001                                 | what was read at byte 0 cannot be written: not today"
            })
    void refusesWhatIsNotWrittenLikeThat(String type, String hex, String message) throws ClassNotFoundException {
        Shape shape = Shape.of(Class.forName(ShapeTest.class.getName() + "$" + type));
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        MalformedMessageException refused =
                assertThrows(MalformedMessageException.class, () -> shape.read(ByteSource.of(bytes)));

        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
    }

    record Even(int value) {
        Even {
            if (value % 2 != 0) {
                throw new IllegalArgumentException(value + " is odd");
            }
        }
    }

    record Trimmed(String text) {
        Trimmed {
            text = text.trim();
        }
    }

    record Sorted(ImmutableList<Integer> list) {
        Sorted {
            list = ImmutableList.sortedCopyOf(list);
        }
    }

    record Moody(int value) {
        @Override
        public int value() {
            throw new UnsupportedOperationException("not today");
        }
    }

    // What is refused when written.

    @ParameterizedTest
    @MethodSource("unwritable")
    void refusesToWriteWhatIsNoValue(Object value, String message) {
        Shape shape = Shape.of(value.getClass());

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> shape.write(value, new ByteSink()));

        assertEquals(message, refused.getMessage());
    }

    static Stream<Arguments> unwritable() {
        String order =
                "a sorted collection has an order of its own, which is no part of a value: use the natural order";
        return Stream.of(
                Arguments.of(new OfString(null), "OfString.value is null: use an Optional"),
                Arguments.of(new OfBoxed(null), "OfBoxed.value is null: use an Optional"),
                Arguments.of(new OfRecord(null), "OfRecord.value is null: use an Optional"),
                Arguments.of(new OfString("a\ud83d"), "Unpaired surrogate at index 1"),
                Arguments.of(
                        new OfSortedSet(ImmutableSortedSet.copyOf(Comparator.reverseOrder(), ImmutableList.of("a"))),
                        order),
                Arguments.of(
                        new OfSortedMap(ImmutableSortedMap.copyOf(
                                ImmutableMap.of(1, "a"), Ordering.natural().reverse())),
                        order));
    }

    @Test
    void takesAnyNaturalOrderForOne() {
        Shape shape = Shape.of(OfSortedSet.class);
        OfSortedSet guavas = new OfSortedSet(ImmutableSortedSet.of("a", "b"));
        OfSortedSet javas =
                new OfSortedSet(ImmutableSortedSet.copyOf(Comparator.naturalOrder(), ImmutableList.of("b", "a")));

        assertEquals(
                HexFormat.of().formatHex(bytes(shape, guavas)), HexFormat.of().formatHex(bytes(shape, javas)));
        assertEquals(shape.fingerprint(guavas), shape.fingerprint(javas));
    }

    // Fingerprints.

    /**
     * By the Python program of dsim.random.KeyTest, going on with
     *
     * <pre>
     * def text(h, s):                                              # of UTF-16 units, four to a word
     *     u = [int.from_bytes(s.encode('utf-16-be')[i:i+2], 'big') for i in range(0, 2*len(s), 2)]
     *     h = step(h, len(u))
     *     for i in range(0, len(u), 4):
     *         w = 0
     *         for x in u[i:i+4]: w = w &lt;&lt; 16 | x
     *         h = step(h, w)
     *     return h
     * def origin(name): return text(0, name)
     * </pre>
     *
     * and the words of each value in turn, the last through fin.
     */
    @Test
    void hasGoldenFingerprints() {
        assertEquals("20671219f0b3a91b", Long.toHexString(Shape.fingerprintOf(new OfInt(-2))));
        assertEquals("d6e53d6370581381", Long.toHexString(Shape.fingerprintOf(new OfString("leader"))));
        assertEquals("e46b76abe9c25bbc", Long.toHexString(Shape.fingerprintOf("")));
        assertEquals("820e7799b3fc4e93", Long.toHexString(Shape.fingerprintOf(new OfSealed(new Specimen.Dot()))));
        assertEquals("531ae71d2c472f10", Long.toHexString(Shape.fingerprintOf(new OfMap(ImmutableMap.of("b", true)))));
        assertEquals("fd4530cbb502a010", Long.toHexString(Shape.fingerprintOf(new OfOptional(Optional.of("a")))));
        assertEquals("752ca4f1879aa37b", Long.toHexString(Shape.fingerprintOf(new OfDouble(0.5))));
        assertEquals(
                "fcb0975adfde9b10",
                Long.toHexString(Shape.fingerprintOf(new OfBytes(ByteString.ofHex("80ff02f304fd06f7fe")))));
    }

    @Test
    void hasEqualFingerprintsForEqualEncodingsAndNoOthers() {
        Shape shape = Shape.of(Specimen.class);
        Map<String, Long> fingerprints = new HashMap<>();
        Map<Long, String> encodings = new HashMap<>();
        int met = 0;

        for (int i = 0; i < SPECIMENS; i++) {
            Specimen value = Specimen.random(rng);
            String encoding = HexFormat.of().formatHex(bytes(shape, value));
            long fingerprint = shape.fingerprint(value);
            Long known = fingerprints.putIfAbsent(encoding, fingerprint);
            String other = encodings.putIfAbsent(fingerprint, encoding);
            met += known == null ? 0 : 1;

            assertTrue(known == null || known == fingerprint, value::toString);
            assertTrue(other == null || other.equals(encoding), value::toString);
        }

        assertTrue(met > 5_000 && fingerprints.size() > 5_000, met + " met again, of " + fingerprints.size());
    }

    @Test
    void knowsAValueByItsOwnClass() {
        for (int i = 0; i < 1_000; i++) {
            Specimen value = Specimen.random(rng);

            assertEquals(Shape.of(Specimen.class).fingerprint(value), Shape.fingerprintOf(value));
            assertEquals(Shape.of(value.getClass()).fingerprint(value), Shape.fingerprintOf(value));
        }
    }

    @Test
    void takesNoNoticeOfWhatIsNoPartOfAValue() {
        Address plain = Address.of("p3", 7_000);

        assertEquals(Shape.fingerprintOf(plain), Shape.fingerprintOf(plain.at(5)));
        assertEquals(
                Shape.fingerprintOf(new OfDouble(Double.NaN)),
                Shape.fingerprintOf(new OfDouble(Double.longBitsToDouble(0xfff8000000000009L))));
        assertEquals(Shape.fingerprintOf(new OfInt(7)), Shape.fingerprintOf(new OfInt(7)));
    }

    @Test
    void differsByTypeToo() {
        assertNotEquals(Shape.fingerprintOf(new OfInt(7)), Shape.fingerprintOf(new OfBoxed(7)));
        assertNotEquals(Shape.fingerprintOf(7), Shape.fingerprintOf(7L));
        assertNotEquals(Shape.fingerprintOf(Specimen.Colour.RED), Shape.fingerprintOf(Specimen.Signal.STOP));
        assertNotEquals(Shape.fingerprintOf(new OfDouble(0.0)), Shape.fingerprintOf(new OfDouble(-0.0)));
        assertNotEquals(
                Shape.fingerprintOf(new OfSet(ImmutableSet.of("a", "b"))),
                Shape.fingerprintOf(new OfSet(ImmutableSet.of("b", "a"))));
    }

    /** A grid of small numbers, as protocols are full of, in both components: no two alike. */
    @Test
    void keepsSmallNumbersApart() {
        long distinct = Stream.iterate(0, i -> i + 1)
                .limit(1_000_000)
                .mapToLong(i -> Shape.fingerprintOf(new Specimen.Point(i % 1_000 - 500, i / 1_000)))
                .distinct()
                .count();

        assertEquals(1_000_000, distinct);
    }

    private static byte[] bytes(Shape shape, Object value) {
        ByteSink sink = new ByteSink();
        shape.write(value, sink);
        return sink.toByteArray();
    }
}
