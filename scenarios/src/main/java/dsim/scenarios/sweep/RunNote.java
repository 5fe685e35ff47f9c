package dsim.scenarios.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import dsim.check.Verdict;
import dsim.random.Seed;
import dsim.scenarios.run.BrokenRecordException;
import dsim.scenarios.run.Measured;
import dsim.scenarios.run.Outcome;
import dsim.scenarios.run.RunJson;
import dsim.scenarios.run.RunResult;
import dsim.scenarios.run.ScenarioRun;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is kept of one run of a sweep.
 *
 * @param seed of the run
 * @param outcome what it came to
 * @param digest of all its events
 * @param events how many steps it had
 * @param virtualNanos how far virtual time came
 * @param failed the expectations that did not come true
 * @param metrics all that was measured: by name, and each part by {@code name.part}; one without samples is missing
 */
public record RunNote(
        Seed seed,
        Outcome outcome,
        String digest,
        long events,
        long virtualNanos,
        ImmutableList<Failure> failed,
        ImmutableSortedMap<String, Double> metrics) {

    /**
     * An expectation that did not come true.
     *
     * @param check its name
     * @param says why
     */
    public record Failure(String check, String says) {}

    /** The note on a run. */
    static RunNote of(RunResult result) {
        ImmutableSortedMap.Builder<String, Double> metrics = ImmutableSortedMap.naturalOrder();
        result.metrics().forEach((name, measured) -> put(metrics, name, measured));
        return new RunNote(
                result.scenario().seed(),
                result.outcome(),
                result.digest(),
                result.events(),
                result.virtualNanos(),
                result.verdicts().stream()
                        .filter(verdict -> !verdict.holds())
                        .map(verdict -> new Failure(verdict.name(), RunJson.says(verdict)))
                        .collect(ImmutableList.toImmutableList()),
                metrics.buildOrThrow());
    }

    private static void put(ImmutableSortedMap.Builder<String, Double> metrics, String name, Measured measured) {
        if (measured.value().isPresent() && measured.samples() > 0) {
            metrics.put(name, measured.value().getAsDouble());
        }
        if (!measured.isCurve()) { // its points are elsewhere in each run
            measured.parts().forEach((part, value) -> metrics.put(name + "." + part, value));
        }
    }

    /** Whether somebody stopped the run, so that it says nothing. */
    static boolean wasStopped(RunResult result) {
        return result.verdicts().stream().map(Verdict::name).anyMatch(ScenarioRun.NOT_STOPPED::equals);
    }

    /** As an object of JSON, from which {@link #parse} makes an equal note. */
    ImmutableMap<String, Object> json() {
        return ImmutableMap.<String, Object>builder()
                .put("seed", seed)
                .put("verdict", outcome.toString())
                .put("digest", digest)
                .put("events", events)
                .put("virtualNanos", virtualNanos)
                .put(
                        "failed",
                        failed.stream()
                                .map(failure -> ImmutableMap.of("check", failure.check(), "says", failure.says()))
                                .collect(ImmutableList.toImmutableList()))
                .put("metrics", metrics)
                .buildOrThrow();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws BrokenRecordException if it is something else
     */
    static RunNote parse(Map<?, ?> json) throws BrokenRecordException {
        try {
            ImmutableList.Builder<Failure> failed = ImmutableList.builder();
            for (Object each : (List<?>) field(json, "failed")) {
                Map<?, ?> failure = (Map<?, ?>) each;
                failed.add(new Failure((String) field(failure, "check"), (String) field(failure, "says")));
            }
            ImmutableSortedMap.Builder<String, Double> metrics = ImmutableSortedMap.naturalOrder();
            ((Map<?, ?>) field(json, "metrics"))
                    .forEach((name, value) -> metrics.put((String) name, ((BigDecimal) value).doubleValue()));
            String verdict = (String) field(json, "verdict");
            return new RunNote(
                    Seed.parse(((BigDecimal) field(json, "seed")).toPlainString()),
                    Arrays.stream(Outcome.values())
                            .filter(outcome -> outcome.toString().equals(verdict))
                            .findFirst()
                            .orElseThrow(() -> new BrokenRecordException("no verdict '" + verdict + "'")),
                    (String) field(json, "digest"),
                    ((BigDecimal) field(json, "events")).longValueExact(),
                    ((BigDecimal) field(json, "virtualNanos")).longValueExact(),
                    failed.build(),
                    metrics.buildOrThrow());
        } catch (ClassCastException | ArithmeticException | IllegalArgumentException e) {
            throw new BrokenRecordException("no note on a run: " + e.getMessage());
        }
    }

    private static Object field(Map<?, ?> json, String name) throws BrokenRecordException {
        Object value = json.get(name);
        if (value == null) {
            throw new BrokenRecordException("'" + name + "' is missing");
        }
        return value;
    }
}
