package dsim.scenarios.catalogue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.algorithms.gcd.GcdNarration;
import dsim.algorithms.gcd.GcdRules;
import dsim.algorithms.gcd.GcdServer;
import dsim.algorithms.gcd.GroupMessage;
import dsim.algorithms.gcd.GroupWire;
import dsim.live.Deadlines;
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

/** {@code run: gcd}. */
public final class GcdAlgorithm implements Algorithm<GroupMessage, GcdServer.Wait> {

    /** Which hosts members may listen on. */
    public enum Hosts {
        LOCAL,
        ANY
    }

    /** Whose requests it answers. */
    public static final Field<GcdRules.Lab> LAB =
            Field.of("lab", Kinds.oneOf(GcdRules.Lab.class), "both", "of which lab the requests are that it answers");

    /** Which hosts members may listen on. */
    public static final Field<Hosts> HOSTS = Field.of(
            "hosts",
            Kinds.oneOf(Hosts.class),
            "any",
            "where members may listen: on this machine only, as published, or" + " anywhere");

    /** Who is a member from the beginning. */
    public static final Field<Optional<ImmutableList<Address>>> LISTED = Field.of(
            "listed",
            Kinds.maybe(Kinds.list(Kinds.PEER)),
            "who is a member from the beginning; in lab 2 by the identities 365/9000001, 365/9000002, ...");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.<Field<?>>builder()
            .add(LAB, HOSTS, LISTED)
            .addAll(DialectFields.ALL)
            .build();

    @Override
    public String name() {
        return "gcd";
    }

    @Override
    public String summary() {
        return "group coordinator daemon: who joins is told who else has (labs 1 and 2 of CPSC 5520)";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<GroupMessage> wire(Values params) {
        return GroupWire.gcd(
                DialectFields.of(params),
                new GcdRules(params.get(LAB), DialectFields.of(params).join(), params.get(HOSTS) == Hosts.ANY));
    }

    @Override
    public Deadlines deadlines(Values params) {
        return Deadlines.DEFAULT.withIdle(Duration.ofSeconds(30));
    }

    @Override
    public boolean isServer() {
        return true;
    }

    @Override
    public Role<GroupMessage, GcdServer.Wait> role(GroupSetup setup) {
        return GcdServer.role(setup.params().get(LISTED).orElse(ImmutableList.of()));
    }

    @Override
    public void verify(Group group) {
        wire(group.params());
    }

    @Override
    public Function<TraceEvent, Optional<String>> narration() {
        return GcdNarration.ofGcds();
    }
}
