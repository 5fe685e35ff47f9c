package dsim.shape;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.random.Rng;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of every kind that a message may be made of. */
public sealed interface Specimen {

    record Scalars(boolean yes, byte b, short s, char c, int i, long l, float f, double d) implements Specimen {}

    record Boxes(Boolean yes, Byte b, Short s, Character c, Integer i, Long l, Float f, Double d) implements Specimen {}

    record Texts(String text, ByteString bytes, BigInteger number, Address address) implements Specimen {}

    record Times(Duration duration, Instant instant) implements Specimen {}

    record Maybes(
            Optional<String> text, OptionalInt i, OptionalLong l, OptionalDouble d, Optional<Optional<Point>> twice)
            implements Specimen {}

    record Many(
            ImmutableList<Point> list,
            ImmutableSet<String> set,
            ImmutableSortedSet<Colour> sortedSet,
            ImmutableMap<String, ImmutableList<Long>> map,
            ImmutableSortedMap<Integer, Address> sortedMap,
            ImmutableIntArray ints,
            ImmutableLongArray longs)
            implements Specimen {}

    record Nested(Segment segment, Figure figure, ImmutableList<Figure> figures, Colour colour) implements Specimen {}

    record Empty() implements Specimen {}

    enum Signal implements Specimen {
        STOP,
        GO {
            @Override
            public String toString() {
                return "a constant with a body";
            }
        }
    }

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    record Point(int x, int y) {}

    record Segment(Point from, Point to) {}

    sealed interface Figure {}

    record Square(Segment diagonal) implements Figure {}

    sealed interface Round extends Figure {}

    record Circle(Point centre, double radius) implements Round {}

    record Dot() implements Round {}

    /** Any of them. One time in two all parts are of very few values, so that equal ones come up. */
    static Specimen random(Rng rng) {
        return new Maker(rng, rng.chance(0.5)).any();
    }

    /** Makes values part by part. */
    final class Maker {

        private final Rng rng;
        private final boolean plain;

        private Maker(Rng rng, boolean plain) {
            this.rng = rng;
            this.plain = plain;
        }

        private Specimen any() {
            return switch (rng.below(9)) {
                case 0 ->
                    new Scalars(
                            yes(), (byte) bits(), (short) bits(), (char) bits(), (int) bits(), bits(), real(), wide());
                case 1 ->
                    new Boxes(
                            yes(), (byte) bits(), (short) bits(), (char) bits(), (int) bits(), bits(), real(), wide());
                case 2 -> new Texts(text(), bytes(), number(), address());
                case 3 -> new Times(duration(), instant());
                case 4 ->
                    new Maybes(
                            maybe(this::text),
                            yes() ? OptionalInt.of((int) bits()) : OptionalInt.empty(),
                            yes() ? OptionalLong.of(bits()) : OptionalLong.empty(),
                            yes() ? OptionalDouble.of(wide()) : OptionalDouble.empty(),
                            maybe(() -> maybe(this::point)));
                case 5 ->
                    new Many(
                            stream(this::point).collect(ImmutableList.toImmutableList()),
                            stream(this::text).collect(ImmutableSet.toImmutableSet()),
                            ImmutableSortedSet.copyOf(stream(this::colour).toList()),
                            stream(this::text)
                                    .distinct()
                                    .collect(ImmutableMap.toImmutableMap(
                                            key -> key,
                                            key -> stream(this::bits).collect(ImmutableList.toImmutableList()))),
                            stream(this::bits)
                                    .map(Long::intValue)
                                    .distinct()
                                    .collect(ImmutableSortedMap.toImmutableSortedMap(
                                            java.util.Comparator.naturalOrder(), key -> key, key -> address())),
                            ImmutableIntArray.copyOf(stream(this::bits).mapToInt(Long::intValue)),
                            ImmutableLongArray.copyOf(stream(this::bits).mapToLong(bits -> bits)));
                case 6 ->
                    new Nested(
                            new Segment(point(), point()),
                            figure(),
                            stream(this::figure).collect(ImmutableList.toImmutableList()),
                            colour());
                case 7 -> new Empty();
                default -> yes() ? Signal.GO : Signal.STOP;
            };
        }

        private boolean yes() {
            return rng.chance(0.5);
        }

        private long bits() {
            return plain ? rng.below(2) : rng.chance(0.3) ? rng.pick(EDGES) : rng.nextLong();
        }

        private float real() {
            return plain ? rng.below(2) : Float.intBitsToFloat((int) bits());
        }

        private double wide() {
            return plain ? -0.0 * rng.below(2) : Double.longBitsToDouble(bits());
        }

        private String text() {
            return plain ? rng.pick(ImmutableList.of("", "a")) : rng.pick(WORDS) + rng.pick(WORDS) + rng.below(3);
        }

        private ByteString bytes() {
            byte[] bytes = new byte[rng.below(plain ? 2 : 20)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) bits();
            }
            return ByteString.of(bytes);
        }

        private BigInteger number() {
            BigInteger number = BigInteger.valueOf(bits());
            return plain ? number : number.shiftLeft(rng.below(100)).add(BigInteger.valueOf(rng.below(3)));
        }

        private Address address() {
            return Address.of(plain ? "p" + rng.below(2) : "p" + text(), plain ? 7000 : rng.below(65_536));
        }

        private Duration duration() {
            return Duration.ofSeconds(bits(), rng.below(plain ? 2 : 1_000_000_000));
        }

        private Instant instant() {
            return Instant.ofEpochSecond(
                    plain ? rng.below(2) : rng.between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                    rng.below(plain ? 2 : 1_000_000_000));
        }

        private Point point() {
            return new Point((int) bits(), (int) bits());
        }

        private Colour colour() {
            return rng.pick(ImmutableList.copyOf(Colour.values()));
        }

        private Figure figure() {
            return switch (rng.below(3)) {
                case 0 -> new Circle(point(), wide());
                case 1 -> new Dot();
                default -> new Square(new Segment(point(), point()));
            };
        }

        private <E> Optional<E> maybe(Supplier<E> value) {
            return yes() ? Optional.of(value.get()) : Optional.empty();
        }

        private <E> Stream<E> stream(Supplier<E> element) {
            return IntStream.range(0, rng.below(plain ? 2 : 5)).mapToObj(i -> element.get());
        }

        private static final ImmutableList<Long> EDGES = ImmutableList.of(
                0L,
                1L,
                -1L,
                127L,
                128L,
                0x7fc0_0001L,
                (long) Integer.MAX_VALUE,
                (long) Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                0x7ff8_0000_0000_0001L,
                0xfff0_0000_0000_0000L);

        private static final ImmutableList<String> WORDS = ImmutableList.of(
                "", "a", "leader", "Zürich", "\u0000", "\u07ff\u0800\uffff", "\ud83d\ude80", "x".repeat(130));
    }
}
