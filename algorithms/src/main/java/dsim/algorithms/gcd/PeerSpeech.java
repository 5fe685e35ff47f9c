package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GroupMessage.Coordinator;
import dsim.algorithms.gcd.GroupMessage.Election;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Ok;
import dsim.algorithms.gcd.GroupMessage.Probe;
import dsim.algorithms.pickle.Pickled;
import dsim.algorithms.pickle.Pickled.None;
import dsim.algorithms.pickle.Pickled.Text;
import dsim.algorithms.pickle.PythonText;
import dsim.shape.MalformedMessageException;
import java.util.Optional;

/**
 * What members of lab 2 say to each other, understood in the words of all terms and in all the shapes that their programs have
 * been seen to use.
 */
final class PeerSpeech {

    private static final ImmutableList<String> ELECTION = ImmutableList.of("ELECTION", "ELECT");
    private static final ImmutableList<String> OK = ImmutableList.of("OK", "OKAY", "GOT_IT");
    private static final ImmutableList<String> COORDINATOR =
            ImmutableList.of("COORDINATOR", "COORDINATE", "I_AM_LEADER");
    private static final ImmutableList<String> PROBE = ImmutableList.of("PROBE");

    private static final int SHOWN = 60;

    /**
     * A verb and what comes with it.
     *
     * @param data empty where there is none
     * @param from who speaks, if that stands apart
     * @param isTriple whether an identity stands between the verb and the rest
     */
    private record Speech(
            String verb, Optional<Pickled> data, Optional<ProcessId> from, Optional<ProcessId> to, boolean isTriple) {}

    private PeerSpeech() {}

    /**
     * What is said first in a conversation.
     *
     * @throws MalformedMessageException if it has no meaning
     */
    static GroupMessage question(Pickled value, Dialect dialect) throws MalformedMessageException {
        Optional<Speech> speech = speech(value);
        if (speech.isPresent()) {
            Speech said = speech.get();
            if (isOneOf(said.verb(), ELECTION, dialect.election())) {
                return election(said);
            } else if (isOneOf(said.verb(), COORDINATOR, dialect.coordinator())) {
                return coordinator(said);
            } else if (isOneOf(said.verb(), PROBE, dialect.probe())) {
                return new Probe();
            } else if (isOneOf(said.verb(), OK, dialect.ok())) {
                return ok(said);
            } else if (value instanceof Text && said.verb().equals(dialect.hello())) {
                return new Hello();
            }
        }
        String shown = PythonText.repr(value);
        throw new MalformedMessageException(
                "no message of an election: " + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown));
    }

    /** An answer to an election or a probe, if it is one. */
    static Optional<Ok> ok(Pickled value, Dialect dialect) {
        return speech(value)
                .filter(said -> isOneOf(said.verb(), OK, dialect.ok()))
                .map(PeerSpeech::ok);
    }

    private static boolean isOneOf(String verb, ImmutableList<String> words, String own) {
        return words.contains(verb) || verb.equals(own);
    }

    /** Takes apart {@code 'V'}, {@code ('V',)}, {@code ('V', data)}, {@code ('V', id, data)} and {@code (('V', data), (id, id))}. */
    private static Optional<Speech> speech(Pickled value) {
        if (value instanceof Text text) {
            return Optional.of(new Speech(text.value(), Optional.empty(), Optional.empty(), Optional.empty(), false));
        }
        ImmutableList<Pickled> items = GroupValues.items(value).orElse(ImmutableList.of());
        if (items.isEmpty() || items.size() > 3) {
            return Optional.empty();
        } else if (items.get(0) instanceof Text verb) {
            boolean isTriple = items.size() == 3;
            return Optional.of(new Speech(
                    verb.value(),
                    items.size() > 1 ? present(items.get(items.size() - 1)) : Optional.empty(),
                    isTriple ? GroupValues.id(items.get(1)) : Optional.empty(),
                    Optional.empty(),
                    isTriple));
        }
        return items.size() == 2 ? addressed(items.get(0), items.get(1)) : Optional.empty();
    }

    private static Optional<Pickled> present(Pickled value) {
        return value instanceof None ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Speech> addressed(Pickled inner, Pickled ids) {
        ImmutableList<Pickled> said = GroupValues.pair(inner).orElse(ImmutableList.of());
        ImmutableList<Pickled> parties = GroupValues.pair(ids).orElse(ImmutableList.of());
        return said.isEmpty() || parties.isEmpty() || !(said.get(0) instanceof Text verb)
                ? Optional.empty()
                : Optional.of(new Speech(
                        verb.value(),
                        present(said.get(1)),
                        GroupValues.id(parties.get(0)),
                        GroupValues.id(parties.get(1)),
                        false));
    }

    private static Election election(Speech said) {
        Optional<ProcessId> id = said.data().flatMap(GroupValues::id);
        Optional<ProcessId> from = said.from().or(() -> id).or(() -> wrappedId(said));
        return new Election(from, said.to(), members(said), said.isTriple() || id.isPresent());
    }

    private static Ok ok(Speech said) {
        return new Ok(
                said.from().or(() -> said.data().flatMap(GroupValues::id)).or(() -> wrappedId(said)), members(said));
    }

    /** Who is announced: the one who says so apart, or an identity, or the only one in a dict of members. */
    private static Coordinator coordinator(Speech said) {
        Optional<ProcessId> id =
                said.from().or(() -> said.data().flatMap(GroupValues::id)).or(() -> wrappedId(said));
        ImmutableMap<ProcessId, Address> members = members(said);
        Optional<Address> address = said.isTriple() ? said.data().flatMap(GroupValues::address) : Optional.empty();
        if (id.isPresent() && address.isPresent()) {
            members = ImmutableMap.of(id.get(), address.get());
        } else if (id.isEmpty() && members.size() == 1) {
            id = Optional.of(members.keySet().iterator().next());
        }
        return new Coordinator(id, said.to(), members);
    }

    /** {@code (id, members)}, or {@code (id, None)}. */
    private static Optional<ProcessId> wrappedId(Speech said) {
        return said.data().flatMap(GroupValues::pair).flatMap(pair -> GroupValues.id(pair.get(0)));
    }

    private static ImmutableMap<ProcessId, Address> members(Speech said) {
        return said.data()
                .map(data -> wrappedId(said).isPresent()
                                && GroupValues.pair(data).orElseThrow().get(1) instanceof Pickled.Dict dict
                        ? GroupValues.members(dict)
                        : GroupValues.members(data))
                .orElse(ImmutableMap.of());
    }
}
