package dsim.algorithms.ring;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionNarration;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.ring.RingMessage.Coordinator;
import dsim.algorithms.ring.RingMessage.Election;
import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells a run of the textbook ring as the programs of a classroom print it, with the lists that go round; acknowledgements and
 * probes are passed over in silence. One object follows one run, from its beginning. Sentences have no full stop and at most
 * 100 columns: a long list is told by its ends and its length.
 */
public final class RingNarration implements Function<TraceEvent, Optional<String>> {

    private static final int LONGEST_LIST = 36;

    private final ElectionNarration narration = new ElectionNarration(RingNarration::words);

    @Override
    public Optional<String> apply(TraceEvent event) {
        return narration.apply(event);
    }

    private static Optional<String> words(Object message) {
        if (message instanceof Election election) {
            return Optional.of(ElectionCost.ELECTION + " " + list(election.up()));
        } else if (message instanceof Coordinator coordinator) {
            return Optional.of(ElectionCost.COORDINATOR + " " + list(coordinator.up()));
        }
        return Optional.empty();
    }

    private static String list(ImmutableList<ProcessId> up) {
        String all = "[" + Joiner.on(' ').join(up) + "]";
        return all.length() <= LONGEST_LIST
                ? all
                : "[" + up.get(0) + " ... " + up.get(up.size() - 1) + ": " + up.size() + "]";
    }
}
