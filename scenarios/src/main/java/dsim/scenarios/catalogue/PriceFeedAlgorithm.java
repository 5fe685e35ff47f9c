package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.pricefeed.FeedConfig;
import dsim.algorithms.pricefeed.FeedMessage;
import dsim.algorithms.pricefeed.FeedNarration;
import dsim.algorithms.pricefeed.FeedWire;
import dsim.algorithms.pricefeed.Layout;
import dsim.algorithms.pricefeed.PriceFeed;
import dsim.algorithms.pricefeed.QuoteScript;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: pricefeed}. */
final class PriceFeedAlgorithm implements Algorithm<FeedMessage, PriceFeed.Wait> {

    private static final Field<Layout> LAYOUT =
            Field.of("layout", Kinds.oneOf(Layout.class), "new", "how a quote stands in its 32 bytes");

    private static final Field<Duration> EVERY =
            Field.of("every", Kinds.atLeast(Kinds.DURATION, "1ms"), "1s", "how long from one publication to the next");

    private static final Field<Duration> LIFETIME = Field.of(
            "lifetime",
            Kinds.atLeast(Kinds.DURATION, "1ms"),
            "10min",
            "how long after its last request a subscriber is published to");

    private static final Field<Double> ARBITRAGE =
            Field.of("arbitrage", Kinds.RATIO, "30%", "how likely a publication brings an opportunity");

    private static final Field<FeedConfig.Cycle> CYCLE = Field.of(
            "cycle", Kinds.oneOf(FeedConfig.Cycle.class), "either", "how many steps the loop of an opportunity has");

    private static final Field<Double> OUT_OF_ORDER = Field.of(
            "out-of-order", Kinds.RATIO, "10%", "how likely the timestamps of a publication are ten seconds old or so");

    private static final Field<Double> GAP =
            Field.of("gap", Kinds.RATIO, "5%", "how likely each reference quote is left out of a publication");

    private static final Field<Optional<String>> SCRIPT = Field.of(
            "script",
            Kinds.TEXT.where(PriceFeedAlgorithm::checked).orNever(),
            "never",
            "what is published instead, a row each: time,base,quote,price");

    private static final ImmutableList<Field<?>> PARAMETERS =
            ImmutableList.of(LAYOUT, EVERY, LIFETIME, ARBITRAGE, CYCLE, OUT_OF_ORDER, GAP, SCRIPT);

    private static String checked(String script) {
        QuoteScript.parse(script);
        return script;
    }

    @Override
    public String name() {
        return "pricefeed";
    }

    @Override
    public String summary() {
        return "a feed of exchange rates that plants opportunities for arbitrage, and says which";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<FeedMessage> wire(Values params) {
        return FeedWire.ofFeed(params.get(LAYOUT));
    }

    @Override
    public boolean isServer() {
        return true;
    }

    @Override
    public Role<FeedMessage, PriceFeed.Wait> role(GroupSetup setup) {
        return PriceFeed.role(config(setup.params()));
    }

    @Override
    public void verify(Group group) {
        config(group.params());
    }

    private static FeedConfig config(Values params) {
        return new FeedConfig(
                params.get(LAYOUT),
                params.get(EVERY),
                params.get(LIFETIME),
                params.get(ARBITRAGE),
                params.get(CYCLE),
                params.get(OUT_OF_ORDER),
                params.get(GAP),
                params.get(SCRIPT).map(QuoteScript::parse));
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return new FeedNarration();
    }
}
