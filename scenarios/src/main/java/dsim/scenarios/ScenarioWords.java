package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words that a scenario in Java is made of, to be imported statically. Each says what the key of the same name says in a
 * file; {@link ScenarioBuilder} puts them together, and only its {@code build} refuses what makes no sense.
 */
public final class ScenarioWords {

    private ScenarioWords() {}

    /** Seconds. */
    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** Milliseconds. */
    public static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** How many of a hundred. */
    public static Ratio percent(double percent) {
        return new Ratio(BigDecimal.valueOf(percent));
    }

    /** Anything between two values, such as durations. */
    public static Range between(Object low, Object high) {
        return new Range(low, high);
    }

    /** A local network. */
    public static LinkWords lan() {
        return LinkWords.NONE.with("preset", "lan");
    }

    /** Networks an ocean apart. */
    public static LinkWords wan() {
        return LinkWords.NONE.with("preset", "wan");
    }

    /** A bad day on the Internet. */
    public static LinkWords lossy() {
        return LinkWords.NONE.with("preset", "lossy");
    }

    /** A link that differs in nothing yet. */
    public static LinkWords link() {
        return LinkWords.NONE;
    }

    /** Nodes that run an algorithm. */
    public static GroupWords run(Algorithm<?, ?> algorithm) {
        return new GroupWords(algorithm.name(), Optional.of(algorithm), ImmutableMap.of(), ImmutableMap.of());
    }

    /** Nodes that run an algorithm of the catalogue. */
    public static GroupWords run(String algorithm) {
        return new GroupWords(algorithm, Optional.empty(), ImmutableMap.of(), ImmutableMap.of());
    }

    /** A node, a group, or all of several. */
    public static Who nodes(String first, String... others) {
        return new Who(
                others.length == 0
                        ? first
                        : ImmutableList.builder()
                                .add(first)
                                .add((Object[]) others)
                                .build());
    }

    /** Every node. */
    public static Who all() {
        return new Who(Cast.ALL);
    }

    /** Whoever leads. */
    public static Who leader() {
        return role("leader");
    }

    /** Whoever has a role. */
    public static Who role(String name) {
        return new Who(name);
    }

    /** Those that the last crash took down. */
    public static Who lastCrashed() {
        return new Who(Cast.LAST_CRASHED);
    }

    /** A share of some nodes, drawn from the seed. */
    public static Who share(Ratio share, Who of) {
        return new Who(ImmutableMap.of("share", share, "of", of));
    }

    /** Some of some nodes, drawn from the seed. */
    public static Who pick(int count, Who of) {
        return new Who(ImmutableMap.of("pick", count, "of", of));
    }

    /** Nodes go down. */
    public static FaultWords crash(Who nodes) {
        return fault(FaultWord.CRASH, nodes);
    }

    /** Nodes that are down come up again, with what they had persisted. */
    public static FaultWords restart(Who nodes) {
        return fault(FaultWord.RESTART, nodes);
    }

    /** Nodes that are down come up again, and have lost what they had persisted. */
    public static FaultWords restartWithoutState(Who nodes) {
        return restart(nodes).with("state", "lost");
    }

    /** Nodes stop and keep what they have. */
    public static FaultWords pause(Who nodes) {
        return fault(FaultWord.PAUSE, nodes);
    }

    /** Nothing passes on some links. */
    public static FaultWords cut(Links links) {
        return fault(FaultWord.CUT, links.keys());
    }

    /** Nodes fall into blocks, drawn from the seed. */
    public static FaultWords partition(Who nodes, int into) {
        return fault(FaultWord.PARTITION, ImmutableMap.of("of", nodes, "into", into));
    }

    /** Blocks of nodes cannot reach one another. */
    public static FaultWords partition(Who... blocks) {
        return fault(FaultWord.PARTITION, ImmutableMap.of("blocks", ImmutableList.copyOf(blocks)));
    }

    /** All cuts and partitions end. */
    public static FaultWords heal() {
        return fault(FaultWord.HEAL, Cast.ALL);
    }

    /** More messages are lost. */
    public static FaultWords lose(Links links, Ratio share) {
        return fault(FaultWord.LOSS, links.with("p", share));
    }

    /** Messages take so many times as long. */
    public static FaultWords slow(Links links, double factor) {
        return fault(FaultWord.SLOW, links.with("factor", factor));
    }

    /** Messages take longer. */
    public static FaultWords slow(Links links, Duration by) {
        return fault(FaultWord.SLOW, links.with("by", by));
    }

    /** More messages arrive twice. */
    public static FaultWords duplicate(Links links, Ratio share) {
        return fault(FaultWord.DOUBLE, links.with("p", share));
    }

    /** Clocks are set forward, or back by a negative duration. */
    public static FaultWords setClock(Who nodes, Duration step) {
        return fault(FaultWord.CLOCK, ImmutableMap.of("node", nodes, "step", step));
    }

    /** The links between some nodes and others, both ways. */
    public static Links linksBetween(Who some, Who others) {
        return new Links(ImmutableMap.of("between", ImmutableList.of(some, others)));
    }

    /** The links from some nodes to others, one way. */
    public static Links linksFrom(Who senders, Who receivers) {
        return new Links(ImmutableMap.of("from", senders, "to", receivers));
    }

    /** What a client does. */
    public static ActionWords action(String name, Who nodes) {
        return new ActionWords(ImmutableMap.of("do", name, "node", nodes));
    }

    /** How something is written in a scenario. */
    static String yaml(Object value) {
        if (value instanceof Duration duration) {
            return duration(duration);
        } else if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        } else if (value instanceof Who who) {
            return yaml(who.says());
        } else if (value instanceof Enum<?> constant) {
            return yaml(Kinds.word(constant));
        } else if (value instanceof Iterable<?> list) {
            return ImmutableList.copyOf(list).stream()
                    .map(ScenarioWords::yaml)
                    .collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> yaml(entry.getKey()) + ": " + yaml(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return FlowText.scalar(value.toString(), true);
    }

    private static String duration(Duration duration) {
        try {
            return Quantity.DURATION.text(duration.toNanos());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the most that is possible is 292 years, not " + duration, e);
        }
    }

    private static FaultWords fault(FaultWord word, Object value) {
        return new FaultWords(ImmutableMap.of(word.toString(), value));
    }

    private static ImmutableMap<String, Object> with(ImmutableMap<String, Object> keys, String key, Object value) {
        return ImmutableMap.<String, Object>builder()
                .putAll(keys)
                .put(key, value)
                .buildKeepingLast();
    }

    /** How many of a hundred. */
    public record Ratio(BigDecimal percent) {

        @Override
        public String toString() {
            return percent.stripTrailingZeros().toPlainString() + "%";
        }
    }

    /** Anything between two values. */
    public record Range(Object low, Object high) {

        @Override
        public String toString() {
            return yaml(low) + ".." + yaml(high);
        }
    }

    /** Which nodes are meant. */
    public record Who(Object says) {}

    /** Which links are meant. */
    public record Links(ImmutableMap<String, Object> keys) {

        private ImmutableMap<String, Object> with(String key, Object value) {
            return ScenarioWords.with(keys, key, value);
        }
    }

    /** How a link differs from another. Each method says one more thing. */
    public record LinkWords(ImmutableMap<String, Object> keys) {

        private static final LinkWords NONE = new LinkWords(ImmutableMap.of());

        /** Every message takes that long. */
        public LinkWords latency(Duration latency) {
            return with("latency", latency);
        }

        /** Messages take from one to the other, each duration as likely. */
        public LinkWords latency(Duration low, Duration high) {
            return with("latency", between(low, high));
        }

        /** So many messages are lost. */
        public LinkWords loss(Ratio share) {
            return with("loss", share);
        }

        /** So many messages arrive twice. */
        public LinkWords duplicate(Ratio share) {
            return with("duplicate", share);
        }

        /** Messages may overtake one another. */
        public LinkWords anyOrder() {
            return with("order", "any");
        }

        /** Another key with its value. */
        public LinkWords with(String key, Object value) {
            return new LinkWords(ScenarioWords.with(keys, key, value));
        }
    }

    /** Something that goes wrong. */
    public record FaultWords(ImmutableMap<String, Object> keys) {

        /** It ends after a time. */
        public FaultWords lasting(Duration duration) {
            return with("for", duration);
        }

        /** It may touch nothing without making the run vacuous. */
        public FaultWords mayBeIdle() {
            return with("may-be-idle", true);
        }

        private FaultWords with(String key, Object value) {
            return new FaultWords(ScenarioWords.with(keys, key, value));
        }
    }

    /**
     * Nodes of one kind.
     *
     * @param run the name of what they run
     * @param algorithm what they run, if that is not said by its name alone
     */
    public record GroupWords(
            String run,
            Optional<Algorithm<?, ?>> algorithm,
            ImmutableMap<String, Object> keys,
            ImmutableMap<String, Object> params) {

        /** A parameter of the algorithm, as a duration, number, word or text. */
        public GroupWords param(Field<?> parameter, Object value) {
            return param(parameter.name(), value);
        }

        /** A parameter of the algorithm by its name, such as {@code answer-within}. */
        public GroupWords param(String parameter, Object value) {
            return new GroupWords(run, algorithm, keys, ScenarioWords.with(params, parameter, value));
        }

        /** Each node starts so long after the one before. */
        public GroupWords startEvery(Duration every) {
            return with("start", ImmutableMap.of("every", every));
        }

        /** Another key with its value, such as {@code identity} with a list of numbers. */
        public GroupWords with(String key, Object value) {
            return new GroupWords(run, algorithm, ScenarioWords.with(keys, key, value), params);
        }
    }

    /** What a client does. */
    public record ActionWords(ImmutableMap<String, Object> keys) {

        /** An argument of the action. */
        public ActionWords with(Field<?> argument, Object value) {
            return with(argument.name(), value);
        }

        /** An argument of the action by its name. */
        public ActionWords with(String argument, Object value) {
            return new ActionWords(ScenarioWords.with(keys, argument, value));
        }
    }
}
