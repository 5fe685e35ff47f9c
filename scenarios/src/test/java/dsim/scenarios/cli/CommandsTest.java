package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.scenarios.catalogue.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void setUp() {
        shell = Shell.in(directory);
    }

    @Test
    void alonePrintTheHelp() {
        Shell.Said said = shell.run();

        assertTrue(said.out().startsWith("Usage: dsim [-hV] [COMMAND]\n"), said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @Test
    void knowTheVersionOfTheBuild() {
        Shell.Said said = shell.run("--version");

        assertTrue(said.out().matches("dsim [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n"), said.out());
    }

    @Test
    void completeThemselves() {
        Shell.Said said = shell.run("completion");

        assertTrue(said.out().contains("complete -F _complete_dsim"), said.out());
        assertTrue(said.out().contains("--narrate"), said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @Test
    void listAllShippedScenarios() {
        Shell.Said said = shell.run("list");

        List<String> names = said.out()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
        assertEquals(Shipped.scenarios(), names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list scenarios",
                "list algorithms",
                "list faults",
                "list checks",
                "list metrics",
                "list parameters ring",
                "explain bully",
                "explain chang-roberts-all-start",
                "explain election.messages",
                "explain partition",
                "explain leader",
                "explain elect",
                "explain probe-every",
                "check bully-leader-crash bully-storm-then-calm",
                "help",
                "help run",
                "bench --help",
                "replay --help"
            })
    void sayNothingThatIsTooWide(String line) {
        Shell.Said said = shell.run(line.split(" "));

        Optional<String> wide = said.out()
                .lines()
                .filter(text -> text.codePointCount(0, text.length()) > Page.WIDTH)
                .findFirst();
        assertEquals(Optional.empty(), wide);
        assertEquals("", said.err());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @Test
    void explainAWordByWhatItMeansAndAnExample() {
        assertEquals("""
                leader-agreed is a check of bully, ring, chang-roberts, gcd-bully.
                  meaning   one node leads, and all that are up and not paused know it
                  example   expect: [{always: leader-agreed}]
                """, shell.run("explain", "leader-agreed").out());
    }

    @Test
    void checkAllThatIsWrongAtOnce() throws IOException {
        Files.writeString(directory.resolve("good.yaml"), "stop: {at: 1s}\nnodes: {p: {run: bully}}\n");
        Files.writeString(directory.resolve("bad.yaml"), "stop: {at: 30}\nnodes: {p: {run: buly, cuont: 3}}\n");

        Shell.Said said = shell.run("check", "good.yaml", "bad.yaml");

        assertTrue(said.out().startsWith("good.yaml: all right\nbad.yaml: 3 problems\n"), said.out());
        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.err());
    }

    @Test
    void checkTheOtherFilesIfOneIsMissing() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), "stop: {at: 30}\nnodes: {p: {run: bully}}\n");
        Files.writeString(directory.resolve("good.yaml"), "stop: {at: 1s}\nnodes: {p: {run: bully}}\n");

        Shell.Said said = shell.run("check", "no/such.yaml", "bad.yaml", "good.yaml");

        assertEquals("dsim: there is no file 'no/such.yaml'\n", said.err());
        assertTrue(said.out().startsWith("bad.yaml: 1 problem\n"), said.out());
        assertTrue(said.out().endsWith("good.yaml: all right\n"), said.out());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }

    @Test
    void runNothingThatIsWrong() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), "stop: {at: 30}\nnodes: {p: {run: bully}}\n");

        Shell.Said said = shell.run("run", "bad.yaml");

        assertTrue(said.err().startsWith("bad.yaml: 1 problem\n"), said.err());
        assertEquals("", said.out());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }

    @Test
    void printAScenarioWholeSoThatItCanBeReadAgain() throws IOException {
        Shell.Said said = shell.run("check", "bully-leader-crash", "--resolved");
        Files.writeString(directory.resolve("bully-leader-crash.yaml"), said.out());

        String again = shell.run("run", "bully-leader-crash.yaml", "--json").out();

        assertEquals(shell.run("run", "bully-leader-crash", "--json").out(), again);
    }

    @Test
    void printTheSchema() {
        Shell.Said said = shell.run("check", "--schema");

        assertTrue(said.out().contains("https://json-schema.org/draft/2020-12/schema"), said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }
}
