package dsim.algorithms.bitcoin.watch;

import com.google.common.collect.ImmutableSet;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A number of how far blocks have come. */
public final class SpreadMetric implements Metric {

    private final Spread spread = new Spread();
    private final ToDoubleFunction<Spread> number;

    private SpreadMetric(ToDoubleFunction<Spread> number) {
        this.number = number;
    }

    /** {@code blocks.relayed}: how often a node took a block from another node. */
    public static SpreadMetric relayed() {
        return new SpreadMetric(Spread::relayed);
    }

    /** {@code hops}: the longest way of a block, from the first node that took it. */
    public static SpreadMetric hops() {
        return new SpreadMetric(Spread::hopsMax);
    }

    /** {@code tampered.spread}: how many nodes ever had a tampered block at the end of their best chain. */
    public static SpreadMetric tampered() {
        return new SpreadMetric(spread -> spread.everTampered().size());
    }

    /** {@code tampered.left}: how many nodes have a tampered block on their best chain in the end. */
    public static SpreadMetric tamperedLeft() {
        return new SpreadMetric(spread -> spread.tampered().size());
    }

    /** {@code best-blocks}: how many best blocks there are in the end among the nodes that have taken blocks. */
    public static SpreadMetric bestBlocks() {
        return new SpreadMetric(
                spread -> ImmutableSet.copyOf(spread.tips().values()).size());
    }

    @Override
    public void on(TraceEvent event) {
        spread.on(event);
    }

    @Override
    public long samples() {
        return 1;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(number.applyAsDouble(spread));
    }
}
