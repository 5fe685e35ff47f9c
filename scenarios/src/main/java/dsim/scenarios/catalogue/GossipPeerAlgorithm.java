package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.gossip.Attachment;
import dsim.algorithms.gossip.Chatter;
import dsim.algorithms.gossip.Coverage;
import dsim.algorithms.gossip.CoverageOverTime;
import dsim.algorithms.gossip.DeadReported;
import dsim.algorithms.gossip.DeliveryLatency;
import dsim.algorithms.gossip.DetectionTime;
import dsim.algorithms.gossip.EveryoneHeard;
import dsim.algorithms.gossip.FalseDeaths;
import dsim.algorithms.gossip.GossipConfig;
import dsim.algorithms.gossip.GossipMessage;
import dsim.algorithms.gossip.GossipNarration;
import dsim.algorithms.gossip.GossipPeer;
import dsim.algorithms.gossip.Hops;
import dsim.algorithms.gossip.NoDuplicateDelivery;
import dsim.algorithms.gossip.NoFalseDeaths;
import dsim.algorithms.gossip.Overlay;
import dsim.algorithms.gossip.OverlayComponents;
import dsim.algorithms.gossip.OverlayDegrees;
import dsim.algorithms.gossip.OverlayDiameter;
import dsim.algorithms.gossip.OverlayEdges;
import dsim.algorithms.gossip.Redundancy;
import dsim.algorithms.gossip.SeedsKnow;
import dsim.algorithms.gossip.Spread;
import dsim.algorithms.gossip.WrongDegrees;
import dsim.scenarios.ActionKind;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Check;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Measure;
import dsim.scenarios.Scalar;
import dsim.scenarios.Scenario;
import dsim.scenarios.Values;
import dsim.scenarios.Views;
import dsim.trace.TraceEvent;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: gossip-peer}. */
final class GossipPeerAlgorithm implements Algorithm<GossipMessage, GossipPeer.Wait> {

    /** The words for the rules of attachment. */
    private enum Rule {
        TOP_HALF,
        TOP_HALF_EXCLUSIVE,
        UNIFORM,
        PREFERENTIAL,
        CAPPED_RANDOM,
        EVERYBODY
    }

    /** The words for the ways to pass a message on. */
    private enum Way {
        FLOOD,
        FLOOD_BACK,
        FANOUT,
        PUSH
    }

    private static final Scalar<Duration> WAIT = Kinds.atLeast(Kinds.DURATION, "1ns");

    private static final Field<ImmutableList<Address>> SEEDS = Field.of(
            "seeds", Kinds.PEERS, "seed", "all seeds that there are: their group, or a list; live also HOST:PORT");

    private static final Field<Rule> ATTACH = Field.of(
            "attach",
            Kinds.oneOf(Rule.class),
            "top-half",
            "whom a newcomer connects to: the n/2 of highest degree (n with or without itself), any, any by degree, any"
                    + " with room, or all");

    private static final Field<Integer> LINKS = Field.of(
            "links",
            Kinds.count(1, 1_000_000),
            "2",
            "how many links a newcomer wants (uniform, preferential, capped-random)");

    private static final Field<Double> ATTRACTIVENESS = Field.of(
            "attractiveness",
            Kinds.NUMBER,
            "0",
            "a: a peer of degree k is chosen as k + a (preferential); more than -links");

    private static final Field<Integer> MOST_LINKS = Field.of(
            "most-links", Kinds.count(1, 1_000_000), "4", "with how many links a peer refuses more (capped-random)");

    private static final Field<Duration> ANSWER_WITHIN =
            Field.of("answer-within", WAIT, "2s", "how long a question and its answer take at most; silence is a miss");

    private static final Field<Integer> TRIES =
            Field.of("tries", Kinds.count(1, 1000), "3", "how often a newcomer asks a seed or a peer that is silent");

    private static final Field<Integer> MESSAGES =
            Field.of("messages", Kinds.count(0, 1_000_000), "10", "how many messages a peer says of its own");

    private static final Field<Duration> GOSSIP_EVERY =
            Field.of("gossip-every", WAIT, "5s", "how long from one message of its own to the next");

    private static final Field<Duration> GOSSIP_AFTER =
            Field.of("gossip-after", Kinds.DURATION, "0s", "how long after it has joined a peer begins with them");

    private static final Field<Chatter.Order> GENERATION = Field.of(
            "generation",
            Kinds.oneOf(Chatter.Order.class),
            "send-then-sleep",
            "whether the first message is said at once (0, 5, ..., 45 s) or after a pause (5, 10, ..., 50 s)");

    private static final Field<Way> SPREAD = Field.of(
            "spread",
            Kinds.oneOf(Way.class),
            "flood",
            "how a message is passed on: once to all neighbours but the one it came from, once to all of them, once to"
                    + " some, or in rounds");

    private static final Field<Double> FANOUT = Field.of(
            "fanout", Kinds.atLeast(Kinds.NUMBER, "0"), "3", "to how many neighbours, on average (spread: fanout)");

    private static final Field<Duration> PUSH_EVERY =
            Field.of("push-every", WAIT, "1s", "the length of a round (spread: push)");

    private static final Field<Integer> PUSH_ROUNDS = Field.of(
            "push-rounds", Kinds.count(1, 1_000_000), "30", "for how many rounds a peer passes on (spread: push)");

    private static final Field<Optional<Duration>> LIVENESS_EVERY = Field.of(
            "liveness-every", WAIT.orNever(), "13s", "how often a peer asks its neighbours whether they are there");

    private static final Field<Integer> MISSES = Field.of(
            "misses", Kinds.count(1, 100), "3", "how many questions in a row without an answer make a neighbour dead");

    /** Of seeds and peers alike. */
    static final Field<Wire.Kind> TRANSPORT = Field.of(
            "transport",
            Kinds.oneOf(Wire.Kind.class),
            "datagram",
            "packets that may be lost, doubled and overtaken, or streams in which loss becomes delay");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.of(
            SEEDS,
            ATTACH,
            LINKS,
            ATTRACTIVENESS,
            MOST_LINKS,
            ANSWER_WITHIN,
            TRIES,
            MESSAGES,
            GOSSIP_EVERY,
            GOSSIP_AFTER,
            GENERATION,
            SPREAD,
            FANOUT,
            PUSH_EVERY,
            PUSH_ROUNDS,
            LIVENESS_EVERY,
            MISSES,
            TRANSPORT);

    private static final ImmutableList<ActionKind<GossipMessage>> ACTIONS = ImmutableList.of(new ActionKind<>(
            "say", "has a peer say one more message", ImmutableList.of(), none -> new GossipMessage.Say()));

    private static final ImmutableList<Measure> MEASURES = ImmutableList.of(
            new Measure(
                    "overlay.edges",
                    "links between peers that are up, at the end; beside it peers and degrees",
                    Measure.Unit.COUNT,
                    views -> new OverlayEdges(overlay(views))),
            new Measure(
                    "overlay.degrees",
                    "the degree sequence at the end: how many peers have how many links; its one number is the mean",
                    Measure.Unit.COUNT,
                    views -> new OverlayDegrees(overlay(views))),
            new Measure(
                    "overlay.components",
                    "parts of the overlay without a link between them, at the end; beside it the peers of the largest",
                    Measure.Unit.COUNT,
                    views -> new OverlayComponents(overlay(views))),
            new Measure(
                    "overlay.diameter",
                    "how many links two peers of the largest component are apart at most, at the end",
                    Measure.Unit.COUNT,
                    views -> new OverlayDiameter(overlay(views))),
            new Measure(
                    "seeds.wrong-degrees",
                    "entries on the seeds' lists, as told last, of peers that are up and have another degree",
                    Measure.Unit.COUNT,
                    views -> new WrongDegrees(overlay(views))),
            new Measure(
                    "gossip.coverage",
                    "the share of those who should have heard a message that did",
                    Measure.Unit.RATIO,
                    Coverage::new),
            new Measure(
                    "gossip.coverage-over-time",
                    "that share so many seconds after a message was said, as a curve",
                    Measure.Unit.RATIO,
                    CoverageOverTime::new),
            new Measure(
                    "gossip.latency",
                    "from a message being said until a peer hears it; its one number is the median",
                    Measure.Unit.SECONDS,
                    DeliveryLatency::new),
            new Measure(
                    "gossip.hops",
                    "over how many links messages come: deliveries by links; its one number is the mean",
                    Measure.Unit.COUNT,
                    Hops::new),
            new Measure(
                    "gossip.redundancy",
                    "copies that come in vain for each delivery",
                    Measure.Unit.COUNT,
                    Redundancy::new),
            new Measure(
                    "gossip.detection",
                    "from the death of a peer until a neighbour knows it; its one number is the longest",
                    Measure.Unit.SECONDS,
                    DetectionTime::new),
            new Measure(
                    "gossip.false-deaths",
                    "how often a neighbour was taken for dead that was up; beside it how often rightly",
                    Measure.Unit.COUNT,
                    FalseDeaths::new));

    private static final ImmutableList<Check> CHECKS = ImmutableList.of(
            new Check(
                    "no-duplicate-delivery",
                    "no peer takes the same message for new twice in one life, nor its own at all",
                    scenario -> new NoDuplicateDelivery()),
            new Check(
                    "everyone-heard",
                    "all messages that were said have reached everyone who had joined by then and has been up since",
                    scenario -> new EveryoneHeard()),
            new Check(
                    "dead-reported",
                    "every peer that is down was taken off the list of a seed",
                    scenario -> new DeadReported()),
            new Check(
                    "no-false-deaths",
                    "no peer takes a neighbour for dead that is up",
                    scenario -> new NoFalseDeaths()),
            new Check(
                    "seeds-know",
                    "the degrees on the seeds' lists, as told at rest, are the true ones of all peers that are up",
                    scenario -> new SeedsKnow()));

    private static final Wire<GossipMessage> DATAGRAMS = RecordWire.datagram(GossipMessage.class);
    private static final Wire<GossipMessage> STREAMS = RecordWire.stream(GossipMessage.class);

    static Wire<GossipMessage> wireOf(Values params) {
        return params.get(TRANSPORT) == Wire.Kind.STREAM ? STREAMS : DATAGRAMS;
    }

    private static Overlay overlay(Views views) {
        return views.of(Overlay.class, Overlay::new);
    }

    @Override
    public String name() {
        return "gossip-peer";
    }

    @Override
    public String summary() {
        return "a peer of the gossip network: joins by an attachment rule, gossips, and watches its neighbours";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public ImmutableList<ActionKind<GossipMessage>> actions() {
        return ACTIONS;
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
    public Wire<GossipMessage> wire(Values params) {
        return wireOf(params);
    }

    @Override
    public String example() {
        return "nodes: {seed: {run: gossip-seed, count: 3}, p: {run: gossip-peer, count: 7}}";
    }

    @Override
    public void verify(Group group) {
        config(group.params());
    }

    @Override
    public Role<GossipMessage, GossipPeer.Wait> role(GroupSetup setup) {
        return GossipPeer.role(config(setup.params()));
    }

    private static GossipConfig config(Values params) {
        return new GossipConfig(
                params.get(SEEDS),
                attachment(params),
                params.get(ANSWER_WITHIN),
                params.get(TRIES),
                new Chatter(
                        params.get(MESSAGES),
                        params.get(GOSSIP_EVERY),
                        params.get(GOSSIP_AFTER),
                        params.get(GENERATION)),
                spread(params),
                params.get(LIVENESS_EVERY),
                params.get(MISSES));
    }

    @Override
    public ImmutableList<String> theory(Scenario scenario, Group group) {
        return new GossipTheoryText(group.size(), config(group.params())).sentences();
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return GossipNarration.ofPeers();
    }

    private static Attachment attachment(Values params) {
        int links = params.get(LINKS);
        return switch (params.get(ATTACH)) {
            case TOP_HALF -> new Attachment.TopHalf(true);
            case TOP_HALF_EXCLUSIVE -> new Attachment.TopHalf(false);
            case UNIFORM -> new Attachment.Uniform(links);
            case PREFERENTIAL -> new Attachment.Preferential(links, params.get(ATTRACTIVENESS));
            case CAPPED_RANDOM -> new Attachment.CappedRandom(links, params.get(MOST_LINKS));
            case EVERYBODY -> new Attachment.Everybody();
        };
    }

    private static Spread spread(Values params) {
        return switch (params.get(SPREAD)) {
            case FLOOD -> new Spread.Flood(false);
            case FLOOD_BACK -> new Spread.Flood(true);
            case FANOUT -> new Spread.Fanout(params.get(FANOUT));
            case PUSH -> new Spread.Push(params.get(PUSH_EVERY), params.get(PUSH_ROUNDS));
        };
    }
}
