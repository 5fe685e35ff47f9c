package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.arbitrage.ArbitrageConditions;
import dsim.algorithms.arbitrage.ArbitrageConfig;
import dsim.algorithms.arbitrage.ArbitrageDetector;
import dsim.algorithms.arbitrage.ArbitrageMetrics;
import dsim.algorithms.arbitrage.ArbitrageNarration;
import dsim.algorithms.arbitrage.Inverse;
import dsim.algorithms.arbitrage.Rules;
import dsim.algorithms.pricefeed.FeedMessage;
import dsim.algorithms.pricefeed.FeedWire;
import dsim.algorithms.pricefeed.Layout;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Check;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Measure;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: arbitrage}. */
final class ArbitrageAlgorithm implements Algorithm<FeedMessage, ArbitrageDetector.Wait> {

    private static final Field<Optional<Address>> FEED =
            Field.of("feed", Kinds.maybe(Kinds.PEER), "whom to ask for quotes; nobody, if not said");

    private static final Field<Optional<Layout>> LAYOUT = Field.of(
            "layout",
            Kinds.oneOf(ImmutableMap.of(
                    "either", Optional.empty(), "old", Optional.of(Layout.OLD), "new", Optional.of(Layout.NEW))),
            "either",
            "how a quote stands in its 32 bytes; either: told apart by the datagram");

    private static final Field<Duration> RENEW = Field.of(
            "renew",
            Kinds.atLeast(Kinds.DURATION, "10ms"),
            "9min",
            "how long after a request the next one is sent; shorter than the feed remembers");

    private static final Field<Duration> SILENCE_AFTER = Field.of(
            "silence-after",
            Kinds.atLeast(Kinds.DURATION, "10ms"),
            "3s",
            "how long without a datagram is a silence, after which the feed is asked again");

    private static final Field<Duration> MAX_AGE =
            Field.of("max-age", Kinds.atLeast(Kinds.DURATION, "1us"), "1.5s", "how old a quote may be and still count");

    private static final Field<Double> TOLERANCE = Field.of(
            "tolerance",
            Kinds.atLeast(Kinds.NUMBER, "0"),
            "1e-12",
            "how much the logarithm of a loop's factor has to be above 0");

    private static final Field<ArbitrageConfig.Clock> CLOCK = Field.of(
            "clock",
            Kinds.oneOf(ArbitrageConfig.Clock.class),
            "own",
            "by which clock quotes age: the node's own, or the newest timestamp of the feed");

    private static final Field<Inverse> INVERSE = Field.of(
            "inverse",
            Kinds.oneOf(Inverse.class),
            "unless-quoted",
            "whether a quote a/b prices going from b to a as well: unless b/a is quoted itself, always, or never");

    private static final ImmutableList<Field<?>> PARAMETERS =
            ImmutableList.of(FEED, LAYOUT, RENEW, SILENCE_AFTER, MAX_AGE, TOLERANCE, CLOCK, INVERSE);

    private static final ImmutableList<Check> CHECKS = ImmutableList.of(
            new Check("nothing-found", "no loop has been told", scenario -> ArbitrageConditions.nothingFound()),
            new Check(
                    "loops-pay",
                    "every loop that was told ends with more than it began with, multiplied out again",
                    scenario -> ArbitrageConditions.loopsPay()),
            new Check("opportunity-open", "some loop pays now", scenario -> ArbitrageConditions.opportunityOpen()),
            new Check(
                    "feed-heard",
                    "every detector that is up has heard of its feed, and not missed it since",
                    scenario -> ArbitrageConditions.feedHeard()));

    private static final ImmutableList<Measure> MEASURES = ImmutableList.of(
            new Measure(
                    "arbitrage.precision",
                    "of the loops that were told, how many have a quote that was planted",
                    Measure.Unit.RATIO,
                    ArbitrageMetrics::precision),
            new Measure(
                    "arbitrage.recall",
                    "of the opportunities that were planted, how many were found",
                    Measure.Unit.RATIO,
                    ArbitrageMetrics::recall),
            new Measure(
                    "arbitrage.missed",
                    "opportunities that were planted and came in, and were not found",
                    Measure.Unit.COUNT,
                    ArbitrageMetrics::missed),
            new Measure(
                    "arbitrage.delay",
                    "from the planting of an opportunity until it is told; the longest",
                    Measure.Unit.SECONDS,
                    ArbitrageMetrics::delay),
            new Measure(
                    "arbitrage.opportunities",
                    "loops that were told; of these over, as a quote was too old, or as they paid no more",
                    Measure.Unit.COUNT,
                    ArbitrageMetrics::opportunities),
            new Measure(
                    "arbitrage.quotes",
                    "quotes that came in, by what became of them; its one number is those that counted",
                    Measure.Unit.COUNT,
                    ArbitrageMetrics::quotes));

    @Override
    public String name() {
        return "arbitrage";
    }

    @Override
    public String summary() {
        return "subscribes to a price feed, and tells each loop of exchanges that ends with more than it began with";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public ImmutableList<Check> checks() {
        return CHECKS;
    }

    @Override
    public ImmutableList<Measure> measures() {
        return MEASURES;
    }

    @Override
    public Wire<FeedMessage> wire(Values params) {
        return FeedWire.ofSubscriber(params.get(LAYOUT));
    }

    @Override
    public Role<FeedMessage, ArbitrageDetector.Wait> role(GroupSetup setup) {
        return ArbitrageDetector.role(config(setup.params()));
    }

    @Override
    public void verify(Group group) {
        config(group.params());
    }

    private static ArbitrageConfig config(Values params) {
        return new ArbitrageConfig(
                params.get(FEED),
                params.get(RENEW),
                params.get(SILENCE_AFTER),
                params.get(CLOCK),
                new Rules(params.get(MAX_AGE), params.get(TOLERANCE), params.get(INVERSE)));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return new ArbitrageNarration();
    }
}
