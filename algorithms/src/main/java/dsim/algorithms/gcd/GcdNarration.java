package dsim.algorithms.gcd;

import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionNarration;
import dsim.algorithms.gcd.GcdFact.Evicted;
import dsim.algorithms.gcd.GcdFact.Feigns;
import dsim.algorithms.gcd.GcdFact.Greeted;
import dsim.algorithms.gcd.GcdFact.Listed;
import dsim.algorithms.gcd.GcdFact.NoGcd;
import dsim.algorithms.gcd.GcdFact.Rebuked;
import dsim.algorithms.gcd.GcdFact.Registered;
import dsim.algorithms.gcd.GcdFact.Silent;
import dsim.algorithms.gcd.GcdFact.ToldMembers;
import dsim.algorithms.gcd.GcdFact.TurnedAway;
import dsim.trace.TraceEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Tells what happens in a group with a GCD, in sentences without a full stop. Each part tells of its own nodes. A narration follows
 * one run, from its beginning.
 */
public final class GcdNarration {

    private GcdNarration() {}

    /** What GCDs do. */
    public static Function<TraceEvent, Optional<String>> ofGcds() {
        return facts(GcdNarration::ofGcd);
    }

    /** What clients of lab 1 hear. */
    public static Function<TraceEvent, Optional<String>> ofClients() {
        return facts(GcdNarration::ofClient);
    }

    /** What members of lab 2 do; probes are passed over in silence. */
    public static Function<TraceEvent, Optional<String>> ofMembers() {
        ElectionNarration election =
                new ElectionNarration(message -> Optional.ofNullable(GroupMessage.WORDS.get(message.getClass())));
        Function<TraceEvent, Optional<String>> facts = facts(GcdNarration::ofMember);
        return event -> facts.apply(event).or(() -> following(event)).or(() -> election.apply(event));
    }

    private static Function<TraceEvent, Optional<String>> facts(BiFunction<String, GcdFact, Optional<String>> teller) {
        return event -> event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof GcdFact fact
                ? teller.apply(event.node().host(), fact)
                : Optional.empty();
    }

    private static Optional<String> following(TraceEvent event) {
        return event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Follows follows
                ? Optional.of(event.node().host() + " follows " + follows.leader() + ", which leads")
                : Optional.empty();
    }

    private static Optional<String> ofGcd(String node, GcdFact fact) {
        if (fact instanceof Registered joined) {
            return Optional.of(node + " takes in " + joined.id() + " at " + joined.listener() + ": "
                    + counted(joined.members(), "member"));
        } else if (fact instanceof Evicted evicted) {
            return Optional.of(node + " takes out " + evicted.id());
        } else if (fact instanceof Rebuked rebuked) {
            return Optional.of(node + " answers: " + rebuked.answer());
        }
        return Optional.empty();
    }

    private static Optional<String> ofClient(String node, GcdFact fact) {
        if (fact instanceof Listed listed) {
            return Optional.of(node + " is told of " + counted(listed.members().size(), "member"));
        } else if (fact instanceof Greeted greeted) {
            return Optional.of(node + " hears from " + greeted.member() + ": " + greeted.answer());
        } else if (fact instanceof Silent silent) {
            return Optional.of(node + " hears nothing from " + silent.member() + ": " + silent.why());
        }
        return ofGuest(node, fact);
    }

    private static Optional<String> ofMember(String node, GcdFact fact) {
        if (fact instanceof ToldMembers told) {
            return Optional.of(node + " has joined: " + counted(told.members(), "member"));
        } else if (fact instanceof Feigns feigns) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s pretends to have failed for %.3f s",
                    node,
                    feigns.length().toMillis() / 1000.0));
        }
        return ofGuest(node, fact);
    }

    private static Optional<String> ofGuest(String node, GcdFact fact) {
        if (fact instanceof TurnedAway away) {
            return Optional.of(node + " is not taken in: the GCD answers '" + away.answer() + "'");
        } else if (fact instanceof NoGcd none) {
            return Optional.of(node + " does not reach the GCD: " + none.why());
        }
        return Optional.empty();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
