package dsim.algorithms.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Members;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Closed;
import dsim.testkit.RecordingContext.Effect.Sent;
import org.junit.jupiter.api.Test;

/** Keeps each student and each listener once, as the published GCD does. */
class GcdServerTest {

    private static final Address CALLER = Address.of("127.0.0.1", 40000);

    private final RecordingContext<GroupMessage, GcdServer.Wait> context =
            new RecordingContext<>(Address.of("127.0.0.1", 23600));
    private final GcdServer gcd = new GcdServer(ImmutableList.of(), context);

    private static Address at(int port) {
        return Address.of("127.0.0.1", port);
    }

    private Object join(int days, int suId, int port) {
        gcd.onMessage(CALLER, new Join(new ProcessId(days, suId), at(port)));
        return context.take(Sent.class).get(0).message();
    }

    @Test
    void tellsAllMembersInTheirOrderAndCloses() {
        join(20, 1234567, 50001);

        gcd.onMessage(CALLER, new Join(new ProcessId(130, 4235333), at(50002)));

        ImmutableList<RecordingContext.Effect> done = context.take();
        assertEquals(
                new Sent(
                        CALLER,
                        new Members(ImmutableMap.of(
                                new ProcessId(20, 1234567), at(50001), new ProcessId(130, 4235333), at(50002)))),
                done.get(1));
        assertEquals(new Closed(CALLER), done.get(2));
    }

    @Test
    void letsTheSameStudentBeAMemberOnce() {
        join(20, 1234567, 50001);

        assertEquals(new Members(ImmutableMap.of(new ProcessId(21, 1234567), at(50009))), join(21, 1234567, 50009));
    }

    @Test
    void letsTheSameListenerBeAMemberOnce() {
        join(20, 1234567, 50001);

        assertEquals(new Members(ImmutableMap.of(new ProcessId(21, 7654321), at(50001))), join(21, 7654321, 50001));
    }

    /** The published one takes the first student for the owner of its former address, and throws it out. */
    @Test
    void doesNotTakeWhoHasMovedForTheOwnerOfTheFormerAddress() {
        join(20, 1234567, 50001);
        join(20, 1234567, 50002);

        assertEquals(
                new Members(
                        ImmutableMap.of(new ProcessId(20, 1234567), at(50002), new ProcessId(30, 7654321), at(50001))),
                join(30, 7654321, 50001));
    }

    @Test
    void hasRoomForAThousand() {
        for (int i = 0; i < GcdServer.ROOM; i++) {
            join(1, 1000000 + i, 10000 + i);
        }

        assertEquals(new Sentence("Group is full", true), join(1, 9000000, 9));
        assertEquals(Members.class, join(2, 1000000, 10000).getClass());
    }
}
