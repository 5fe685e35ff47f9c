package dsim.check;

import dsim.trace.TraceEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Always: a condition holds after every step. The first step after which it does not is kept. */
public final class Invariant implements Expectation {

    private final String name;
    private final Condition condition;
    private long evaluated;
    private @Nullable Verdict broken;

    /** Expects a condition of every instant. */
    public Invariant(String name, Condition condition) {
        this.name = name;
        this.condition = condition;
    }

    @Override
    public void on(TraceEvent event) {
        if (broken != null) {
            return;
        }
        condition.on(event);
        evaluated++;
        if (!condition.holds()) {
            broken = new Verdict(
                    name,
                    false,
                    evaluated,
                    event.timeNanos(),
                    condition.node(),
                    condition.says(),
                    Optional.of(event.copy()));
        }
    }

    @Override
    public Verdict verdict(long endNanos) {
        return broken != null
                ? broken
                : new Verdict(name, true, evaluated, endNanos, condition.node(), condition.says(), Optional.empty());
    }
}
