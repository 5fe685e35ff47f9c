package dsim.algorithms.gcd;

/**
 * In which words and shapes a group speaks: what the handouts and programs of the terms have changed. What a node hears is
 * understood in all of them, whichever it speaks.
 *
 * @param join to a GCD: I join, or who is there?
 * @param hello to a member of lab 1: a greeting
 * @param election to those above: an election is held
 * @param ok the answer of those above, and of a leader that is probed
 * @param coordinator to everybody: this one leads
 * @param probe to the leader: are you there?
 * @param asking how an election is put
 * @param answering how it is answered
 * @param announcing how a leader is announced
 * @param pickle the protocol of pickle, 2 to 5
 */
public record Dialect(
        String join,
        String hello,
        String election,
        String ok,
        String coordinator,
        String probe,
        Asking asking,
        Answering answering,
        Announcing announcing,
        int pickle) {

    /** A fall quarter: its year. */
    public enum Term {
        F19,
        F20,
        F22,
        F23,
        F24,
        F25
    }

    /** How an election is put. */
    public enum Asking {
        /** {@code ('ELECTION', {id: address, ...})}, as the handouts have it. */
        MEMBERS,
        /** {@code ('ELECTION', (my id, {id: address, ...}))}. */
        WRAPPED,
        /** {@code ('ELECTION', my id, {id: address, ...})}. */
        TRIPLE,
        /** {@code ('ELECTION', my id)}. */
        IDENTITY,
        /** {@code (('ELECT', {id: address, ...}), (my id, your id))}. */
        ADDRESSED,
        /** {@code 'ELECTION'}. */
        BARE
    }

    /** How an election is answered. A probe is always answered by the text alone. */
    public enum Answering {
        /** {@code 'OK'}. */
        TEXT,
        /** {@code ('OK', {id: address, ...})}. */
        MEMBERS,
        /** {@code ('OK', None)}. */
        NOTHING,
        /** {@code ('OK', my id)}. */
        IDENTITY,
        /** {@code ('OK', (my id, None))}. */
        WRAPPED
    }

    /** How a leader is announced. */
    public enum Announcing {
        /** {@code ('COORDINATOR', {id: address, ...})} of all up to the leader, so that the last of them is the leader. */
        MEMBERS,
        /** {@code ('COORDINATOR', my id)}. */
        IDENTITY,
        /** {@code ('COORDINATOR', {my id: my address})}. */
        LEADER,
        /** {@code ('COORDINATOR', (my id, {id: address, ...}))}. */
        WRAPPED,
        /** {@code ('COORDINATOR', my id, my address)}. */
        TRIPLE,
        /** {@code (('I_AM_LEADER', {id: address, ...}), (my id, your id))}. */
        ADDRESSED,
        /** {@code 'COORDINATOR'}. */
        BARE
    }

    /** Checks the words and the protocol. */
    public Dialect {
        for (String word : new String[] {join, hello, election, ok, coordinator, probe}) {
            if (word.isBlank() || word.length() > 40) {
                throw new IllegalArgumentException("a verb has 1 to 40 letters, not '" + word + "'");
            }
        }
        if (pickle < 2 || pickle > 5) {
            throw new IllegalArgumentException("the protocol of pickle is 2 to 5, not " + pickle);
        }
    }

    /** The dialect of a term: the one table of them all. */
    public static Dialect of(Term term) {
        return switch (term) {
            case F19, F20, F22 -> term("JOIN", "HELLO", Answering.MEMBERS, Announcing.MEMBERS);
            case F23 -> term("JOIN", "HELLO", Answering.TEXT, Announcing.LEADER);
            case F24 -> term("BEGIN", "HELLO", Answering.TEXT, Announcing.IDENTITY);
            case F25 ->
                new Dialect(
                        "HOWDY",
                        "BEGIN",
                        "ELECT",
                        "GOT_IT",
                        "I_AM_LEADER",
                        "PROBE",
                        Asking.MEMBERS,
                        Answering.TEXT,
                        Announcing.IDENTITY,
                        4);
        };
    }

    private static Dialect term(String join, String hello, Answering answering, Announcing announcing) {
        return new Dialect(
                join, hello, "ELECTION", "OK", "COORDINATOR", "PROBE", Asking.MEMBERS, answering, announcing, 4);
    }
}
