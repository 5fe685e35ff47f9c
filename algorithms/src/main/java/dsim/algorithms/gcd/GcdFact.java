package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.algorithms.election.ProcessId;
import java.time.Duration;

/** What those tell of themselves who deal with a GCD. */
public sealed interface GcdFact extends Fact {

    /** A GCD has taken a member in. */
    record Registered(ProcessId id, Address listener, int members) implements GcdFact {}

    /** A GCD has taken a member out: the same student, or the same listener, has joined as another. */
    record Evicted(ProcessId id) implements GcdFact {}

    /** A GCD or a member has answered what it does not accept. */
    record Rebuked(String answer) implements GcdFact {}

    /** A member has been told by the GCD who is there. */
    record ToldMembers(int members) implements GcdFact {}

    /** The GCD does not take a member in. */
    record TurnedAway(String answer) implements GcdFact {}

    /** The GCD has not answered. */
    record NoGcd(String why) implements GcdFact {}

    /** A client has been told by the GCD whom it may greet. */
    record Listed(ImmutableList<Address> members) implements GcdFact {}

    /** A member has answered a client. */
    record Greeted(Address member, String answer) implements GcdFact {}

    /** A member has not answered a client. */
    record Silent(Address member, String why) implements GcdFact {}

    /** A client is done. */
    record Finished() implements GcdFact {}

    /** A member pretends to have failed. */
    record Feigns(Duration length) implements GcdFact {}
}
