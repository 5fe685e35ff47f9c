package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.gossip.GossipMessage;
import dsim.algorithms.gossip.GossipNarration;
import dsim.algorithms.gossip.GossipSeed;
import dsim.algorithms.gossip.SeedConfig;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Field;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: gossip-seed}. */
final class GossipSeedAlgorithm implements Algorithm<GossipMessage, GossipSeed.Wait> {

    private static final String UNLIMITED = "unlimited";

    private static final Field<Optional<Integer>> LIST_LIMIT = Field.of(
            "list-limit",
            Kinds.count(1, 1_000_000).orNone(UNLIMITED),
            UNLIMITED,
            "how many peers a newcomer is told at most, drawn anew for each");

    private static final Field<Duration> TELL_AFTER = Field.of(
            "tell-after",
            Kinds.atLeast(Kinds.DURATION, "1ns"),
            "5s",
            "how long without a change a seed waits before it tells its list to the checks");

    private static final ImmutableList<Field<?>> PARAMETERS =
            ImmutableList.of(LIST_LIMIT, TELL_AFTER, GossipPeerAlgorithm.TRANSPORT);

    @Override
    public String name() {
        return "gossip-seed";
    }

    @Override
    public String summary() {
        return "a seed of the gossip network: registers peers, hands out lists with degrees, removes the dead";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<GossipMessage> wire(Values params) {
        return GossipPeerAlgorithm.wireOf(params);
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return GossipNarration.ofSeeds();
    }

    @Override
    public boolean isServer() {
        return true;
    }

    @Override
    public Role<GossipMessage, GossipSeed.Wait> role(GroupSetup setup) {
        return GossipSeed.role(
                new SeedConfig(setup.params().get(LIST_LIMIT), setup.params().get(TELL_AFTER)));
    }
}
