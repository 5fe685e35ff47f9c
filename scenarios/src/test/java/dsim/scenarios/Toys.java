package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.check.Condition;
import dsim.check.Metric;
import dsim.check.RoleTracker;
import dsim.trace.TraceEvent;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** A catalogue of algorithms that say what real ones say about themselves, and do nothing. */
final class Toys {

    /** What toys say to each other. */
    sealed interface Word {

        /** The only word. */
        record Hello(String text) implements Word {}
    }

    /** What toys wait for. */
    enum Wait {
        NOTHING
    }

    static final Field<Duration> ANSWER_WITHIN =
            Field.of("answer-within", Kinds.atLeast(Kinds.DURATION, "1ms"), "1.5s", "how long an answer is awaited");
    static final Field<Duration> COORDINATOR_WITHIN =
            Field.of("coordinator-within", Kinds.DURATION, "3s", "how long an announcement is awaited");
    static final Field<Optional<Duration>> PROBE_EVERY =
            Field.of("probe-every", Kinds.DURATION.orNever(), "1s", "how often the leader is probed");
    static final Field<InitialLeader> INITIAL_LEADER =
            Field.of("initial-leader", Kinds.oneOf(InitialLeader.class), "none", "who leads at first");

    /** Who leads at first. */
    enum InitialLeader {
        NONE,
        HIGHEST
    }

    static final Field<String> KEY = Field.of("key", Kinds.TEXT, "under what");
    static final Field<String> VALUE = Field.of("value", Kinds.TEXT, "what");
    static final Field<Long> SIZE_MAX = Field.of("size-max", Kinds.SIZE, "64KiB", "the largest value");

    static final Algorithm<Word, Wait> BULLY = new Toy(
            "bully",
            ImmutableList.of(ANSWER_WITHIN, COORDINATOR_WITHIN, PROBE_EVERY, INITIAL_LEADER),
            ImmutableList.of(
                    new IdentityField("days", new Between<>(0L, 366L), "days to the next birthday"),
                    new IdentityField("su-id", new Between<>(1L, 9_999_999L), "the number of a student")),
            ImmutableList.of(
                    new ActionKind<>("elect", "starts an election", ImmutableList.of(), v -> new Word.Hello("elect"))),
            ImmutableList.of(
                    check("at-most-one-leader"),
                    check("leader-agreed"),
                    check("election-restarted"),
                    check("two-leaders")),
            ImmutableList.of(
                    measure("election.messages", Measure.Unit.COUNT),
                    measure("election.count", Measure.Unit.COUNT),
                    measure("election.duration", Measure.Unit.MILLISECONDS)),
            ImmutableList.of(new RoleKind("leader", "who leads", Nobody::new)));

    static final Algorithm<Word, Wait> RING = new Toy(
            "ring",
            ImmutableList.of(),
            ImmutableList.of(new IdentityField("id", new Between<>(1L, 1000L), "the number of the node")),
            ImmutableList.of(
                    new ActionKind<>("elect", "starts an election", ImmutableList.of(), v -> new Word.Hello("elect"))),
            ImmutableList.of(check("ring-is-closed")),
            ImmutableList.of(measure("ring.laps", Measure.Unit.COUNT)),
            ImmutableList.of(new RoleKind("leader", "who leads", Nobody::new)));

    static final Algorithm<Word, Wait> STORE = new Toy(
            "store",
            ImmutableList.of(SIZE_MAX),
            ImmutableList.of(),
            ImmutableList.of(new ActionKind<>(
                    "put",
                    "keeps a value",
                    ImmutableList.of(KEY, VALUE),
                    v -> new Word.Hello(v.get(KEY) + v.get(VALUE)))),
            ImmutableList.of(check("all-stored")),
            ImmutableList.of(measure("store.bytes", Measure.Unit.BYTES), measure("store.hits", Measure.Unit.RATIO)),
            ImmutableList.of());

    static final Catalogue CATALOGUE = Catalogue.of(
            ImmutableList.of(BULLY, RING, STORE),
            ImmutableList.of(check("network-is-quiet")),
            ImmutableList.of(
                    measure("messages.sent", Measure.Unit.COUNT), measure("messages.dropped", Measure.Unit.COUNT)));

    private Toys() {}

    private static Check check(String name) {
        return new Check(name, "a check", scenario -> new AlwaysTrue());
    }

    private static Measure measure(String name, Measure.Unit unit) {
        return new Measure(name, "a measure", unit, Zero::new);
    }

    private record Toy(
            String name,
            ImmutableList<Field<?>> parameters,
            ImmutableList<IdentityField> identity,
            ImmutableList<ActionKind<Word>> actions,
            ImmutableList<Check> checks,
            ImmutableList<Measure> measures,
            ImmutableList<RoleKind> roles)
            implements Algorithm<Word, Wait> {

        @Override
        public String summary() {
            return "does nothing";
        }

        @Override
        public Wire<Word> wire(Values params) {
            return RecordWire.datagram(Word.class);
        }

        @Override
        public Role<Word, Wait> role(GroupSetup setup) {
            return context -> new Silent();
        }

        @Override
        public void verify(Group group) {
            if (name.equals("bully")
                    && group.params()
                                    .get(COORDINATOR_WITHIN)
                                    .compareTo(group.params().get(ANSWER_WITHIN))
                            < 0) {
                throw new IllegalArgumentException("coordinator-within is at least answer-within");
            }
        }
    }

    private static final class Silent implements Actor<Word, Wait> {

        @Override
        public void onStart() {}

        @Override
        public void onMessage(Address from, Word message) {}

        @Override
        public void onTimer(Wait timer) {}
    }

    private static final class AlwaysTrue implements Condition {

        @Override
        public void on(TraceEvent event) {}

        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public String says() {
            return "all is well";
        }
    }

    private static final class Zero implements Metric {

        @Override
        public void on(TraceEvent event) {}

        @Override
        public long samples() {
            return 0;
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }

        @Override
        public ImmutableMap<String, Double> parts() {
            return ImmutableMap.of();
        }
    }

    private static final class Nobody implements RoleTracker {

        @Override
        public void on(TraceEvent event) {}

        @Override
        public ImmutableList<Address> holders() {
            return ImmutableList.of();
        }
    }
}
