package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.gcd.NonsenseMessage;
import dsim.algorithms.gcd.NonsensePeer;
import dsim.algorithms.gcd.NonsenseWire;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Field;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.IdentityField;
import dsim.scenarios.Values;
import dsim.wire.Wire;

/** {@code run: gcd-nonsense}. */
final class NonsenseAlgorithm implements Algorithm<NonsenseMessage, NonsensePeer.Wait> {

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.<Field<?>>builder()
            .add(GcdClientAlgorithm.GCD)
            .addAll(DialectFields.ALL)
            .build();

    @Override
    public String name() {
        return "gcd-nonsense";
    }

    @Override
    public String summary() {
        return "a member that joins at a GCD and then speaks nonsense, some of it meant to do harm";
    }

    @Override
    public String example() {
        return "nodes: {gcd: {run: gcd}, x: {run: gcd-nonsense}}";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public ImmutableList<IdentityField> identity() {
        return ElectionAlgorithm.IDENTITY;
    }

    @Override
    public Wire<NonsenseMessage> wire(Values params) {
        return new NonsenseWire();
    }

    @Override
    public Role<NonsenseMessage, NonsensePeer.Wait> role(GroupSetup setup) {
        return NonsensePeer.role(
                GcdBullyAlgorithm.identities(setup),
                setup.params().get(GcdClientAlgorithm.GCD),
                DialectFields.of(setup.params()));
    }
}
