package dsim.algorithms.ring;

import static dsim.algorithms.election.Processes.electorate;

import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.IdOrder;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.Storm;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.testkit.SeededTest;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A ring in a storm, and in the calm after it. */
class RingGroupTest {

    @SeededTest(seeds = 150)
    void settlesAfterAStormOfPackets(Seed seed) {
        assertSettles(seed, RecordWire.datagram(RingMessage.class), 0);
    }

    /** A stream that broke during the storm is noticed when it is used: each member may find one, and lose a lap to it. */
    @SeededTest(seeds = 150, pinned = 46)
    void settlesAfterAStormOnStreams(Seed seed) {
        assertSettles(seed, RecordWire.stream(RingMessage.class), 1);
    }

    private static void assertSettles(Seed seed, Wire<RingMessage> wire, int brokenStreamsPerMember) {
        Rng rng = new Rng(Key.of(seed, "group"));
        IdOrder order = rng.chance(0.5) ? IdOrder.LARGEST : IdOrder.SMALLEST;
        Electorate electorate = electorate(order, (int) rng.between(4, 9));
        RingConfig usual = RingConfig.of(electorate);
        RingConfig config = new RingConfig(
                electorate,
                usual.answerWithin(),
                usual.coordinatorWithin(),
                Optional.of(Duration.ofSeconds(1)),
                rng.pick(List.of(InitialLeader.values())),
                true);

        Duration lapsLost = config.coordinatorWithin()
                .multipliedBy(
                        (long) brokenStreamsPerMember * electorate.members().size());
        Duration settling = config.settlesWithin().orElseThrow().plus(lapsLost);
        Storm.assertWeathered(seed, electorate, RingElection.role(config), wire, settling);
    }
}
