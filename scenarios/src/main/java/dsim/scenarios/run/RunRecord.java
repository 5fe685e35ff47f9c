package dsim.scenarios.run;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import dsim.scenarios.Json;
import dsim.trace.Digest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run leaves behind, so that it can be made again and compared: {@code run.json}.
 *
 * @param plan what the run followed from
 * @param digest of the run
 * @param marks of the digest
 */
public record RunRecord(RunPlan plan, String digest, Digest.Marks marks) {

    private static final HexFormat HEX = HexFormat.of();
    private static final CharMatcher HEX_DIGITS = CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
    private static final int MARK_DIGITS = 16;

    /** The record of a run. */
    public static RunRecord of(RunPlan plan, RunResult result) {
        return new RunRecord(plan, result.digest(), result.marks());
    }

    /** Whether another record is of the same run: the same plan, and step for step the same. */
    public boolean isSameRun(RunRecord other) {
        return plan.equals(other.plan) && digest.equals(other.digest);
    }

    /**
     * The file: the result as {@link RunJson} has it, and what this record adds.
     *
     * @param result of the run that this is the record of
     * @param wallMillis as {@link RunJson#of}
     */
    public String text(RunResult result, long wallMillis) {
        return Json.print(ImmutableMap.<String, Object>builder()
                .put("dsim", plan.version())
                .putAll(RunJson.of(result, wallMillis))
                .put("definition", plan.definition())
                .put("untilNanos", plan.until().map(Duration::toNanos))
                .put("marks", ImmutableMap.of("interval", marks.interval(), "states", states()))
                .buildOrThrow());
    }

    private String states() {
        StringBuilder states = new StringBuilder();
        marks.states().forEach(state -> states.append(HEX.toHexDigits(state)));
        return states.toString();
    }

    /**
     * Reads the file.
     *
     * @throws BrokenRecordException if it is not whole, or contradicts itself
     */
    public static RunRecord parse(String text) throws BrokenRecordException {
        Map<?, ?> root = object(text);
        String digest = string(root, "digest");
        if (!digest.matches("[0-9a-f]{32}")) {
            throw new BrokenRecordException("a digest has 32 hexadecimal digits, not '" + digest + "'");
        }
        RunPlan plan =
                new RunPlan(string(root, "scenario"), string(root, "dsim"), string(root, "definition"), until(root));
        return new RunRecord(plan, digest, marks(root));
    }

    /**
     * The first field in which the files of two records differ, but for how long the runs took.
     *
     * @throws BrokenRecordException if one of them is not whole
     */
    static Optional<String> differingField(String text, String other) throws BrokenRecordException {
        Map<?, ?> fields = object(text);
        Map<?, ?> others = object(other);
        return Stream.concat(fields.keySet().stream(), others.keySet().stream())
                .map(Object::toString)
                .filter(field -> !field.equals("wallMillis"))
                .filter(field -> !Objects.equals(fields.get(field), others.get(field)))
                .findFirst();
    }

    private static Map<?, ?> object(String text) throws BrokenRecordException {
        if (JsonReader.read(text) instanceof Map<?, ?> object) {
            return object;
        }
        throw new BrokenRecordException("it is no JSON object");
    }

    private static Optional<Duration> until(Map<?, ?> root) throws BrokenRecordException {
        return Optional.empty().equals(root.get("untilNanos"))
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(number(root, "untilNanos")));
    }

    private static Digest.Marks marks(Map<?, ?> root) throws BrokenRecordException {
        if (!(root.get("marks") instanceof Map<?, ?> marks)) {
            throw new BrokenRecordException("the object 'marks' is missing");
        }
        long events = number(root, "events");
        long interval = number(marks, "interval");
        String states = string(marks, "states");
        if (events < 0 || interval < 1 || Long.bitCount(interval) != 1) {
            throw new BrokenRecordException(
                    "its marks make no sense: one each " + interval + " of " + events + " events");
        }
        long many = events / interval;
        if (states.length() % MARK_DIGITS != 0
                || states.length() / MARK_DIGITS != many
                || !HEX_DIGITS.matchesAllOf(states)) {
            throw new BrokenRecordException("its marks are damaged: " + events + " events with a mark each " + interval
                    + " have " + many + " marks of " + MARK_DIGITS + " hexadecimal digits");
        }
        ImmutableLongArray.Builder all = ImmutableLongArray.builder((int) many);
        for (int from = 0; from < states.length(); from += MARK_DIGITS) {
            all.add(HexFormat.fromHexDigitsToLong(states, from, from + MARK_DIGITS));
        }
        return new Digest.Marks(events, interval, all.build());
    }

    private static String string(Map<?, ?> object, String field) throws BrokenRecordException {
        if (object.get(field) instanceof String string) {
            return string;
        }
        throw new BrokenRecordException("the text '" + field + "' is missing");
    }

    private static long number(Map<?, ?> object, String field) throws BrokenRecordException {
        if (object.get(field) instanceof BigDecimal number) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException e) {
                throw new BrokenRecordException("'" + field + "' is no whole number of 64 bits: " + number);
            }
        }
        throw new BrokenRecordException("the number '" + field + "' is missing");
    }
}
