package dsim.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.Amount;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.MainnetBlocks;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.chain.Transaction;
import dsim.algorithms.bitcoin.chain.TxIn;
import dsim.algorithms.bitcoin.chain.TxOut;
import dsim.algorithms.bitcoin.tamper.Miner;
import dsim.algorithms.bitcoin.validation.CoinbaseScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BitcoinCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.in(directory);
    }

    private Shell.Said live(String options) {
        return shell.run(("live bitcoin " + options).split(" ", -1));
    }

    private JsonNode json(String options) {
        Shell.Said said = live(options + " --json");
        assertEquals(ExitCode.OK, said.exitCode(), said.err());
        return JSON.readTree(said.out());
    }

    /** What was said, wherever its lines are broken. */
    private static String words(Shell.Said said) {
        return said.out().replaceAll("\\s+", " ");
    }

    @Test
    void tellsOfTheFirstPaymentEverMade() {
        Shell.Said said = live("--offline shipped --height 170");

        assertEquals(ExitCode.OK, said.exitCode());
        assertTrue(said.out().contains("10.00000000 BTC to P2PK (the key of 1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3)"));
        assertTrue(said.out().lines().allMatch(line -> line.length() <= Page.WIDTH), said.out());
    }

    @Test
    void givesTheHashesThatAnIndependentProgramComputed() { // tamper-vectors.tsv
        JsonNode tampering = json("--offline shipped --height 170").get("tampering");

        assertEquals(
                "9ce9dd894b20d55c0ad3e58d44f8f13a281214c63e88d3ae620fff63ecd5bb56",
                tampering.get("new-txid").asString());
        assertEquals(
                "9563a88a61737e8e650e36fb28c04397b5cd230512253a39ac41e3bf6a73a08a",
                tampering.get("new-merkle-root").asString());
        assertEquals(
                "af4a4e8bb7e4251f825422cca7689829d7374ceff06cf85c62fb42f6a934666f",
                tampering.get("new-hash").asString());
        assertEquals(
                "[\"bad-txnmrklroot\",\"high-hash\"]",
                JSON.writeValueAsString(tampering.get("steps").findValuesAsString("reject").stream()
                        .filter(name -> name.equals("bad-txnmrklroot") || name.equals("high-hash"))
                        .distinct()
                        .toList()));
        assertTrue(JSON.writeValueAsString(tampering).contains("block-script-verify-flag-failed"));
    }

    @Test
    void saysThatThereIsNothingButACoinbase() {
        String out = words(live("--offline shipped --height 1"));

        assertTrue(out.contains("of the coinbase, for there is no other transaction. No signature covers it"), out);
        assertTrue(out.contains("a coinbase has no signature, and there is no other transaction"), out);
    }

    @Test
    void takesAnAddressOrAScript() {
        JsonNode toAddress = json("--offline shipped --height 170 --tx 1 --output 1 --to"
                + " bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
        JsonNode toScript = json("--offline shipped --height 170 --to 51");

        assertEquals(
                "0014751e76e8199196d454941c45d1b3a323f1433bd6",
                toAddress.get("tampering").get("new-script").asString());
        assertEquals(1, toAddress.get("tampering").get("output").asInt());
        assertEquals("51", toScript.get("tampering").get("new-script").asString());
    }

    @Test
    void findsThatARedirectedCoinbaseIsAcceptedOnceItIsMined() throws IOException {
        writeRegtest("chain.blk", 3);

        JsonNode report = json("--offline chain.blk --height 2 --mine");
        Shell.Said said = live("--offline chain.blk --height 3 --mine");

        JsonNode steps = report.get("tampering").get("steps");
        JsonNode last = steps.get(steps.size() - 1);
        assertEquals("regtest", report.get("network").asString());
        assertTrue(last.get("reject").isNull(), report.toString());
        assertTrue(last.get("pow-ok").asBoolean());
        assertEquals(
                report.get("block").get("hash").asString(),
                report.get("next").get("previous").asString());
        assertTrue(said.out().contains("real nodes accept the changed block"), said.out());
    }

    @Test
    void minesNothingThatTakesTooLong() {
        String out = words(live("--offline shipped --height 170 --mine"));

        assertTrue(
                out.contains("not tried: it takes 4,295,032,833 hashes on average, and no more than 50,000,000 were"),
                out);
    }

    @Test
    void readsABlockInHexadecimalDigitsToo() throws IOException {
        Block block = MainnetBlocks.all().get(170);
        Files.writeString(directory.resolve("170.hex"), block.toBytes().toHex() + "\n");
        Files.write(directory.resolve("170.bin"), block.toBytes().toByteArray());

        Shell.Said hex = live("--offline 170.hex --height 170");
        Shell.Said raw = live("--offline 170.bin --height 170");

        assertEquals(ExitCode.OK, hex.exitCode(), hex.err());
        assertEquals(raw.out().replace("170.bin", "170.hex"), hex.out());
        assertTrue(raw.out().contains("spends an output that is not at hand"), raw.out());
    }

    @Test
    void failsIfTheBlockItselfBreaksARule() throws IOException {
        byte[] bytes = MainnetBlocks.all().get(170).toBytes().toByteArray();
        bytes[100] ^= 1;
        Files.write(directory.resolve("broken.bin"), bytes);

        Shell.Said said = live("--offline broken.bin --height 170 --no-tamper");

        assertEquals(ExitCode.FAILED, said.exitCode());
        assertTrue(said.out().contains("nodes refuse the block as it came: bad-txnmrklroot"), said.out());
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws IOException {
        Shell.Said said = live("--offline shipped --height 2812 --html block.html");
        String page = Files.readString(directory.resolve("block.html"));

        assertEquals(ExitCode.OK, said.exitCode(), said.err());
        assertTrue(page.startsWith("<!DOCTYPE html>"));
        assertTrue(page.contains("ce14dba695b696678eb315f97bc0ffd1eb565ff92c9ed01af8a2f5d267cfc82c")
                || page.contains("high-hash"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--offline nofile | there is no file 'nofile'; 'shipped' is the first 4313 blocks of the main network",
                "--offline shipped | 'shipped' holds 4313 blocks: say which by --height N, or by its place as --index"
                        + " I",
                "--offline shipped --height 5000 | of height 5000 (0 to 4312 are known)",
                "--offline shipped --height -1 | --height -1: heights begin at 0",
                "--offline shipped --index 4313 | no block at place 4313: it holds 4313, from 0 to 4312",
                "--offline shipped --height 170 --index 3 | --height 170: the block says that it is of height 3",
                "--offline shipped --height 170 --tx 2 | there is no transaction 2: the block has 0 to 1",
                "--offline shipped --height 170 --output 2 | there is no output 2: transaction 1 has 0 to 1",
                "--offline shipped --height 170 --to 1Q2T | its checksum is wrong: is it copied completely?",
                "--offline shipped --height 170 --to mfWxJ45yp2SFn7UciZyNpvDKrzbhyfKrY8 | it is one of test3",
                "--offline shipped --height 2 --network regtest | its blocks are of main, not of regtest",
                "--offline shipped --height 2 --network mainnet | a network is main, test3, test4, signet, regtest",
                "--offline shipped --height 2 --no-tamper --mine | --no-tamper changes nothing",
                "--offline shipped --height 2 --mine-max 3 | add --mine",
            })
    void refusesWhatMakesNoSense(String options, String because) {
        Shell.Said said = live(options);

        assertEquals(ExitCode.USAGE, said.exitCode(), said.out());
        assertTrue(said.complaints().contains(because), said.err());
        assertEquals("", said.out());
    }

    @Test
    void tellsWhereAFileBreaksOff() throws IOException {
        byte[] bytes = MainnetBlocks.all().get(170).toBytes().toByteArray();
        Files.write(directory.resolve("half.bin"), Arrays.copyOf(bytes, 300));

        Shell.Said said = live("--offline half.bin");

        assertEquals(ExitCode.USAGE, said.exitCode());
        assertEquals(
                "dsim: 'half.bin' cannot be read as blocks: a count of 72 at byte 256 where 43 bytes are left\n",
                said.complaints());
    }

    /** A chain of one's own: its coinbases say their height, and pay nobody. */
    private void writeRegtest(String name, int heightMax) throws IOException {
        ChainWriter out = new ChainWriter();
        BlockHeader previous = BitcoinNetwork.REGTEST.genesis().header();
        put(BitcoinNetwork.REGTEST.genesis(), out);
        for (int height = 1; height <= heightMax; height++) {
            ByteString says = new ChainWriter()
                    .putBytes(CoinbaseScript.startFor(height))
                    .putByte(0)
                    .toByteString();
            Transaction coinbase = new Transaction(
                    1,
                    ImmutableList.of(new TxIn(OutPoint.NONE, new Script(says), TxIn.FINAL, ImmutableList.of())),
                    ImmutableList.of(new TxOut(50 * Amount.COIN, Script.ofHex("51"))),
                    0);
            BlockHeader header = new BlockHeader(
                    0x20000000, previous.hash(), coinbase.txid(), previous.time() + 1, previous.target(), 0);
            previous = Miner.mine(header, 1000, tries -> true).header().orElseThrow();
            put(new Block(previous, ImmutableList.of(coinbase)), out);
        }
        Files.write(directory.resolve(name), out.toByteArray());
    }

    private static void put(Block block, ChainWriter out) {
        out.putInt(Integer.reverseBytes(BitcoinNetwork.REGTEST.magic())).putInt(block.size());
        block.write(out);
    }
}
