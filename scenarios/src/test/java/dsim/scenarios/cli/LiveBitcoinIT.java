package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.scenarios.Scenario;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.scenarios.live.LiveRun;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code live bitcoin} among nodes of our own on real sockets. */
class LiveBitcoinIT {

    @TempDir
    private Path directory;

    /** What is done while a node listens. */
    private interface Visit {
        void at(String address) throws Exception;
    }

    private static void serving(ImmutableMap<String, String> params, Visit visit) throws Exception {
        GivenParams given = new GivenParams("bitcoin-peer");
        params.forEach((name, value) -> given.with(name, Optional.of(value)));
        LivePlan plan = LivePlan.of(
                Scenario.named("served").seed(1).stopWhenQuiescent().node("node", given.words()), Shipped.catalogue());
        try (LiveRun run = LiveRun.open(plan, Shipped.catalogue(), Optional.empty(), "test")) {
            Address address = run.addresses().get("node");
            Thread thread = new Thread(() -> run.carryOut(Optional.empty()));
            thread.start();
            try {
                visit.at(String.valueOf(address));
            } finally {
                run.stop();
                thread.join();
            }
        }
    }

    private Shell.Said live(String options) {
        return Shell.in(directory).run(("live bitcoin " + options).split(" ", -1));
    }

    private static JsonNode json(Shell.Said said) {
        return new ObjectMapper().readTree(said.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "knots", "btcd", "bcoin"})
    void fetchesABlockOfEveryFamily(String family) throws Exception {
        serving(ImmutableMap.of("family", family, "short-chain", "300"), node -> {
            Shell.Said said = live("127.0.0.1:1," + node + " --su-id 1230170 --json");

            JsonNode report = json(said);
            assertEquals(ExitCode.OK, said.exitCode(), said.err());
            assertEquals(
                    "00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee",
                    report.get("block").get("hash").asString());
            assertEquals(
                    "00000000c9ec538cab7f38ef9c67a95742f56ab07b0a37c5be6b02808dbfb4e0",
                    report.get("next").get("hash").asString());
            assertEquals(
                    "refused", report.get("failed-peers").get(0).get("failure").asString());
            assertEquals(
                    !family.equals("btcd"), report.get("source").get("linked").asBoolean());
        });
    }

    /** What real nodes did with an old block of a chain without witnesses, as far as nothing depends on chance. */
    @ParameterizedTest
    @CsvSource({"core, disconnected", "btcd, rejected"})
    void showsThePeerWhatItMadeOfTheBlock(String family, String reaction) throws Exception {
        serving(ImmutableMap.of("family", family, "network", "regtest-presegwit"), node -> {
            Shell.Said said = live(node + " --network regtest --height 151 --submit --mine --json");

            JsonNode words = json(said).get("peers");
            assertEquals(ExitCode.OK, said.exitCode(), said.err());
            assertEquals("header-untouched", words.get(0).get("block").asString());
            assertEquals(reaction, words.get(0).get("reaction").asString());
        });
    }

    @Test
    void saysOfEachPeerWhyItWasOfNoUse() throws Exception {
        serving(ImmutableMap.of("short-chain", "100"), node -> {
            Shell.Said said = live("127.0.0.1:1," + node + " --height 170");

            assertEquals(ExitCode.UNREACHABLE, said.exitCode());
            assertTrue(said.err().startsWith("dsim: no peer sent the block\n  127.0.0.1:1 (refused): "), said.err());
            assertTrue(said.complaints().contains("(too-short): its chain ends at height 100, below 170"), said.err());
        });
    }

    @Test
    void replaysWhatItHasRecorded() throws Exception {
        serving(ImmutableMap.of("short-chain", "300"), node -> {
            assertEquals(
                    ExitCode.OK, live(node + " --height 170 --record visit.rec").exitCode());

            Shell.Said said = Shell.in(directory).run("replay", "visit.rec");

            assertEquals(ExitCode.OK, said.exitCode(), said.err());
            assertTrue(said.out().contains("identical"), said.out());
        });
    }

    @Test
    void staysWithinAHundredColumns() throws Exception {
        serving(ImmutableMap.of("short-chain", "200"), node -> {
            Shell.Said said = live(node + " --height 170 --trace");

            assertTrue(
                    said.out().lines().allMatch(line -> line.codePointCount(0, line.length()) <= Page.WIDTH),
                    said.out());
            assertTrue(said.out().contains("> getheaders: from 000000000019d668"), said.out());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:1 --height 1 --submit | --submit would show real nodes",
                "127.0.0.1:1 --height 1 --su-id 2 | say either --height N or --su-id ID",
                "127.0.0.1:1 | say either --height N or --su-id ID",
                "127.0.0.1:1 --height 1 --modulo 7 | --modulo is for --su-id",
                "127.0.0.1:0 --height 1 | nobody can be reached at port 0",
                "127.0.0.1:1 --height 1 --offline shipped | say either whom to ask",
                "127.0.0.1:1 --height 1 --index 1 | --index is the place in a file",
                "127.0.0.1:1 --height 1 --yes-on-main | --yes-on-main is for --submit",
                "127.0.0.1:1 --su-id 1 --modulo 0 | nothing is taken modulo less than 1"
            })
    void refusesWhatMakesNoSense(String options, String sentence) {
        Shell.Said said = live(options);

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertTrue(said.complaints().contains(sentence), said.err());
    }
}
