package dsim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairsTest {

    @Test
    void oneWayDoesNotGoBack() {
        Pairs pairs = Pairs.oneWay(NodeSet.of(0, 1), NodeSet.of(1, 2));

        assertEquals(List.of("0>1", "0>2", "1>2"), among(4, pairs));
    }

    @Test
    void betweenGoesBothWays() {
        Pairs pairs = Pairs.between(NodeSet.of(0), NodeSet.of(2, 3));

        assertEquals(List.of("0>2", "0>3", "2>0", "3>0"), among(4, pairs));
    }

    @Test
    void withinIsAmongEachOther() {
        Pairs pairs = Pairs.within(NodeSet.of(1, 3, 4));

        assertEquals(List.of("1>3", "1>4", "3>1", "3>4", "4>1", "4>3"), among(5, pairs));
    }

    @Test
    void acrossIsFromBlockToBlockAndLeavesTheOthersAlone() {
        Pairs pairs = Pairs.across(ImmutableList.of(NodeSet.of(0, 1), NodeSet.of(2), NodeSet.of(4)));

        assertEquals(List.of("0>2", "0>4", "1>2", "1>4", "2>0", "2>1", "2>4", "4>0", "4>1", "4>2"), among(5, pairs));
    }

    @Test
    void acrossRefusesWhatIsNoPartition() {
        NodeSet some = NodeSet.of(0, 1);
        NodeSet others = NodeSet.of(1, 2);

        String one = assertThrows(IllegalArgumentException.class, () -> Pairs.across(ImmutableList.of(some)))
                .getMessage();
        String common = assertThrows(IllegalArgumentException.class, () -> Pairs.across(ImmutableList.of(some, others)))
                .getMessage();

        assertEquals("a partition has at least 2 blocks, not 1", one);
        assertEquals("a partition's blocks have no common node, not {0..1} and {1..2}", common);
    }

    @Test
    void saysWhichTheyAre() {
        assertEquals(
                "from {0} to {1..2}",
                Pairs.oneWay(NodeSet.of(0), NodeSet.of(1, 2)).toString());
        assertEquals(
                "between {0} and {1..2}",
                Pairs.between(NodeSet.of(0), NodeSet.of(1, 2)).toString());
        assertEquals(
                "across [{0}, {1..2}]",
                Pairs.across(ImmutableList.of(NodeSet.of(0), NodeSet.of(1, 2))).toString());
    }

    @Test
    void setsHoldWhatWasPutIn() {
        NodeSet set = NodeSet.of(200, 3, 64, 63, 3);

        assertEquals(List.of(3, 63, 64, 200), members(set));
        assertEquals("{3, 63..64, 200}", set.toString());
        assertEquals(4, set.size());
        assertEquals(201, set.end());
        assertFalse(set.contains(1_000_000));
        assertEquals(set, NodeSet.of(63, 3, 200, 64));
        assertEquals(set.hashCode(), NodeSet.of(63, 3, 200, 64).hashCode());
        assertEquals(NodeSet.of(5, 6, 7), NodeSet.range(5, 8));
        assertTrue(set.meets(NodeSet.range(200, 300)));
        assertFalse(set.meets(NodeSet.range(201, 300)));
    }

    @Test
    void setsMayBeEmpty() {
        assertEquals(NodeSet.of(), NodeSet.range(7, 7));
        assertEquals("{}", NodeSet.of().toString());
        assertEquals(0, NodeSet.of().end());
        assertEquals(List.of(), among(4, Pairs.between(NodeSet.of(), NodeSet.range(0, 4))));
    }

    @Test
    void setsRefuseWhatIsNoNode() {
        assertEquals(
                "a node is 0 or more, not -1",
                assertThrows(IllegalArgumentException.class, () -> NodeSet.of(3, -1))
                        .getMessage());
        assertEquals(
                "a range of nodes goes up from 0 or more, not 5 to 3",
                assertThrows(IllegalArgumentException.class, () -> NodeSet.range(5, 3))
                        .getMessage());
    }

    private static List<String> among(int nodes, Pairs pairs) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < nodes; from++) {
            for (int to = 0; to < nodes; to++) {
                if (pairs.contains(from, to)) {
                    found.add(from + ">" + to);
                }
            }
        }
        return found;
    }

    private static List<Integer> members(NodeSet set) {
        List<Integer> members = new ArrayList<>();
        set.forEach(members::add);
        return members;
    }
}
