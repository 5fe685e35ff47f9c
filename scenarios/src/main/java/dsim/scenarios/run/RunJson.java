package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.check.Verdict;
import dsim.fault.FaultLedger;
import dsim.trace.TraceEvent;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The result of a run as an object of JSON. Times are in nanoseconds of virtual time; what never happened is null. */
public final class RunJson {

    private RunJson() {}

    /**
     * The object.
     *
     * @param wallMillis how long the run took on this machine, in milliseconds
     */
    public static ImmutableMap<String, Object> of(RunResult result, long wallMillis) {
        return ImmutableMap.<String, Object>builder()
                .put("scenario", result.scenario().name())
                .put("seed", result.scenario().seed())
                .put("digest", result.digest())
                .put("verdict", result.outcome().toString())
                .put("events", result.events())
                .put("virtualNanos", result.virtualNanos())
                .put("wallMillis", wallMillis)
                .put("checks", result.verdicts().stream().map(RunJson::check).collect(ImmutableList.toImmutableList()))
                .put(
                        "faults",
                        result.ledger().lines().stream().map(RunJson::fault).collect(ImmutableList.toImmutableList()))
                .put("metrics", metrics(result))
                .buildOrThrow();
    }

    private static ImmutableMap<String, Object> check(Verdict verdict) {
        return ImmutableMap.of(
                "name", verdict.name(),
                "holds", verdict.holds(),
                "at", verdict.atNanos(),
                "node", node(verdict.node()),
                "says", says(verdict));
    }

    private static Optional<String> node(Address node) {
        return node.equals(TraceEvent.nobody()) ? Optional.empty() : Optional.of(node.host());
    }

    /** Why a verdict is as it is; of a failure, also at which step. */
    public static String says(Verdict verdict) {
        return verdict.says()
                + verdict.during()
                        .map(event -> ", when " + EventText.words(event))
                        .orElse("");
    }

    private static ImmutableMap<String, Object> fault(FaultLedger.Line line) {
        return ImmutableMap.of(
                "fault", line.entry().text(),
                "armedAt", time(line.armedAtNanos()),
                "firedAt", time(line.firedAtNanos()),
                "touched", line.touched());
    }

    private static Optional<Long> time(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(nanos.getAsLong()) : Optional.empty();
    }

    private static ImmutableMap<String, Object> metrics(RunResult result) {
        ImmutableMap.Builder<String, Object> metrics = ImmutableMap.builder();
        result.metrics().forEach((name, measured) -> {
            if (measured.isParted()) {
                metrics.put(name, parts(measured));
            } else if (measured.value().isPresent()) {
                metrics.put(name, number(measured.value().getAsDouble()));
            }
        });
        return metrics.buildOrThrow();
    }

    private static ImmutableMap<String, Object> parts(Measured measured) {
        ImmutableMap.Builder<String, Object> parts = ImmutableMap.builder();
        for (Map.Entry<String, Double> part : measured.parts().entrySet()) {
            parts.put(part.getKey(), number(part.getValue()));
        }
        return parts.buildOrThrow();
    }

    /** Without decimals where there are none. */
    private static Object number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : (Object) number;
    }
}
