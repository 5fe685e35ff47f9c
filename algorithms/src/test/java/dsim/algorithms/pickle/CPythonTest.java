package dsim.algorithms.pickle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsim.shape.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What CPython 3.11 pickled is read and written as it is there. The oracle is a file that CPython made of random values: for
 * each, what {@code repr} says, in hexadecimal UTF-8 behind {@code =}, and its pickle in each protocol; those marked with
 * {@code !} have bytes in a protocol that writes them as a call. {@code -Dpickles=FILE} takes another such file.
 */
class CPythonTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final PickleLimits LIMITS = PickleLimits.ofBytes(1 << 20);

    private record Line(String key, byte[] pickle) {}

    private record Sample(String repr, List<Line> lines) {}

    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : text().split("\n")) {
            if (line.startsWith("=")) {
                samples.add(new Sample(
                        new String(HEX.parseHex(line.substring(1)), StandardCharsets.UTF_8), new ArrayList<>()));
            } else {
                String[] words = line.split(" ");
                samples.get(samples.size() - 1).lines().add(new Line(words[0], HEX.parseHex(words[1])));
            }
        }
        return samples;
    }

    private static String text() throws IOException {
        String other = System.getProperty("pickles");
        if (other != null) {
            return Files.readString(Path.of(other));
        }
        try (InputStream file = Objects.requireNonNull(CPythonTest.class.getResourceAsStream("cpython-3.11.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isReadInEveryProtocol() throws IOException {
        assertAll(samples().stream()
                .flatMap(sample -> sample.lines().stream().map(line -> () -> {
                    if (line.key().startsWith("!")) {
                        assertThrows(MalformedMessageException.class, () -> PickleReader.read(LIMITS, line.pickle()));
                    } else {
                        Pickled value = PickleReader.read(LIMITS, line.pickle());

                        assertEquals(sample.repr(), PythonText.repr(value), line.key());
                    }
                })));
    }

    @Test
    void isWrittenByteForByteWithItsReferences() throws IOException {
        assertAll(samples().stream()
                .flatMap(sample -> sample.lines().stream()
                        .filter(line -> "2345".contains(line.key()))
                        .map(line -> () -> {
                            Pickled value = PickleReader.read(LIMITS, line.pickle());

                            byte[] again = PickleWriter.bytes(value, Integer.parseInt(line.key()));

                            assertEquals(HEX.formatHex(line.pickle()), HEX.formatHex(again), sample.repr());
                        })));
    }
}
