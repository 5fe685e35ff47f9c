package dsim.scenarios.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import dsim.scenarios.Json;
import dsim.trace.Digest;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run leaves behind, so that it can be made again and compared: {@code run.json}.
 *
 * @param version of the program that ran it
 * @param definition the whole scenario, as it could be read again
 * @param digest of the run
 * @param marks of the digest
 */
public record RunRecord(String version, String definition, String digest, Digest.Marks marks) {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MARK_DIGITS = 16;

    /** The record of a run. */
    public static RunRecord of(RunResult result, String version, String definition) {
        return new RunRecord(version, definition, result.digest(), result.marks());
    }

    /** Whether another record is of the same run: the same plan, made by the same program, step for step. */
    public boolean isSameRun(RunRecord other) {
        return isSamePlan(other) && digest.equals(other.digest);
    }

    /** Whether another record is of the same plan, by the same version. */
    public boolean isSamePlan(RunRecord other) {
        return version.equals(other.version) && definition.equals(other.definition);
    }

    /**
     * The file: the result as {@link RunJson} has it, and what this record adds.
     *
     * @param result of the run that this is the record of
     * @param wallMillis as {@link RunJson#of}
     */
    public String text(RunResult result, long wallMillis) {
        return Json.print(ImmutableMap.<String, Object>builder()
                .put("dsim", version)
                .putAll(RunJson.of(result, wallMillis))
                .put("definition", definition)
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
        return new RunRecord(string(root, "dsim"), string(root, "definition"), digest, marks(root));
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
