package dsim.algorithms.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dsim.shape.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Arbitrary bytes give a value, which is written and read again as it was, or a refusal, and nothing else. In a build the inputs
 * kept beside this class are tried; with {@code JAZZER_FUZZ=1} in the environment new ones are searched for.
 */
class PickleFuzzTest {

    private static final PickleLimits LIMITS = PickleLimits.ofBytes(1 << 12);

    @FuzzTest(maxDuration = "5m")
    void anyBytes(byte[] bytes) throws MalformedMessageException {
        Optional<Pickled> value;
        try {
            value = new PickleReader(LIMITS).read(ByteBuffer.wrap(bytes));
        } catch (MalformedMessageException refused) {
            return;
        }
        if (value.isPresent()) {
            PythonText.repr(value.get());
            byte[] again = PickleWriter.bytes(value.get(), PickleWriter.DEFAULT_PROTOCOL);
            assertEquals(value.get(), PickleReader.read(PickleLimits.ofBytes(1 << 20), again));
        }
    }
}
