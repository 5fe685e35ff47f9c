package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Catalogue;
import dsim.scenarios.Field;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Kinds;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.Values;
import dsim.scenarios.catalogue.Shipped;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.time.Duration;

/** An algorithm that goes wrong in the way that its parameter says, from one second of virtual time on. */
final class Gremlins implements Algorithm<Gremlins.Word, Gremlins.Wait> {

    /** What gremlins say. */
    record Word(int number) {}

    /** What they wait for. */
    enum Wait {
        FOR_MISCHIEF
    }

    /** What they do. */
    enum Mischief {
        /** Nothing: each tells all others a number once a second. */
        NONE,
        /** The order in which others are told depends on where objects lie in memory. */
        ORDERS_BY_IDENTITY,
        /** The last of the group throws. */
        THROWS,
        /** A message to itself, for ever. */
        NEVER_RESTS
    }

    private static final Field<Mischief> MISCHIEF =
            Field.of("mischief", Kinds.oneOf(Mischief.class), "none", "what they do");
    private static final Field<Wire.Kind> TRANSPORT =
            Field.of("transport", Kinds.oneOf(Wire.Kind.class), "datagram", "how they speak");

    private static final ImmutableList<Field<?>> PARAMETERS = ImmutableList.of(MISCHIEF, TRANSPORT);

    /** The shipped catalogue, and this. */
    static final Catalogue CATALOGUE = Catalogue.of(
            ImmutableList.<Algorithm<?, ?>>builder()
                    .addAll(Shipped.catalogue().algorithms())
                    .add(new Gremlins())
                    .build(),
            Shipped.catalogue().checks(),
            Shipped.catalogue().measures());

    private final Wire<Word> datagrams = RecordWire.datagram(Word.class);
    private final Wire<Word> streams = RecordWire.stream(Word.class);

    static Scenario scenario(String name, String yaml) {
        return new ScenarioReader(CATALOGUE).read(name + ".yaml", yaml).orThrow();
    }

    @Override
    public String name() {
        return "gremlins";
    }

    @Override
    public String summary() {
        return "goes wrong";
    }

    @Override
    public ImmutableList<Field<?>> parameters() {
        return PARAMETERS;
    }

    @Override
    public Wire<Word> wire(Values params) {
        return params.get(TRANSPORT) == Wire.Kind.STREAM ? streams : datagrams;
    }

    @Override
    public Role<Word, Wait> role(GroupSetup setup) {
        return context -> new Gremlin(setup, context);
    }

    /** Somebody who is told a number. Two of them are told apart by the objects that they are. */
    private static final class Other {
        private final Address address;

        Other(Address address) {
            this.address = address;
        }
    }

    private static final class Gremlin implements Actor<Word, Wait> {

        private final Mischief mischief;
        private final ImmutableList<Address> nodes;
        private final Context<Word, Wait> context;
        private final ImmutableList<Other> inOrder;
        private final ImmutableList<Other> byIdentity;

        Gremlin(GroupSetup setup, Context<Word, Wait> context) {
            this.mischief = setup.params().get(MISCHIEF);
            this.nodes = setup.nodes();
            this.context = context;
            this.inOrder = nodes.stream().map(Other::new).collect(ImmutableList.toImmutableList());
            this.byIdentity = areToldApart(inOrder) ? inOrder.reverse() : inOrder;
        }

        /** Whether identity hashes differ: the same in every run of a process, unlike the order in which they put things. */
        private static boolean areToldApart(ImmutableList<Other> others) {
            return others.stream().map(Other::hashCode).distinct().count() > 1;
        }

        @Override
        public void onStart() {
            context.setTimer(Wait.FOR_MISCHIEF, Duration.ofSeconds(1));
        }

        @Override
        public void onMessage(Address from, Word word) {
            if (mischief == Mischief.NEVER_RESTS) {
                context.send(context.self(), word);
            }
        }

        @Override
        public void onTimer(Wait wait) {
            if (mischief == Mischief.THROWS && context.self().equals(nodes.get(nodes.size() - 1))) {
                throw new IllegalStateException("no more");
            }
            ImmutableList<Other> others = mischief == Mischief.ORDERS_BY_IDENTITY ? byIdentity : inOrder;
            others.forEach(other -> context.send(other.address, new Word(1)));
            context.setTimer(wait, Duration.ofSeconds(1));
        }
    }
}
