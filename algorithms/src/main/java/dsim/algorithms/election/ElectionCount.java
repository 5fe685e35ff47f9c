package dsim.algorithms.election;

import com.google.common.collect.ImmutableMap;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;

/**
 * How often a group elected: {@code election.count}. Its one number is how many times the group fell out of agreement and
 * elected, however many of its processes held an election then.
 */
public final class ElectionCount implements Metric {

    private final Episodes episodes = new Episodes();

    @Override
    public void on(TraceEvent event) {
        episodes.on(event);
    }

    @Override
    public long samples() {
        return episodes.begun();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of((double) episodes.begun());
    }

    /** The times begun, of these ended in agreement, and the elections that single processes held in them. */
    @Override
    public ImmutableMap<String, Double> parts() {
        return ImmutableMap.of(
                "begun", (double) episodes.begun(),
                "agreed", (double) episodes.endedNanos().getCount(),
                "held", (double) episodes.started(),
                "restarted", (double) episodes.restarted());
    }
}
