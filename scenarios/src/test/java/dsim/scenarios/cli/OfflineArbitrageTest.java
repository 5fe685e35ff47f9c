package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineArbitrageTest {

    @TempDir
    private Path directory;

    private Shell.Said offline(String text, String... options) throws IOException {
        Files.writeString(directory.resolve("quotes.csv"), text);
        String[] line = new String[options.length + 4];
        System.arraycopy(new String[] {"live", "arbitrage", "--offline", "quotes.csv"}, 0, line, 0, 4);
        System.arraycopy(options, 0, line, 4, options.length);
        return Shell.in(directory).run(line);
    }

    @Test
    void tellsWhenALoopBeginsAndEnds() throws IOException {
        String timed = """
                time,base,quote,price
                10.0,EUR,USD,1.10
                10.2,GBP,USD,1.25
                10.5,EUR,GBP,0.90
                9.9,EUR,USD,2.00     # arrives with the row before, and is older than another of its market
                10.6,EUR,USD,1.10
                11.0,GBP,USD,1.20
                """;

        Shell.Said said = offline(timed);

        assertEquals("""
                   10.500 s  detector finds USD → EUR → GBP → USD, factor 1.022727272727 (+2.273 %)
                      100.0000000000 USD × 0.90909090909090909 = 90.9090909091 EUR, as 1 / 1.1
                      90.9090909091 EUR × 0.9 = 81.8181818182 GBP
                      81.8181818182 GBP × 1.25 = 102.2727272727 USD
                   11.000 s  detector sees the end of USD → EUR → GBP → USD after 0.500 s: it pays no more
                   11.000 s  detector finds USD → GBP → EUR → USD, factor 1.018518518519 (+1.852 %)
                      100.0000000000 USD × 0.83333333333333333 = 83.3333333333 GBP, as 1 / 1.2
                      83.3333333333 GBP × 1.1111111111111111 = 92.5925925926 EUR, as 1 / 0.9
                      92.5925925926 EUR × 1.1 = 101.8518518519 USD
                   12.000 s  detector sees the end of USD → GBP → EUR → USD after 1.000 s: a quote of it is too old

                  quotes    datagrams 5, in-force 5, stale 0, out-of-order 1, malformed 0, malformed-datagrams 0
                  found     2 opportunities
                """, said.out());
        assertEquals(ExitCode.OK, said.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"1e-12, 1", "1e-2, 1", "3e-2, 0"})
    void goesByTheTolerance(String tolerance, int found) throws IOException {
        Shell.Said said = offline("EUR,USD,1.1\nGBP,USD,1.25\nEUR,GBP,0.9\n", "--tolerance", tolerance);

        assertTrue(said.out().contains(found == 0 ? "no arbitrage" : "1 opportunity"), said.out());
    }

    /** Currencies in pairs, each pair crossed by itself. */
    @ParameterizedTest
    @CsvSource({"100, false", "101, true"})
    void saysThatMorePaysThanIsFollowed(int pairs, boolean isCutShort) throws IOException {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < pairs; i++) {
            String one = "" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
            table.append(one + "A," + one + "B,2\n" + one + "B," + one + "A,2\n");
        }

        String told = offline(table.toString()).out();

        assertEquals(
                isCutShort,
                told.contains("found     100 opportunities; more pay than that: at most 100 are followed"),
                told);
        assertEquals(isCutShort, told.contains("follows 100 loops and no more"), told);
        assertTrue(
                offline(table.toString(), "--json").out().contains("\"isCutShort\": " + isCutShort),
                "the same as JSON");
    }

    @Test
    void readsCapturedDatagrams() throws IOException {
        String record = "000660bb145534554348464555521913d4901b52ed3f00000000000000000000";

        Shell.Said said = offline("# captured\n" + record + record + "\n" + "ff\n", "--json");

        assertTrue(said.out().contains("\"malformedDatagrams\": 1"), said.out());
        assertTrue(said.out().contains("\"in-force\": 2"), said.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'0,EUR,USD,x' | 'dsim: quotes.csv: line 1, column 11: a price is a positive number such as 1.25, not ''x'''",
                "'abcd\nxyz' | 'dsim: quotes.csv: line 2, column 1: a datagram in hexadecimal digits is expected here'",
                "'ff' | 'dsim: quotes.csv: none of its 1 datagrams is one of quotes'"
            })
    void saysWhatIsWrongWithAFile(String text, String sentence) throws IOException {
        Shell.Said said = offline(text);

        assertEquals(sentence + "\n", said.complaints());
        assertEquals(ExitCode.USAGE, said.exitCode());
    }

    @Test
    void wantsAFeedOrAFile() {
        assertEquals(
                ExitCode.USAGE, Shell.in(directory).run("live", "arbitrage").exitCode());
        assertEquals(
                ExitCode.USAGE,
                Shell.in(directory)
                        .run("live", "arbitrage", "127.0.0.1:1", "--offline", "quotes.csv")
                        .exitCode());
        assertEquals(
                ExitCode.USAGE,
                Shell.in(directory).run("live", "arbitrage", "nowhere").exitCode());
    }

    @Test
    void saysWhatIsWrongWithAnOption() throws IOException {
        Shell.Said said = offline("EUR,USD,1\n", "--clock", "owm");

        assertEquals("dsim: --clock owm: unknown word 'owm'. Did you mean 'own'?\n", said.err());
    }
}
