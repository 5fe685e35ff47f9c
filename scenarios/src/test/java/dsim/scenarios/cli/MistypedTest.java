package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistypedTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            rnu                                  ; unknown command 'rnu'. Did you mean 'run'?
            xyzzy                                ; unknown command 'xyzzy'. There is: run, replay, sweep, live, serve, check, list, explain, measure, bench, completion, help
            --verison                            ; unknown option '--verison'. Did you mean '--version'?
            run bully-leader-cras                ; unknown scenario 'bully-leader-cras'. Did you mean 'bully-leader-crash'?
            run no/such.yaml                     ; there is no file 'no/such.yaml'
            run bully-leader-crash --sede=4      ; unknown option '--sede'. Did you mean '--seed'?
            run bully-leader-crash 4             ; '4' is one argument too many
            run bully-leader-crash --log xml     ; Invalid value for option '--log': 'xml' is none of columns, json and off
            run mine                             ; unknown scenario 'mine'. Did you mean 'mine.yaml'?
            run mine.yml                         ; there is no file 'mine.yml'. Did you mean 'mine.yaml'?
            run ./mein.yaml                      ; there is no file './mein.yaml'. Did you mean './mine.yaml'?
            check folder.yaml                    ; 'folder.yaml' is a directory: name a scenario file in it
            check --schema mine.yaml             ; --schema is the same for all files: leave out everything else
            run mine.yaml --seed=                ; --seed names no seed: it is a number such as 42, 0x2a or su:1234567
            run mine.yaml --out=                 ; --out names no directory
            help rnu                             ; unknown command 'rnu'. Did you mean 'run'?
            run                                  ; Missing required parameter: 'SCENARIO|FILE'
            replay                               ; Missing required parameter: 'DIR|FILE'
            replay nowhere                       ; there is no record of a run in 'nowhere'
            check                                ; which file? As in: dsim check my-scenario.yaml
            list scenaros                        ; there is no list of 'scenaros'. Did you mean 'scenarios'?
            list faults bully                    ; 'bully' is one argument too many
            list parameters                      ; the parameters of which algorithm? As in: dsim list parameters bully
            list parameters buly                 ; unknown algorithm 'buly'. Did you mean 'bully'?
            serve gcd --port=                    ; --port : an address is HOST:PORT, not '', such as 50001 or 127.0.0.1:50001
            serve member --port :5               ; --port :5: an address is HOST:PORT, not ':5', such as 50001 or 127.0.0.1:50001
            serve pricefeed --port 70000         ; --port 70000: a port is 0 to 65535, not 70000, such as 50001 or 127.0.0.1:50001
            live gossip-seed --listen=           ; --listen : an address is HOST:PORT, not '', such as 50001 or 127.0.0.1:50001
            live gcd localhost                   ; the GCD localhost: an address is HOST:PORT, not 'localhost', such as 127.0.0.1:23600
            live bully --gcd a:0 --identity 1,1  ; --gcd a:0: nobody can be reached at port 0
            live arbitrage a:0                   ; the feed a:0: nobody can be reached at port 0
            explain leader-agred                 ; unknown name 'leader-agred'. Did you mean 'leader-agreed'?
            """)
    void isAnsweredWithWhatWasMeant(String line, String sentence) throws IOException {
        Files.writeString(directory.resolve("mine.yaml"), "stop: {at: 1s}\nnodes: {p: {run: bully}}\n");
        Files.createDirectory(directory.resolve("folder.yaml"));

        Shell.Said said = Shell.in(directory).run(line.split(" "));

        assertEquals("dsim: " + sentence, said.complaints().lines().findFirst().orElse(""));
        assertAll(said.err().lines().map(each -> () -> assertTrue(each.length() <= Page.WIDTH, each)));
        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals("", said.out());
    }
}
