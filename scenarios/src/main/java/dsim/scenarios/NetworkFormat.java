package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.network.Bandwidth;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import dsim.sim.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** How {@code network:} is written. */
final class NetworkFormat {

    private static final Scalar<Duration> TIME = Kinds.atMost(Kinds.DURATION, "1h");

    private static final Field<Duration> VALUE = Field.of("value", TIME, "the latency of every message");
    private static final Field<Duration> MIN = Field.of("min", TIME, "the shortest latency");
    private static final Field<Duration> MAX = Field.of("max", TIME, "the longest latency");
    private static final Field<Duration> LEAST = Field.of("min", TIME, "0s", "the shortest latency");
    private static final Field<Duration> MEAN = Field.of("mean", TIME, "the mean latency");
    private static final Field<Duration> DEVIATION =
            Field.of("deviation", TIME, "the standard deviation of the latency");
    private static final Field<Duration> MEDIAN = Field.of("median", TIME, "half of all are shorter");
    private static final Field<Duration> P99 = Field.of("p99", TIME, "of a hundred, 99 are shorter");
    private static final Field<Double> POWER =
            Field.of("shape", Kinds.NUMBER, "the power by which the share of longer ones falls");
    private static final Field<Optional<ImmutableList<Duration>>> MEASURED =
            Field.of("values", Kinds.maybe(Kinds.list(TIME)), "what was measured");
    private static final Field<Optional<String>> FILE =
            Field.of("file", Kinds.maybe(Kinds.TEXT), "a file with what was measured, a duration on each line");

    private static final Kind<Latency> DISTRIBUTION = new Tagged<>(
            "a latency such as 5ms..20ms",
            "dist",
            ImmutableMap.<String, Shape<Latency>>builder()
                    .put("constant", latency(Fields.of(dist("constant"), VALUE), v -> Latency.constant(v.get(VALUE))))
                    .put(
                            "uniform",
                            latency(Fields.of(dist("uniform"), MIN, MAX), v -> Latency.uniform(v.get(MIN), v.get(MAX))))
                    .put(
                            "exponential",
                            latency(
                                    Fields.of(dist("exponential"), MEAN, LEAST),
                                    v -> Latency.exponential(v.get(LEAST), v.get(MEAN))))
                    .put(
                            "normal",
                            latency(
                                    Fields.of(dist("normal"), MEAN, DEVIATION),
                                    v -> Latency.normal(v.get(MEAN), v.get(DEVIATION))))
                    .put(
                            "lognormal",
                            latency(
                                    Fields.of(dist("lognormal"), MEDIAN, P99),
                                    v -> Latency.lognormal(v.get(MEDIAN), v.get(P99))))
                    .put(
                            "pareto",
                            latency(
                                    Fields.of(dist("pareto"), MIN, POWER),
                                    v -> Latency.pareto(v.get(MIN), v.get(POWER))))
                    .put(
                            "empirical",
                            Shape.checked(
                                    "a latency",
                                    Fields.of(dist("empirical"), MEASURED, FILE),
                                    NetworkFormat::empirical))
                    .buildOrThrow());

    /** Between every two values of a range each is as likely; other distributions have names. */
    private static final Kind<Latency> LATENCY =
            new Either<>(Kinds.range(TIME).map("a latency such as 5ms..20ms", NetworkFormat::latency), DISTRIBUTION);

    private static final Field<Double> P_BAD =
            Field.of("p-bad", Kinds.RATIO, "the chance that a burst begins at a message");
    private static final Field<Double> MEAN_LENGTH =
            Field.of("mean-length", Kinds.NUMBER, "how many messages a burst lasts in the mean");
    private static final Field<Double> LOSS_BAD =
            Field.of("loss-bad", Kinds.RATIO, "the chance that a message inside a burst is lost");
    private static final Field<Loss> BURST = Field.of(
            "burst",
            Shape.of(
                    "a mapping with p-bad, mean-length and loss-bad",
                    Fields.of(P_BAD, MEAN_LENGTH, LOSS_BAD),
                    v -> Loss.bursts(v.get(P_BAD), v.get(MEAN_LENGTH), v.get(LOSS_BAD))),
            "lost in bursts, nothing between them");

    private static final Kind<Loss> LOSS = new Either<>(
            Kinds.RATIO.map("a loss such as 1%", Loss::independent),
            Shape.of("a loss such as 1%", Fields.of(BURST), v -> v.get(BURST)));

    private static final Field<Long> RATE = Field.of("rate", Kinds.RATE, "bits a second");
    private static final Field<Duration> QUEUE = Field.of(
            "queue", Kinds.DURATION, "10s", "how long a message may wait; one that would wait longer is dropped");

    /** Bandwidth of a link or of a node. */
    static final Kind<Bandwidth> BANDWIDTH = new Either<>(
            Kinds.RATE
                    .orWord("unlimited", Long.MAX_VALUE)
                    .map(
                            "a bandwidth such as 10Mbit/s",
                            rate -> rate == Long.MAX_VALUE ? Bandwidth.unlimited() : Bandwidth.of(rate)),
            Shape.of(
                    "a bandwidth such as 10Mbit/s",
                    Fields.of(RATE, QUEUE),
                    v -> Bandwidth.of(v.get(RATE)).withQueue(v.get(QUEUE))));

    private static final Scalar<Link> LINK =
            Kinds.oneOf(ImmutableMap.of("lan", Link.lan(), "wan", Link.wan(), "lossy", Link.lossy()));

    private static final Field<Link> BASE =
            Field.of("preset", LINK, "lan", "what the rest begins with: a local network, an ocean apart, or a bad day");
    private static final Field<Optional<Link>> PRESET =
            Field.of("preset", Kinds.maybe(LINK), "what the rest begins with instead: 'lan', 'wan' or 'lossy'");
    private static final Field<Optional<Latency>> LATENCY_OF_LINK =
            Field.of("latency", Kinds.maybe(LATENCY), "how long a message is under way; a range: each value as likely");
    private static final Field<Optional<Loss>> LOSS_OF_LINK =
            Field.of("loss", Kinds.maybe(LOSS), "which messages are lost: a ratio, or a burst");
    private static final Field<Optional<Double>> DUPLICATE =
            Field.of("duplicate", Kinds.maybe(Kinds.RATIO), "how many messages arrive twice");
    private static final Field<Optional<Order>> ORDER = Field.of(
            "order", Kinds.maybe(Kinds.oneOf(Order.class)), "fifo: none overtakes another; any: each goes its own way");
    private static final Field<Optional<Bandwidth>> BANDWIDTH_OF_LINK =
            Field.of("bandwidth", Kinds.maybe(BANDWIDTH), "how fast messages go out, each pair of nodes for itself");

    private static final ImmutableList<Field<?>> CHANGES =
            ImmutableList.of(LATENCY_OF_LINK, LOSS_OF_LINK, DUPLICATE, ORDER, BANDWIDTH_OF_LINK);

    private static final Route.Keys<ImmutableList<Address>> ROUTE = new Route.Keys<>(TargetKind.NODES);

    private static final Kind<LinkRule> RULE = Shape.checked(
            "a rule such as {from: a, to: b, loss: 5%}",
            new Fields(ROUTE.fields()).and(ImmutableList.of(PRESET)).and(CHANGES), NetworkFormat::rule);

    private static final Field<ImmutableList<LinkRule>> LINKS =
            Field.of("links", Kinds.list(RULE), "[]", "links that are different; later entries win");
    private static final Field<Bytes> CODEC = Field.of(
            "codec",
            Kinds.oneOf(ImmutableMap.of("objects", Bytes.WHERE_WIRES_DIFFER, "always", Bytes.ALWAYS)),
            "objects",
            "always: every message goes through bytes, as on a real network");

    static final Kind<NetworkPlan> NETWORK = Shape.of(
            "a mapping such as {latency: 5ms}",
            Fields.of(BASE).and(CHANGES).and(ImmutableList.of(LINKS, CODEC)),
            v -> new NetworkPlan(change(v, Optional.empty()).of(v.get(BASE)), v.get(LINKS), v.get(CODEC)));

    private NetworkFormat() {}

    private static Field<String> dist(String word) {
        return Field.of("dist", Kinds.oneOf(ImmutableMap.of(word, word)), "the distribution");
    }

    private static Shape<Latency> latency(Fields fields, java.util.function.Function<Values, Latency> maker) {
        return Shape.of("a latency", fields, maker);
    }

    private static Latency latency(Between<Duration> range) {
        return range.isOne() ? Latency.constant(range.low()) : Latency.uniform(range.low(), range.high());
    }

    private static LinkChange change(Values values, Optional<Link> preset) {
        return new LinkChange(
                preset,
                values.get(LATENCY_OF_LINK),
                values.get(LOSS_OF_LINK),
                values.get(DUPLICATE),
                values.get(ORDER),
                values.get(BANDWIDTH_OF_LINK));
    }

    private static Optional<LinkRule> rule(Values values, Tree.Mapping mapping, Decoder in) {
        LinkChange change = change(values, values.get(PRESET));
        Optional<Route<ImmutableList<Address>>> route = ROUTE.read(values, mapping, in);
        if (change.equals(LinkChange.NONE)) {
            return in.refuse(mapping.place(), "this rule changes nothing: it names no latency, loss, ...");
        }
        if (route.filter(links -> links.from().size() == 1 && links.from().equals(links.to()))
                .isPresent()) {
            return in.refuse(mapping.place(), Route.TO_ITSELF);
        }
        return route.map(links -> new LinkRule(links.from(), links.to(), links.bothWays(), change));
    }

    private static Optional<Latency> empirical(Values values, Tree.Mapping mapping, Decoder in) {
        Optional<ImmutableList<Duration>> measured = values.get(MEASURED);
        Optional<String> file = values.get(FILE);
        if (measured.isPresent() == file.isPresent()) {
            return in.refuse(mapping.place(), "either 'values' or 'file' says what was measured");
        }
        return (measured.isPresent() ? measured : measured(file.orElseThrow(), mapping.valuePlace(FILE.name()), in))
                .map(Latency::empirical);
    }

    private static Optional<ImmutableList<Duration>> measured(String file, Place place, Decoder in) {
        ImmutableList.Builder<Duration> durations = ImmutableList.builder();
        int number = 0;
        try {
            String text = new String(in.shelf().read(file), StandardCharsets.UTF_8);
            for (String line : text.lines().map(String::strip).toList()) {
                number++;
                if (!line.isEmpty() && !line.startsWith("#")) {
                    durations.add(Kinds.DURATION.parse(line));
                }
            }
            return Optional.of(durations.build());
        } catch (IOException e) {
            return in.refuse(place, "this file cannot be read");
        } catch (IllegalArgumentException e) {
            return in.refuse(place, "in line " + number + " of this file: " + e.getMessage());
        }
    }
}
