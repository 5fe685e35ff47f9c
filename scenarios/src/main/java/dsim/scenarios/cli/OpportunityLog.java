package dsim.scenarios.cli;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Full;
import dsim.algorithms.arbitrage.ArbitrageFact.Heard;
import dsim.algorithms.arbitrage.ArbitrageFact.Over;
import dsim.algorithms.arbitrage.Loop;
import dsim.algorithms.arbitrage.Step;
import dsim.algorithms.pricefeed.Currency;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** Follows one detector and keeps what it has told, and how long after a datagram came in it was told. */
final class OpportunityLog implements TraceSink {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Ticker clock;
    private final LongSummaryStatistics alarmNanos = new LongSummaryStatistics();
    private final List<Map<String, Object>> told = new ArrayList<>();
    private final Map<ImmutableList<Currency>, Map<String, Object>> open = new LinkedHashMap<>();
    private boolean isCutShort;
    private long datagrams;
    private long deliveredAt;

    /**
     * A log.
     *
     * @param clock of the machine
     */
    OpportunityLog(Ticker clock) {
        this.clock = clock;
    }

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.DELIVER || event.kind() == TraceEvent.Kind.TIMER) {
            deliveredAt = clock.read();
        } else if (event.kind() == TraceEvent.Kind.NOTE) {
            if (event.subject() instanceof Heard) {
                datagrams++;
            } else if (event.subject() instanceof Found found) {
                alarmNanos.accept(clock.read() - deliveredAt);
                found(event.timeNanos(), found.loop());
            } else if (event.subject() instanceof Full) {
                isCutShort = true;
            } else if (event.subject() instanceof Over over) {
                over(event.timeNanos(), over);
            }
        }
    }

    private void found(long atNanos, Loop loop) {
        Map<String, Object> opportunity = new LinkedHashMap<>();
        opportunity.put("foundAt", atNanos);
        opportunity.put("route", loop.route());
        opportunity.put("factor", loop.factor());
        opportunity.put("profit", loop.profit());
        opportunity.put("steps", steps(loop));
        told.add(opportunity);
        open.put(loop.currencies(), opportunity);
    }

    private static List<Map<String, Object>> steps(Loop loop) {
        List<Map<String, Object>> steps = new ArrayList<>();
        BigDecimal amount = BigDecimal.valueOf(100);
        for (Step step : loop.steps()) {
            amount = step.exchange(amount);
            steps.add(ImmutableMap.of(
                    "from", step.from().toString(),
                    "to", step.to().toString(),
                    "rate", step.rate(),
                    "market", step.quote().market(),
                    "price", step.price(),
                    "quotedAt", step.quote().micros(),
                    "amount", amount));
        }
        return steps;
    }

    private void over(long atNanos, Over over) {
        Map<String, Object> opportunity = open.remove(over.loop().currencies());
        if (opportunity != null) {
            opportunity.put("overAt", atNanos);
            opportunity.put("lasted", over.lasted().toNanos());
            opportunity.put("isStale", over.isStale());
        }
    }

    /** Whether more paid at a time than were followed, so that not all were told. */
    boolean isCutShort() {
        return isCutShort;
    }

    /** Whether any quotes have come in. */
    boolean hasHeard() {
        return datagrams > 0;
    }

    /** All opportunities in the order in which they were told. Times are in nanoseconds, those of quotes in microseconds. */
    ImmutableList<Map<String, Object>> opportunities() {
        return ImmutableList.copyOf(told);
    }

    /** How quickly they were told. */
    String alarms() {
        return alarmNanos.getCount() == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%,d, each told on the average %.3f ms after the datagram came in, at most %.3f ms",
                        alarmNanos.getCount(),
                        alarmNanos.getAverage() / NANOS_PER_MILLI,
                        alarmNanos.getMax() / NANOS_PER_MILLI);
    }
}
