package dsim.algorithms.bully;

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
import java.util.List;

/** A Bully group in a storm, and in the calm after it. */
class BullyGroupTest {

    @SeededTest(seeds = 300)
    void settlesAfterAStormOfPackets(Seed seed) {
        assertSettles(seed, RecordWire.datagram(BullyMessage.class));
    }

    @SeededTest(seeds = 300)
    void settlesAfterAStormOnStreams(Seed seed) {
        assertSettles(seed, RecordWire.stream(BullyMessage.class));
    }

    private static void assertSettles(Seed seed, Wire<BullyMessage> wire) {
        Rng rng = new Rng(Key.of(seed, "group"));
        IdOrder order = rng.chance(0.5) ? IdOrder.LARGEST : IdOrder.SMALLEST;
        Electorate electorate = electorate(order, (int) rng.between(4, 9));
        BullyConfig usual = BullyConfig.of(electorate);
        BullyConfig config = new BullyConfig(
                electorate,
                usual.answerWithin(),
                usual.coordinatorWithin(),
                usual.probeEvery(),
                rng.pick(List.of(InitialLeader.values())),
                true);

        Storm.assertWeathered(
                seed,
                electorate,
                BullyElection.role(config),
                wire,
                config.settlesWithin().orElseThrow());
    }
}
