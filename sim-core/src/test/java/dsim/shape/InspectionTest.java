package dsim.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dsim.actor.ByteString;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionTest {

    record Bytes(byte[] value) {}

    record Deep(ImmutableMap<String, ImmutableList<Optional<int[]>>> value) {}

    record Longs(long[] value) {}

    record Strings(String[] value) {}

    record Lists(List<String> value) {}

    record ArrayLists(ArrayList<String> value) {}

    record Sets(Set<String> value) {}

    record Maps(Map<String, String> value) {}

    record Builders(StringBuilder value) {}

    record Dates(Date value) {}

    record Days(LocalDate value) {}

    record Sockets(InetSocketAddress value) {}

    record Decimals(BigDecimal value) {}

    record Anything(Object value) {}

    interface Open {}

    record Opens(Open value) {}

    @SuppressWarnings("rawtypes")
    record Raw(ImmutableList value) {}

    record Wild(ImmutableList<? extends Number> value) {}

    record Pair<A, B>(A first, B second) {}

    record Pairs(Pair<String, String> value) {}

    record Tree(int value, ImmutableList<Tree> children) {}

    sealed interface Expression {
        record Number(int value) implements Expression {}

        record Sum(Expression left, Expression right) implements Expression {}
    }

    sealed interface Half {
        record Whole() implements Half {}

        final class Plain implements Half {}
    }

    sealed interface Names {
        sealed interface Left extends Names {
            record Same() implements Left {}
        }

        sealed interface Right extends Names {
            record Same() implements Right {}
        }
    }

    record Nothing() {}

    record Nothings(ImmutableList<Nothing> value) {}

    record Unsortable(ImmutableSortedSet<ByteString> value) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Bytes.class, ", in value: byte[] can change: use ByteString"),
                Arguments.of(Deep.class, ", in value.value.element.value: int[] can change: use ImmutableIntArray"),
                Arguments.of(Longs.class, ", in value: long[] can change: use ImmutableLongArray"),
                Arguments.of(Strings.class, ", in value: java.lang.String[] can change: use ImmutableList"),
                Arguments.of(Lists.class, ", in value: java.util.List can change: use ImmutableList"),
                Arguments.of(ArrayLists.class, ", in value: java.util.ArrayList can change: use ImmutableList"),
                Arguments.of(
                        Sets.class, ", in value: java.util.Set can change: use ImmutableSet or ImmutableSortedSet"),
                Arguments.of(
                        Maps.class, ", in value: java.util.Map can change: use ImmutableMap or ImmutableSortedMap"),
                Arguments.of(Builders.class, ", in value: java.lang.StringBuilder can change: use String"),
                Arguments.of(Dates.class, ", in value: java.util.Date can change: use Instant"),
                Arguments.of(
                        Days.class,
                        ", in value: java.time.LocalDate is no record: make it a record of immutable values"),
                Arguments.of(Sockets.class, ", in value: java.net.InetSocketAddress asks a name service: use Address"),
                Arguments.of(
                        Decimals.class,
                        ", in value: java.math.BigDecimal has no shape: use long, double or BigInteger"),
                Arguments.of(
                        Anything.class,
                        ", in value: java.lang.Object is no record: make it a record of immutable values"),
                Arguments.of(
                        Opens.class,
                        ", in value: " + Open.class.getName()
                                + " may be anything: seal the interface and permit records and enums"),
                Arguments.of(
                        Raw.class,
                        ", in value: com.google.common.collect.ImmutableList does not say of what: make it a record's"
                                + " component and name its type arguments"),
                Arguments.of(
                        Wild.class,
                        ", in value.element: ? extends java.lang.Number is not one type: name the type itself, without"
                                + " variables and wildcards"),
                Arguments.of(
                        Pair.class,
                        ": " + Pair.class.getName() + " leaves A open: write one that names its types itself"),
                Arguments.of(
                        Pairs.class,
                        ", in value: " + Pair.class.getName()
                                + " leaves A open: write one that names its types itself"),
                Arguments.of(
                        Tree.class,
                        ", in children.element: Tree contains itself: keep a list of parts that refer to each other by"
                                + " number"),
                Arguments.of(
                        Expression.class,
                        ", in Sum.left: Expression contains itself: keep a list of parts that refer to each other by"
                                + " number"),
                Arguments.of(
                        Half.class,
                        ", in Plain: " + Half.Plain.class.getName()
                                + " is no record: make it a record of immutable values"),
                Arguments.of(Names.class, ": Names has two kinds called Same: give each a name of its own"),
                Arguments.of(
                        Nothings.class, ", in value: a collection of Nothing{} says no more than its size: use an int"),
                Arguments.of(
                        Unsortable.class,
                        ", in value: dsim.actor.ByteString has no order: use the collection that is not sorted"),
                Arguments.of(
                        ImmutableSet.of("a", "b").getClass(),
                        ": com.google.common.collect.RegularImmutableSet does not say of what: make it a record's"
                                + " component and name its type arguments"),
                Arguments.of(Thread.class, ": java.lang.Thread is no record: make it a record of immutable values"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void namesTheComponentAndWhatToUseInstead(Class<?> type, String message) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Shape.of(type));

        assertEquals(
                type.getName() + message + " (messages, timers, facts and states are immutable values)",
                refused.getMessage());
    }

    /** A record of the JDK, in a module that is not open to anybody. */
    @Test
    void saysWhichModuleDoesNotOpen() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Shape.of(jdk.net.UnixDomainPrincipal.class));

        assertTrue(
                refused.getMessage()
                        .startsWith("jdk.net.UnixDomainPrincipal: module jdk.net keeps jdk.net to itself ("),
                refused.getMessage());
        assertTrue(refused.getMessage().contains("): add 'opens jdk.net' to its module-info ("), refused.getMessage());
    }

    @Test
    void looksOnce() {
        assertSame(Shape.of(Specimen.class), Shape.of(Specimen.class));
    }

    @Test
    void seesPrivateRecords() throws MalformedMessageException {
        ByteSink sink = new ByteSink();

        Shape.of(Hidden.class).write(new Hidden(5), sink);

        assertEquals(new Hidden(5), Shape.of(Hidden.class).read(ByteSource.of(sink.view())));
    }

    private record Hidden(int value) {}

    @Test
    void takesABoxForItsPrimitive() {
        assertEquals("int", Shape.of(Integer.class).schema());
        assertEquals("int", Shape.of(int.class).schema());
    }
}
