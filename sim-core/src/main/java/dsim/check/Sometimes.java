package dsim.check;

import dsim.trace.TraceEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sometimes: a condition holds at least once, or the run did not test what it claims to test. */
public final class Sometimes implements Expectation {

    private final String name;
    private final Condition condition;
    private long evaluated;
    private @Nullable Verdict seen;

    /** Expects a condition of some instant. */
    public Sometimes(String name, Condition condition) {
        this.name = name;
        this.condition = condition;
    }

    @Override
    public void on(TraceEvent event) {
        if (seen != null) {
            return;
        }
        condition.on(event);
        evaluated++;
        if (condition.holds()) {
            seen = new Verdict(
                    name, true, evaluated, event.timeNanos(), condition.node(), condition.says(), Optional.empty());
        }
    }

    @Override
    public Verdict verdict(long endNanos) {
        return seen != null
                ? seen
                : new Verdict(
                        name,
                        false,
                        evaluated,
                        endNanos,
                        condition.node(),
                        "it never happened: " + condition.says(),
                        Optional.empty());
    }
}
