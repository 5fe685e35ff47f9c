package dsim.network;

import dsim.random.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What became of one message, to keep and compare. */
record Fate(int index, int copies, long first, long second, String reason) {

    private static final Key SENDERS = Statistics.key("senders");
    private static final Key RECEIVERS = Statistics.key("receivers");
    private static final Key MESSAGES = Statistics.key("messages");

    /** What the answer says, and nothing that is meaningless in it. */
    static Fate of(int index, Arrivals answer) {
        int copies = answer.copies();
        return new Fate(
                index,
                copies,
                copies > 0 ? answer.first() : -1,
                copies > 1 ? answer.second() : -1,
                copies > 0 ? "" : answer.reason().toString());
    }

    boolean isLost() {
        return copies == 0;
    }

    /** Sends messages of 100 bytes, one each microsecond, between drawn nodes; of these numbers only. */
    static List<Fate> ofTraffic(Network network, int nodes, int messages, IntPredicate isSent) {
        Arrivals answer = new Arrivals();
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            if (isSent.test(i)) {
                network.route(from(i, nodes), to(i, nodes), sentAt(i), MESSAGES.at(i), 100, answer);
                fates.add(Fate.of(i, answer));
            }
        }
        return fates;
    }

    static int from(int index, int nodes) {
        return (int) Long.remainderUnsigned(SENDERS.at(index), nodes);
    }

    static int to(int index, int nodes) {
        int offset = 1 + (int) Long.remainderUnsigned(RECEIVERS.at(index), nodes - 1);
        return (from(index, nodes) + offset) % nodes;
    }

    static long sentAt(int index) {
        return 1_000L * index;
    }
}
