package dsim.algorithms.bully;

import dsim.algorithms.election.ElectionNarration;
import dsim.trace.TraceEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells a run of the Bully algorithm as the programs of a classroom print it; probes are passed over in silence. One object
 * follows one run, from its beginning. Sentences have no full stop and at most 100 columns.
 */
public final class BullyNarration implements Function<TraceEvent, Optional<String>> {

    private final ElectionNarration narration =
            new ElectionNarration(message -> Optional.ofNullable(BullyMessage.WORDS.get(message.getClass())));

    @Override
    public Optional<String> apply(TraceEvent event) {
        return narration.apply(event);
    }
}
