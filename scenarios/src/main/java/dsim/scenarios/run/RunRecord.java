package dsim.scenarios.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import dsim.scenarios.Json;
import dsim.trace.Digest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run leaves behind, so that it can be made again and compared: {@code run.json}.
 *
 * @param plan what the run followed from
 * @param digest of the run
 * @param marks of the digest
 */
public record RunRecord(RunPlan plan, String digest, Digest.Marks marks) {

    private static final HexFormat HEX = HexFormat.of();
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
        JsonNode root;
        try {
            root = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(text);
        } catch (JacksonException e) {
            throw new BrokenRecordException("it is no JSON, or not all of it: " + e.getOriginalMessage());
        }
        String digest = string(root, "digest");
        if (!digest.matches("[0-9a-f]{32}")) {
            throw new BrokenRecordException("a digest has 32 hexadecimal digits, not '" + digest + "'");
        }
        RunPlan plan = new RunPlan(string(root, "dsim"), string(root, "definition"), until(root));
        return new RunRecord(plan, digest, marks(root));
    }

    private static Optional<Duration> until(JsonNode root) throws BrokenRecordException {
        return root.path("untilNanos").isNull()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(number(root, "untilNanos")));
    }

    private static Digest.Marks marks(JsonNode root) throws BrokenRecordException {
        long events = number(root, "events");
        JsonNode marks = root.path("marks");
        long interval = number(marks, "interval");
        String states = string(marks, "states");
        if (events < 0 || interval < 1 || Long.bitCount(interval) != 1) {
            throw new BrokenRecordException("its marks make no sense: one each " + interval + " of " + events + " events");
        }
        if (!states.matches("(?:[0-9a-f]{16})*") || states.length() / MARK_DIGITS != events / interval) {
            throw new BrokenRecordException(
                    "its marks are damaged: " + events + " events with a mark each " + interval + " have "
                            + events / interval + " marks of 16 hexadecimal digits");
        }
        ImmutableLongArray.Builder all = ImmutableLongArray.builder(states.length() / MARK_DIGITS);
        for (int from = 0; from < states.length(); from += MARK_DIGITS) {
            all.add(HexFormat.fromHexDigitsToLong(states, from, from + MARK_DIGITS));
        }
        return new Digest.Marks(events, interval, all.build());
    }

    private static String string(JsonNode node, String field) throws BrokenRecordException {
        if (!node.path(field).isString()) {
            throw new BrokenRecordException("the text '" + field + "' is missing");
        }
        return node.path(field).stringValue();
    }

    private static long number(JsonNode node, String field) throws BrokenRecordException {
        if (!node.path(field).isIntegralNumber() || !node.path(field).canConvertToLong()) {
            throw new BrokenRecordException("the number '" + field + "' is missing");
        }
        return node.path(field).longValue();
    }
}
