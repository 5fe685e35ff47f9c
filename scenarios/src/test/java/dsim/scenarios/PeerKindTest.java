package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerKindTest {

    private static final Field<Address> PEER = Field.of("peer", Kinds.PEER, "p1", "whom it speaks to");

    private record Word(int value) {}

    /** Speaks to somebody, if it ever were to run. */
    private static final class Caller implements Algorithm<Word, Integer> {

        @Override
        public String name() {
            return "caller";
        }

        @Override
        public String summary() {
            return "calls somebody";
        }

        @Override
        public ImmutableList<Field<?>> parameters() {
            return ImmutableList.of(PEER);
        }

        @Override
        public Wire<Word> wire(Values params) {
            return RecordWire.stream(Word.class);
        }

        @Override
        public Role<Word, Integer> role(GroupSetup setup) {
            return context -> new Actor<>() {
                @Override
                public void onStart() {}

                @Override
                public void onMessage(Address from, Word message) {}

                @Override
                public void onTimer(Integer timer) {}
            };
        }
    }

    private static final ScenarioReader VIRTUAL =
            new ScenarioReader(Catalogue.of(ImmutableList.of(new Caller()), ImmutableList.of(), ImmutableList.of()));

    private static final Address P2_LIVE = Address.of("127.0.0.1", 40_002);

    private static final ScenarioReader LIVE = VIRTUAL.live(ImmutableMap.of(Group.address("p2"), P2_LIVE));

    private static Reading read(ScenarioReader reader, String peer) {
        return reader.read("calls.yaml", """
                stop: {at: 1s}
                nodes:
                  c: {run: caller, params: {peer: '%s'}}
                  p: {run: caller, count: 3}
                """.formatted(peer));
    }

    private static Address peer(ScenarioReader reader, String peer) {
        return read(reader, peer).orThrow().groups().get(0).params().get(PEER);
    }

    @Test
    void isANodeOfAnyGroupAlsoOfALaterOne() {
        assertEquals(Address.of("p2", 1), peer(VIRTUAL, "p2"));
        assertEquals(Address.of("c", 1), peer(VIRTUAL, "c"));
    }

    @Test
    void isLiveWhereTheNodeListensOrSomebodyElse() {
        assertEquals(P2_LIVE, peer(LIVE, "p2"));
        assertEquals(Address.of("p3", 1), peer(LIVE, "p3"));
        assertEquals(Address.of("cs2.seattleu.edu", 23_600), peer(LIVE, "cs2.seattleu.edu:23600"));
        assertEquals(Address.of("::1", 23_600), peer(LIVE, "[::1]:23600"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p9              | no node 'p9': group p has p1..p3.
            p               | 'p' is 3 nodes: name one of them, such as 'p1'.
            localhost:23600 | 'localhost:23600' is an address of the real world: in a scenario, name a node.
            """)
    void isRefusedIfItIsNobody(String peer, String says) {
        assertEquals(
                List.of(says),
                read(VIRTUAL, peer).problems().stream().map(Problem::sentence).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p9            | no node 'p9': group p has p1..p3.
            localhost:0   | nobody can be reached at port 0: localhost:0.
            localhost:http| an address is HOST:PORT, not 'localhost:http'.
            localhost:70000 | a port is 0 to 65535, not 70000.
            """)
    void isRefusedLiveIfItIsNoAddress(String peer, String says) {
        assertEquals(
                List.of(says),
                read(LIVE, peer).problems().stream().map(Problem::sentence).toList());
    }
}
