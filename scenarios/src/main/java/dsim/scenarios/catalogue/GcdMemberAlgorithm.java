package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Role;
import dsim.algorithms.gcd.GcdMember;
import dsim.algorithms.gcd.GroupMessage;
import dsim.algorithms.gcd.GroupWire;
import dsim.live.Deadlines;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Field;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Values;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;

/** {@code run: gcd-member}. */
public final class GcdMemberAlgorithm implements Algorithm<GroupMessage, GcdMember.ToAnswer> {

    /** How long it takes to answer. */
    public static final Field<Optional<Duration>> ANSWERS_AFTER =
            Field.of("answers-after", Kinds.DURATION.orNever(), "0s", "how long it takes to answer");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.<Field<?>>builder()
            .add(ANSWERS_AFTER)
            .addAll(DialectFields.ALL)
            .build();

    @Override
    public String name() {
        return "gcd-member";
    }

    @Override
    public String summary() {
        return "a member of a group that is pleased to meet who greets it, at once, late or never (lab 1)";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<GroupMessage> wire(Values params) {
        return GroupWire.member(DialectFields.of(params));
    }

    @Override
    public Deadlines deadlines(Values params) {
        Duration answer = params.get(ANSWERS_AFTER).orElse(Duration.ZERO);
        return Deadlines.DEFAULT
                .withIdle(Duration.ofSeconds(30).plus(answer))
                .withLinger(Duration.ofSeconds(10).plus(answer));
    }

    @Override
    public Role<GroupMessage, GcdMember.ToAnswer> role(GroupSetup setup) {
        return GcdMember.role(setup.params().get(ANSWERS_AFTER));
    }

    @Override
    public void verify(Group group) {
        wire(group.params());
    }
}
