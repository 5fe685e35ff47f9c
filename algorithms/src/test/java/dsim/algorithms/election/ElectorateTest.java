package dsim.algorithms.election;

import static dsim.algorithms.election.Processes.electorate;
import static dsim.algorithms.election.Processes.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those who may vote. */
class ElectorateTest {

    private static final Member YOUNG = new Member(new ProcessId(49, 1000001), p(1));
    private static final Member TIED = new Member(new ProcessId(49, 1000003), p(2));
    private static final Member OLD = new Member(new ProcessId(299, 1000002), p(3));

    private static List<Address> addresses(Iterable<Member> members) {
        return ImmutableList.copyOf(members).stream().map(Member::address).toList();
    }

    @Test
    void ordersByDaysAndTiesBySuId() {
        Electorate largest = Electorate.of(IdOrder.LARGEST, List.of(OLD, TIED, YOUNG));

        assertEquals(List.of(TIED, OLD), largest.above(YOUNG.id()));
        assertEquals(OLD, largest.highest());
        assertEquals(List.of(YOUNG, OLD), ImmutableList.copyOf(largest.others(TIED.id())));
    }

    @Test
    void isTheMirrorImageWhereTheSmallestWins() {
        Electorate smallest = Electorate.of(IdOrder.SMALLEST, List.of(OLD, TIED, YOUNG));

        assertEquals(List.of(TIED, YOUNG), smallest.above(OLD.id()));
        assertEquals(YOUNG, smallest.highest());
        assertEquals(List.of(), smallest.above(YOUNG.id()));
    }

    /** Oracle: each id is compared with each. */
    @ParameterizedTest
    @EnumSource
    void findsThoseAboveAnyIdWhetherAMembersOrNot(IdOrder order) {
        Electorate evens = Electorate.of(
                order,
                IntStream.rangeClosed(1, 6)
                        .mapToObj(k -> new Member(ProcessId.of(2 * k), p(k)))
                        .toList());
        for (int number = 1; number <= 13; number++) {
            ProcessId id = ProcessId.of(number);

            List<Member> expected = evens.members().stream()
                    .filter(member -> order == IdOrder.LARGEST
                            ? member.id().rank() > id.rank()
                            : member.id().rank() < id.rank())
                    .sorted((one, other) -> order.compare(one.id(), other.id()))
                    .toList();
            assertEquals(expected, evens.above(id));
        }
    }

    @Test
    void isARingInTheOrderGiven() {
        Electorate ring = Electorate.of(IdOrder.LARGEST, List.of(OLD, TIED, YOUNG));

        assertEquals(List.of(p(1), p(3), p(2)), addresses(ring.successors(TIED.id())));
        assertEquals(List.of(p(3), p(2), p(1)), addresses(ring.successors(YOUNG.id())));
        assertThrows(IllegalArgumentException.class, () -> ring.successors(ProcessId.of(1)));
    }

    @Test
    void knowsWhoIsWhere() {
        Electorate three = electorate(3);

        assertEquals(Optional.of(p(2)), three.of(ProcessId.of(2)).map(Member::address));
        assertEquals(Optional.empty(), three.of(ProcessId.of(4)));
        assertEquals(ProcessId.of(3), three.idAt(p(3)));
        assertThrows(IllegalArgumentException.class, () -> three.idAt(p(4)));
    }

    @Test
    void refusesNobodyAndDoubles() {
        Member sameId = new Member(OLD.id(), p(9));
        Member sameAddress = new Member(ProcessId.of(1), OLD.address());

        assertThrows(IllegalArgumentException.class, () -> Electorate.of(IdOrder.LARGEST, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Electorate.of(IdOrder.LARGEST, List.of(OLD, sameId)));
        assertThrows(IllegalArgumentException.class, () -> Electorate.of(IdOrder.LARGEST, List.of(OLD, sameAddress)));
    }

    @Test
    void printsIdsAsPeopleWriteThem() {
        assertEquals("5", ProcessId.of(5).toString());
        assertEquals("49/1000001", YOUNG.id().toString());
        assertThrows(IllegalArgumentException.class, () -> new ProcessId(3, -1));
    }
}
