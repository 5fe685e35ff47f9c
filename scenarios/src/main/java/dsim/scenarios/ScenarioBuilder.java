package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.random.Seed;
import dsim.scenarios.ScenarioWords.ActionWords;
import dsim.scenarios.ScenarioWords.FaultWords;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.ScenarioWords.LinkWords;
import dsim.scenarios.ScenarioWords.Links;
import dsim.sim.Ties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario in Java. It writes down what it is told as a file would say it, and has that read: so it makes the same objects,
 * and refuses the same mistakes. The words for its arguments are in {@link ScenarioWords}.
 *
 * <p>Not thread safe.
 */
public final class ScenarioBuilder {

    private final String name;
    private final Catalogue catalogue;
    private final Map<String, Object> top = new LinkedHashMap<>();
    private final Map<String, Object> network = new LinkedHashMap<>();
    private final List<Object> links = new ArrayList<>();
    private final List<Map.Entry<String, Object>> groups = new ArrayList<>();
    private final List<Object> faults = new ArrayList<>();
    private final List<Object> workload = new ArrayList<>();
    private final List<Map<String, Object>> claims = new ArrayList<>();
    private final List<Object> measures = new ArrayList<>();
    private final Map<String, Object> sweep = new LinkedHashMap<>();
    private final Map<String, Object> vary = new LinkedHashMap<>();

    private final Set<Algorithm<?, ?>> algorithms = new LinkedHashSet<>();
    private final Set<Check> checks = new LinkedHashSet<>();
    private final Set<Measure> measuresUsed = new LinkedHashSet<>();

    /**
     * A scenario that says nothing yet.
     *
     * @param catalogue what it may name, beside what it is given as an object
     */
    ScenarioBuilder(String name, Catalogue catalogue) {
        this.name = name;
        this.catalogue = catalogue;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What the scenario is run for. */
    public ScenarioBuilder question(String question) {
        return says("question", question);
    }

    /** What its author expects before running it. */
    public ScenarioBuilder expected(String expected) {
        return says("expected", expected);
    }

    /** What all chance follows from; all 64 bits count. */
    public ScenarioBuilder seed(long seed) {
        return says("seed", Seed.of(seed));
    }

    /** The run stops at a time. */
    public ScenarioBuilder stopAt(Duration time) {
        return stop("at", time);
    }

    /** The run stops when nothing is left to happen. */
    public ScenarioBuilder stopWhenQuiescent() {
        return stop("when", "quiescent");
    }

    /** A run that needs more events than this has failed. */
    public ScenarioBuilder maxEvents(long events) {
        return stop("max-events", events);
    }

    /** How events of one instant are ordered. */
    public ScenarioBuilder ties(Ties ties) {
        return says("ties", ties);
    }

    /** Every link, where nothing else is said. */
    public ScenarioBuilder network(LinkWords link) {
        network.putAll(link.keys());
        return this;
    }

    /** Some links are different; what is said later wins. */
    public ScenarioBuilder links(Links which, LinkWords change) {
        links.add(united(which.keys(), change.keys()));
        return this;
    }

    /** Every message goes through bytes. */
    public ScenarioBuilder throughBytes() {
        network.put("codec", "always");
        return this;
    }

    /** A group of nodes {@code p1}, {@code p2}, ... that run an algorithm. */
    public ScenarioBuilder nodes(String group, int count, Algorithm<?, ?> algorithm) {
        return nodes(group, count, ScenarioWords.run(algorithm));
    }

    /** A group of nodes {@code p1}, {@code p2}, ... */
    public ScenarioBuilder nodes(String group, int count, GroupWords words) {
        return group(group, ImmutableMap.of("count", count), words);
    }

    /** A single node of that name that runs an algorithm. */
    public ScenarioBuilder node(String node, Algorithm<?, ?> algorithm) {
        return node(node, ScenarioWords.run(algorithm));
    }

    /** A single node of that name. */
    public ScenarioBuilder node(String node, GroupWords words) {
        return group(node, ImmutableMap.of(), words);
    }

    /** Something goes wrong. */
    public ScenarioBuilder at(Duration time, FaultWords fault) {
        faults.add(united(ImmutableMap.of("at", time), fault.keys()));
        return this;
    }

    /** A client does something. */
    public ScenarioBuilder at(Duration time, ActionWords action) {
        workload.add(united(ImmutableMap.of("at", time), action.keys()));
        return this;
    }

    /** A condition holds after every step. */
    public ScenarioBuilder always(Check check) {
        return claim("always", check);
    }

    /** A condition, by its name, holds after every step. */
    public ScenarioBuilder always(String condition) {
        return claim("always", condition);
    }

    /** A condition comes to hold; {@link #within} and {@link #after} say more about it. */
    public ScenarioBuilder eventually(Check check) {
        return claim("eventually", check);
    }

    /** A condition, by its name, comes to hold; {@link #within} and {@link #after} say more about it. */
    public ScenarioBuilder eventually(String condition) {
        return claim("eventually", condition);
    }

    /** A condition, by its name, holds at least once. */
    public ScenarioBuilder sometimes(String condition) {
        return claim("sometimes", condition);
    }

    /** A condition holds at least once. */
    public ScenarioBuilder sometimes(Check check) {
        return claim("sometimes", check);
    }

    /**
     * How long it may take until what was said last is true.
     *
     * @throws IllegalStateException if nothing has been expected yet
     */
    public ScenarioBuilder within(Duration duration) {
        return ofLastClaim("within", duration);
    }

    /**
     * From what on it counts what was said last, such as {@code crash}.
     *
     * @throws IllegalStateException if nothing has been expected yet
     */
    public ScenarioBuilder after(String occasion) {
        return ofLastClaim("after", occasion);
    }

    /** A number is at the end at most a value; a duration, ratio or text where the measure has a unit. */
    public ScenarioBuilder atMost(Measure measure, Object value) {
        return bound(measure, "max", value);
    }

    /** A number is at the end at least a value; a duration, ratio or text where the measure has a unit. */
    public ScenarioBuilder atLeast(Measure measure, Object value) {
        return bound(measure, "min", value);
    }

    /** A number, by its name, is at the end at most a value. */
    public ScenarioBuilder atMost(String metric, Object value) {
        return bound(metric, "max", value);
    }

    /** A number, by its name, is at the end at least a value. */
    public ScenarioBuilder atLeast(String metric, Object value) {
        return bound(metric, "min", value);
    }

    /** Something is measured, by its name. */
    public ScenarioBuilder measure(String metric) {
        measures.add(metric);
        return this;
    }

    /** Something is measured. */
    public ScenarioBuilder measure(Measure measure) {
        measures.add(measure.name());
        measuresUsed.add(measure);
        return this;
    }

    /** The seeds of a sweep, both included. */
    public ScenarioBuilder sweepSeeds(long first, long last) {
        sweep.put("seeds", Seed.of(first) + ".." + Seed.of(last));
        return this;
    }

    /** Values that a sweep puts in place of one, such as that of {@code nodes.p.count}. */
    public ScenarioBuilder vary(String path, Object first, Object... others) {
        vary.put(path, ImmutableList.builder().add(first).add(others).build());
        sweep.put("vary", vary);
        return this;
    }

    /**
     * The scenario.
     *
     * @throws IllegalArgumentException if anything is wrong with it, with all of that
     */
    public Scenario build() {
        return read().orThrow();
    }

    /** What comes of it: the scenario, or all that is wrong with it, and what looks wrong. */
    public Reading read() {
        Set<Algorithm<?, ?>> runnable = new LinkedHashSet<>(algorithms);
        catalogue.algorithms().stream()
                .filter(each ->
                        algorithms.stream().noneMatch(given -> given.name().equals(each.name())))
                .forEach(runnable::add);
        Set<Check> known = new LinkedHashSet<>(catalogue.checks());
        known.addAll(checks);
        Set<Measure> measurable = new LinkedHashSet<>(catalogue.measures());
        measurable.addAll(measuresUsed);
        runnable.forEach(algorithm -> known.removeAll(algorithm.checks()));
        runnable.forEach(algorithm -> measurable.removeAll(algorithm.measures()));
        Catalogue all = Catalogue.of(
                ImmutableList.copyOf(runnable), ImmutableList.copyOf(known), ImmutableList.copyOf(measurable));
        return new ScenarioReader(all).readJava(name, yaml());
    }

    /** The scenario as a file would say it. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder();
        top.forEach((key, value) -> yaml.append(line(key, value)));
        Map<String, Object> wholeNetwork = new LinkedHashMap<>(network);
        if (!links.isEmpty()) {
            wholeNetwork.put("links", links);
        }
        if (!wholeNetwork.isEmpty()) {
            yaml.append(line("network", wholeNetwork));
        }
        yaml.append(groups.isEmpty() ? "" : "nodes:\n");
        groups.forEach(group -> yaml.append("  ").append(line(group.getKey(), group.getValue())));
        append(yaml, "faults", faults);
        append(yaml, "workload", workload);
        append(yaml, "expect", claims);
        if (!measures.isEmpty()) {
            yaml.append(line("measure", measures));
        }
        if (!sweep.isEmpty()) {
            yaml.append(line("sweep", sweep));
        }
        return yaml.toString();
    }

    private static void append(StringBuilder yaml, String key, List<?> entries) {
        yaml.append(entries.isEmpty() ? "" : key + ":\n");
        entries.forEach(
                entry -> yaml.append("  - ").append(ScenarioWords.yaml(entry)).append('\n'));
    }

    private static String line(String key, Object value) {
        return ScenarioWords.yaml(key) + ": " + ScenarioWords.yaml(value) + "\n";
    }

    private ScenarioBuilder says(String key, Object value) {
        top.put(key, value);
        return this;
    }

    @SuppressWarnings("unchecked") // nobody else writes under this key
    private ScenarioBuilder stop(String key, Object value) {
        ((Map<String, Object>) top.computeIfAbsent("stop", stop -> new LinkedHashMap<String, Object>()))
                .put(key, value);
        return this;
    }

    private ScenarioBuilder group(String group, ImmutableMap<String, Object> count, GroupWords words) {
        words.algorithm().ifPresent(algorithms::add);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("run", words.run());
        keys.putAll(count);
        keys.putAll(words.keys());
        if (!words.params().isEmpty()) {
            keys.put("params", words.params());
        }
        groups.add(Map.entry(group, keys));
        return this;
    }

    private ScenarioBuilder claim(String key, Check check) {
        checks.add(check);
        return claim(key, check.name());
    }

    private ScenarioBuilder claim(String key, String condition) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put(key, condition);
        claims.add(claim);
        return this;
    }

    private ScenarioBuilder bound(Measure measure, String key, Object value) {
        measuresUsed.add(measure);
        return bound(measure.name(), key, value);
    }

    private ScenarioBuilder bound(String metric, String key, Object value) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("at", "end");
        claim.put("metric", metric);
        claim.put(key, value);
        claims.add(claim);
        return this;
    }

    private ScenarioBuilder ofLastClaim(String key, Object value) {
        if (claims.isEmpty()) {
            throw new IllegalStateException("'" + key + "' says more about what is expected, and nothing is yet");
        }
        claims.get(claims.size() - 1).put(key, value);
        return this;
    }

    private static ImmutableMap<String, Object> united(Map<String, Object> some, Map<String, Object> others) {
        return ImmutableMap.<String, Object>builder()
                .putAll(some)
                .putAll(others)
                .buildOrThrow();
    }
}
