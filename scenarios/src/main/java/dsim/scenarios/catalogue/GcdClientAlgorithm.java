package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.gcd.GcdClient;
import dsim.algorithms.gcd.GcdNarration;
import dsim.algorithms.gcd.GroupMessage;
import dsim.algorithms.gcd.GroupWire;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import dsim.trace.TraceEvent;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code run: gcd-client}. */
public final class GcdClientAlgorithm implements Algorithm<GroupMessage, GcdClient.Wait> {

    /** Where the group meets, of clients and members alike. */
    public static final Field<Address> GCD = Field.of("gcd", Kinds.PEER, "gcd", "the node of the GCD");

    /** How long the GCD is waited for. */
    public static final Field<Duration> GCD_WITHIN =
            Field.of("gcd-within", ElectionAlgorithm.WAIT, "5s", "how long to wait for the GCD");

    /** How long each member is waited for. */
    public static final Field<Duration> ANSWER_WITHIN =
            Field.of("answer-within", ElectionAlgorithm.WAIT, "1.5s", "how long to wait for each member");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.<Field<?>>builder()
            .add(GCD, GCD_WITHIN, ANSWER_WITHIN)
            .addAll(DialectFields.ALL)
            .build();

    @Override
    public String name() {
        return "gcd-client";
    }

    @Override
    public String summary() {
        return "asks a GCD who is there and greets all of them (lab 1 of CPSC 5520)";
    }

    @Override
    public String example() {
        return "nodes: {gcd: {run: gcd}, client: {run: gcd-client}}";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<GroupMessage> wire(Values params) {
        return GroupWire.peer(DialectFields.of(params));
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public Role<GroupMessage, GcdClient.Wait> role(GroupSetup setup) {
        Values params = setup.params();
        return GcdClient.role(params.get(GCD), params.get(GCD_WITHIN), params.get(ANSWER_WITHIN));
    }

    @Override
    public void verify(Group group) {
        wire(group.params());
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return GcdNarration.ofClients();
    }
}
