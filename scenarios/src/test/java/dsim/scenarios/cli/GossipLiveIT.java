package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import dsim.live.EndpointException;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.scenarios.live.LiveRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gossip network on real sockets of this machine. */
class GossipLiveIT {

    @TempDir
    private Path directory;

    private LiveRun seeds() throws EndpointException {
        return LiveRun.open(
                LivePlan.of(new ScenarioReader(Shipped.catalogue())
                        .live(ImmutableMap.of())
                        .read("seeds.yaml", "stop: {at: 60s}\nnodes: {seed: {run: gossip-seed, count: 3}}\n")),
                Shipped.catalogue(),
                Optional.empty(),
                "test");
    }

    private Shell.Said run(String... arguments) {
        return Shell.in(directory).run(arguments);
    }

    @Test
    void peersFindEachOtherByTheSeedsInAFile() throws Exception {
        try (LiveRun seeds = seeds()) {
            Files.writeString(
                    directory.resolve("seeds.txt"),
                    "# the seeds of the class\n\n"
                            + seeds.addresses().values().stream()
                                    .map(address -> address + "   # one\n")
                                    .collect(Collectors.joining()));
            Thread elsewhere = new Thread(() -> seeds.carryOut(Optional.of(Duration.ofMinutes(1))));
            elsewhere.start();

            Shell.Said said = run("live", "gossip-peer", "--seeds", "seeds.txt", "--count", "4", "--for", "1500ms");

            seeds.stop();
            elsewhere.join();
            assertAll(
                    () -> assertEquals("", said.err()),
                    () -> assertEquals(ExitCode.OK, said.exitCode(), said.out()),
                    () -> assertTrue(said.out().contains("peer4 has joined with 2 neighbours"), said.out()),
                    () -> assertTrue(said.out().contains("overlay.edges: 4 (peers 4, "), said.out()),
                    () -> assertTrue(said.out().contains(" says message 1\n"), said.out()));
        }
    }

    @Test
    void saysThatNoSeedHasAnswered() throws IOException {
        Files.writeString(directory.resolve("seeds.txt"), "127.0.0.1:1\n");

        Shell.Said said =
                run("live", "gossip-peer", "--seeds", "seeds.txt", "--for", "400ms", "--set", "answer-within=100ms");

        assertEquals(ExitCode.UNREACHABLE, said.exitCode(), said.out());
        assertEquals("dsim: not enough of the seeds in seeds.txt have answered\n", said.err());
        assertTrue(said.out().contains("hears nothing from 1 seed and goes on asking"), said.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:5001\\nfoo | seeds.txt:2: a seed is IP:PORT, such as 127.0.0.1:5001, not 'foo'",
                "127.0.0.1:5001\\n\\nlocalhost:5002 | seeds.txt:3: a seed has an address in digits, such as 127.0.0.1, not 'localhost'",
                "127.0.0.1:70000 | seeds.txt:1: a seed is IP:PORT, such as 127.0.0.1:5001, not '127.0.0.1:70000'",
                "127.0.0.1:0 | seeds.txt:1: nobody can be reached at port 0: 127.0.0.1:0",
                "127.0.0.1:5001 # one\\n127.0.0.1:5001 | seeds.txt:2: 127.0.0.1:5001 stands in line 1 already",
                "# nothing | seeds.txt names no seed: write one IP:PORT a line, such as 127.0.0.1:5001",
            })
    void namesTheLineThatIsNoSeed(String file, String complaint) throws IOException {
        Files.writeString(directory.resolve("seeds.txt"), file.replace("\\n", "\n"));

        Shell.Said said = run("live", "gossip-peer", "--seeds", "seeds.txt");

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("dsim: " + complaint + "\n", said.complaints());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "live gossip-peer --seeds none.txt | there is no file 'none.txt'",
                "live gossip-seed --listen localhost:0 | an address in digits is needed",
                "live gossip-seed --listen 0.0.0.0:0 | it has to be one of this machine",
                "live gossip-seed --set list-limit=0 | 1 to 1000000 is possible, not 0",
                "live gossip-seed --set list-limt=5 | Did you mean 'list-limit'?",
            })
    void saysWhatIsWrongWithACommandLine(String line, String complaint) {
        Shell.Said said = run(line.split(" "));

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertTrue(said.complaints().contains(complaint), said.err());
    }
}
