package dsim.algorithms.changroberts;

import dsim.algorithms.changroberts.ChangRobertsMessage.Elected;
import dsim.algorithms.changroberts.ChangRobertsMessage.Election;
import dsim.algorithms.election.ElectionCost;
import dsim.algorithms.election.ElectionNarration;
import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells a run of Chang and Roberts' algorithm as the programs of a classroom print it. One object follows one run, from its
 * beginning. Sentences have no full stop and at most 100 columns.
 */
public final class ChangRobertsNarration implements Function<TraceEvent, Optional<String>> {

    private final ElectionNarration narration = new ElectionNarration(ChangRobertsNarration::words);

    @Override
    public Optional<String> apply(TraceEvent event) {
        return narration.apply(event);
    }

    private static Optional<String> words(Object message) {
        if (message instanceof Election election) {
            return Optional.of(ElectionCost.ELECTION + " " + election.candidate());
        } else if (message instanceof Elected elected) {
            return Optional.of(ElectionCost.COORDINATOR + " " + elected.leader());
        }
        return Optional.empty();
    }
}
