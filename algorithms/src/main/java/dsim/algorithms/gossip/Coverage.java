package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * How many of those who should have heard a message did ({@code gossip.coverage}): who had joined when it was said, and has been
 * up since. Its one number is the share over all messages.
 */
public final class Coverage implements Metric {

    private final Deliveries deliveries = new Deliveries();

    @Override
    public void on(TraceEvent event) {
        deliveries.on(event);
    }

    @Override
    public long samples() {
        return deliveries.told().stream().mapToLong(Deliveries.Told::owed).sum();
    }

    @Override
    public OptionalDouble value() {
        long owed = samples();
        return owed == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (double) deliveries.open() / owed);
    }

    @Override
    public ImmutableMap<String, Double> parts() {
        if (samples() == 0) {
            return ImmutableMap.of();
        }
        double least = 1;
        long complete = 0;
        for (Deliveries.Told told : deliveries.told()) {
            least = told.owed() == 0 ? least : Math.min(least, (double) told.paid() / told.owed());
            complete += told.paid() == told.owed() ? 1 : 0;
        }
        return ImmutableMap.of(
                "messages", (double) deliveries.told().size(),
                "reached-all", (double) complete,
                "least", least);
    }
}
