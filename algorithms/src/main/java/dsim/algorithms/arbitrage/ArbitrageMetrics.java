package dsim.algorithms.arbitrage;

import com.google.common.collect.ImmutableMap;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Heard;
import dsim.algorithms.arbitrage.ArbitrageFact.Over;
import dsim.check.Metric;
import dsim.trace.TraceEvent;
import java.util.LongSummaryStatistics;
import java.util.OptionalDouble;

/** What is measured of the detection of arbitrage, all detectors of a run together. */
public final class ArbitrageMetrics {

    private static final double NANOS = 1e9;

    /** Why hosts drop what is no message. */
    private static final String MALFORMED = "malformed";

    private ArbitrageMetrics() {}

    /** Of what feeds planted, how much was found: 0 to 1. */
    public static Metric recall() {
        return new Recall();
    }

    /** Of what feeds planted and what came in, how much was not found. */
    public static Metric missed() {
        return new Missed();
    }

    /** Of the loops that were told, how many have a planted quote: 0 to 1. No samples where nobody says what was planted. */
    public static Metric precision() {
        return new Precision();
    }

    /** The longest time from planting to telling, in seconds. */
    public static Metric delay() {
        return new Delay();
    }

    /** How many loops were told. */
    public static Metric opportunities() {
        return new Opportunities();
    }

    /** How many quotes came in, by what became of them; its one number is those in force. */
    public static Metric quotes() {
        return new QuoteCount();
    }

    private abstract static class OfTruth implements Metric {
        final PlantedTruth truth = new PlantedTruth();

        @Override
        public void on(TraceEvent event) {
            truth.on(event);
        }

        static OptionalDouble ratio(long part, long whole) {
            return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
        }
    }

    private static final class Recall extends OfTruth {

        @Override
        public long samples() {
            return truth.planted();
        }

        @Override
        public OptionalDouble value() {
            return ratio(truth.found(), truth.planted());
        }
    }

    private static final class Missed extends OfTruth {

        @Override
        public long samples() {
            return truth.planted();
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of((double) (truth.arrived() - truth.found()));
        }

        @Override
        public ImmutableMap<String, Double> parts() {
            return ImmutableMap.of(
                    "planted", (double) truth.planted(),
                    "arrived", (double) truth.arrived(),
                    "found", (double) truth.found());
        }
    }

    private static final class Precision extends OfTruth {

        @Override
        public long samples() {
            return truth.planted() == 0 ? 0 : truth.told();
        }

        @Override
        public OptionalDouble value() {
            return ratio(truth.toldPlanted(), samples());
        }
    }

    private static final class Delay extends OfTruth {

        @Override
        public long samples() {
            return truth.delaysNanos().size();
        }

        @Override
        public OptionalDouble value() {
            return samples() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(statistics().getMax() / NANOS);
        }

        @Override
        public ImmutableMap<String, Double> parts() {
            return samples() == 0
                    ? ImmutableMap.of()
                    : ImmutableMap.of(
                            "mean",
                            statistics().getAverage() / NANOS,
                            "max",
                            statistics().getMax() / NANOS);
        }

        private LongSummaryStatistics statistics() {
            return truth.delaysNanos().stream().mapToLong(Long::longValue).summaryStatistics();
        }
    }

    private static final class Opportunities implements Metric {
        private long found;
        private long stale;
        private long past;

        @Override
        public void on(TraceEvent event) {
            if (event.kind() == TraceEvent.Kind.NOTE) {
                if (event.subject() instanceof Found) {
                    found++;
                } else if (event.subject() instanceof Over over) {
                    stale += over.isStale() ? 1 : 0;
                    past += over.isStale() ? 0 : 1;
                }
            }
        }

        @Override
        public long samples() {
            return 1;
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of((double) found);
        }

        @Override
        public ImmutableMap<String, Double> parts() {
            return ImmutableMap.of("found", (double) found, "stale", (double) stale, "past", (double) past);
        }
    }

    private static final class QuoteCount implements Metric {
        private long inForce;
        private long stale;
        private long outOfOrder;
        private long malformed;
        private long datagrams;
        private long malformedDatagrams;

        @Override
        public void on(TraceEvent event) {
            if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Heard heard) {
                datagrams++;
                inForce += heard.inForce();
                stale += heard.stale();
                outOfOrder += heard.outOfOrder();
                malformed += heard.malformed() + heard.tooMany();
            } else if (event.kind() == TraceEvent.Kind.DROP && event.reason().equals(MALFORMED)) {
                malformedDatagrams++;
            }
        }

        @Override
        public long samples() {
            return datagrams;
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of((double) inForce);
        }

        @Override
        public ImmutableMap<String, Double> parts() {
            return ImmutableMap.of(
                    "datagrams", (double) datagrams,
                    "in-force", (double) inForce,
                    "stale", (double) stale,
                    "out-of-order", (double) outOfOrder,
                    "malformed", (double) malformed,
                    "malformed-datagrams", (double) malformedDatagrams);
        }
    }
}
