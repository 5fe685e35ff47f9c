package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.collect.ImmutableMap;
import dsim.random.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What takes the place of values of a file. */
class OverridesTest {

    private static final String YAML = """
            seed: 3
            stop: {at: 30s}
            network: {latency: 5ms..20ms}
            nodes:
              p: {run: bully, count: 7}
            faults:
              - {at: 5s, crash: p1}
              - {at: 6s, crash: p2}
            """;

    private static Reading read(Overrides overrides) {
        return read(YAML, overrides);
    }

    private static Reading read(String yaml, Overrides overrides) {
        return new ScenarioReader(Toys.CATALOGUE)
                .read("a.yaml", Shelf.only("a.yaml", yaml.getBytes(StandardCharsets.UTF_8)), overrides);
    }

    private static Seed seed(String yaml, Overrides overrides) {
        return read(yaml, overrides).orThrow().seed();
    }

    @Test
    void flagBeatsEnvironmentBeatsFileBeatsDefault() {
        String silent = YAML.replace("seed: 3\n", "");
        Overrides environment = Overrides.none().withEnvironment(ImmutableMap.of("DSIM_SEED", "5"));

        assertEquals(Seed.of(1), seed(silent, Overrides.none()));
        assertEquals(Seed.of(3), seed(YAML, Overrides.none()));
        assertEquals(Seed.of(5), seed(YAML, environment));
        assertEquals(Seed.of(6), seed(YAML, environment.withSet("seed=6")));
        assertEquals(Seed.of(7), seed(YAML, environment.withSet("seed=6").withSeed("7")));
        assertEquals(Seed.of(7), seed(YAML, environment.withSeed("7").withSet("seed=6")));
    }

    @Test
    void sourcesSayWhereValuesComeFrom() {
        ImmutableMap<String, Place> sources = read(Overrides.none()
                        .withEnvironment(ImmutableMap.of("DSIM_SEED", "5"))
                        .withSet("nodes.p.count=9")
                        .withSet("faults[1].at=7s"))
                .sources();

        assertEquals("DSIM_SEED=5", String.valueOf(sources.get("seed")));
        assertEquals("a.yaml:2", String.valueOf(sources.get("stop.at")));
        assertEquals("--set nodes.p.count=9", String.valueOf(sources.get("nodes.p.count")));
        assertEquals("a.yaml:7", String.valueOf(sources.get("faults[0].at")));
        assertEquals("--set faults[1].at=7s", String.valueOf(sources.get("faults[1].at")));
        assertEquals("default", String.valueOf(sources.get("stop.max-events")));
        assertEquals("default", String.valueOf(sources.get("measure")));
    }

    @Test
    void setOfAGroupThatIsNotThereIsTold() {
        Reading reading = read(Overrides.none().withSet("nodes.pp.count=9"));

        assertEquals("no group 'pp'. There is: p.", reading.problems().get(0).sentence());
    }

    @Test
    void setReachesEveryPlace() {
        Scenario scenario = read(Overrides.none()
                        .withSet("nodes.p.count=9")
                        .withSet("nodes.q={run: store}")
                        .withSet("faults[0].crash=[p1, p3]")
                        .withSet("network.latency={dist: normal, mean: 5ms, deviation: 1ms}")
                        .withSet("nodes.p.params.answer-within=2s")
                        .withSet("measure=[election.count]")
                        .withSet("question=a = b"))
                .orThrow();

        assertEquals(OptionalInt.of(9), scenario.groups().get(0).count());
        assertEquals("q", scenario.groups().get(1).name());
        assertEquals("crash [p1, p3]", scenario.faults().entries().get(0).text());
        assertEquals(
                "normal mean 5ms deviation 1ms",
                scenario.network().base().latency().toString());
        assertEquals(Duration.ofSeconds(2), scenario.groups().get(0).params().get(Toys.ANSWER_WITHIN));
        assertEquals("election.count", scenario.measures().get(0).name());
    }

    @Test
    void laterSetsWin() {
        Overrides overrides = Overrides.none().withSet("nodes.p.count=9").withSet("nodes.p.count=8");

        assertEquals(
                OptionalInt.of(8), read(overrides).orThrow().groups().get(0).count());
    }

    @Test
    void nothingTakesAway() {
        Overrides overrides = Overrides.none()
                .withSet("stop.at=")
                .withSet("stop.when=quiescent")
                .withSet("faults[0]=")
                .withSet("ties=~");

        Scenario scenario = read(overrides).orThrow();

        assertEquals(Optional.empty(), scenario.stop().at());
        assertEquals(1, scenario.faults().entries().size());
        assertEquals("crash p2", scenario.faults().entries().get(0).text());
    }

    @Test
    void mistakesStandWhereTheyWereMade() {
        Reading reading = read(Overrides.none()
                .withEnvironment(ImmutableMap.of("DSIM_SEED", "lucky"))
                .withSet("nodes.p.count=many")
                .withSet("nodes.p.cuont=9")
                .withSet("faults[2].at=7s")
                .withSet("stop.at.sharp=5s")
                .withSet("nodes.p.count")
                .withSet("=7")
                .withSet("nodes..count=7")
                .withSet("")
                .withSet("network.loss={burst: [")
                .withSet("faults[0].at=40s"));

        assertEquals("""
                environment: 1 problem

                  DSIM_SEED=lucky
                            ^^^^^ a seed is a number from 0 up such as 42, 0x2a, or su:1234567 to hash a student's
                                  number, not 'lucky'.

                command line: 9 problems

                  --set nodes.p.count=many
                                      ^^^^ a whole number is expected here, not 'many'.
                  --set nodes.p.cuont=9
                                ^^^^^ unknown field. Did you mean 'count'?
                  --set faults[2].at=7s
                              ^^^ there is no such entry; entries are counted from [0].
                  --set stop.at.sharp=5s
                             ^^ a duration such as 250ms is expected here, not a mapping.
                  --set nodes.p.count
                        ^^^^^^^^^^^^^ a path and a value such as nodes.p.count=9 are expected here.
                  --set =7
                        ^ a path and a value such as nodes.p.count=9 are expected here.
                  --set nodes..count=7
                        ^^^^^^^^^^^^ a path and a value such as nodes.p.count=9 are expected here.
                  --set
                        ^ a path and a value such as nodes.p.count=9 are expected here.
                  --set network.loss={burst: [
                                              ^ a bracket is not closed before the end.
                """, reading.problemReport());
    }

    @Test
    void aSeedOfTheCommandLineIsReadLikeAnyOther() {
        Reading reading = read(Overrides.none().withSeed("-1"));

        assertEquals("""
                command line: 1 problem

                  --seed -1
                         ^^ a seed is a number from 0 up such as 42, 0x2a, or su:1234567 to hash a student's number,
                            not '-1'.
                """, reading.problemReport());
        assertFalse(reading.scenario().isPresent());
    }
}
