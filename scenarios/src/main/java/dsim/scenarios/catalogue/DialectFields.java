package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.gcd.Dialect;
import dsim.algorithms.gcd.Dialect.Announcing;
import dsim.algorithms.gcd.Dialect.Answering;
import dsim.algorithms.gcd.Dialect.Asking;
import dsim.algorithms.gcd.Dialect.Term;
import dsim.scenarios.Field;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import java.util.Optional;

/** How a scenario says in which dialect a group with a GCD speaks: a term, and what is different from it. */
public final class DialectFields {

    private static final String AS_THE_TERM = "as-the-term";

    /** The term. */
    public static final Field<Term> DIALECT = Field.of(
            "dialect", Kinds.oneOf(Term.class), "f22", "in which words and shapes to speak: those of a fall quarter");

    /** The verb to a GCD. */
    public static final Field<Optional<String>> JOIN = verb("join-verb", "to a GCD");

    /** The verb to a member of lab 1. */
    public static final Field<Optional<String>> HELLO = verb("hello-verb", "to a member of lab 1");

    /** The verb of an election. */
    public static final Field<Optional<String>> ELECTION = verb("election-verb", "of an election");

    /** The verb of its answer. */
    public static final Field<Optional<String>> OK = verb("ok-verb", "of an answer");

    /** The verb of an announcement. */
    public static final Field<Optional<String>> COORDINATOR = verb("coordinator-verb", "of an announcement");

    /** The verb of a probe. */
    public static final Field<Optional<String>> PROBE = verb("probe-verb", "of a probe");

    /** How an election is put. */
    public static final Field<Optional<Asking>> ASKING =
            Field.of("asking", Kinds.oneOf(Asking.class).orNone(AS_THE_TERM), AS_THE_TERM, "how an election is put");

    /** How it is answered. */
    public static final Field<Optional<Answering>> ANSWERING =
            Field.of("answering", Kinds.oneOf(Answering.class).orNone(AS_THE_TERM), AS_THE_TERM, "how it is answered");

    /** How a leader is announced. */
    public static final Field<Optional<Announcing>> ANNOUNCING = Field.of(
            "announcing", Kinds.oneOf(Announcing.class).orNone(AS_THE_TERM), AS_THE_TERM, "how a leader is announced");

    /** The protocol of pickle. */
    public static final Field<Integer> PICKLE =
            Field.of("pickle", Kinds.count(2, 5), "4", "the protocol in which pickles are written");

    /** All of them. */
    public static final ImmutableList<Field<?>> ALL = ImmutableList.of(
            DIALECT, JOIN, HELLO, ELECTION, OK, COORDINATOR, PROBE, ASKING, ANSWERING, ANNOUNCING, PICKLE);

    private DialectFields() {}

    private static Field<Optional<String>> verb(String name, String doc) {
        return Field.of(name, Kinds.maybe(Kinds.TEXT), "the verb " + doc + ", if it is not the term's");
    }

    /**
     * What is spoken.
     *
     * @throws IllegalArgumentException if it cannot be
     */
    static Dialect of(Values params) {
        Dialect term = Dialect.of(params.get(DIALECT));
        return new Dialect(
                params.get(JOIN).orElse(term.join()),
                params.get(HELLO).orElse(term.hello()),
                params.get(ELECTION).orElse(term.election()),
                params.get(OK).orElse(term.ok()),
                params.get(COORDINATOR).orElse(term.coordinator()),
                params.get(PROBE).orElse(term.probe()),
                params.get(ASKING).orElse(term.asking()),
                params.get(ANSWERING).orElse(term.answering()),
                params.get(ANNOUNCING).orElse(term.announcing()),
                params.get(PICKLE));
    }
}
