package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.pickle.PickleLimits;
import dsim.algorithms.pickle.PickleReader;
import dsim.algorithms.pickle.PickleWriter;
import dsim.algorithms.pickle.Pickled;
import dsim.shape.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/**
 * A member that joins like everybody else, and from then on speaks nonsense: it answers every question by something that is no
 * answer, and tells the others now and then something that is no message. What it says are the things that programs of
 * classrooms do say by mistake, and some that are meant to do harm.
 */
public final class NonsensePeer implements Actor<NonsenseMessage, NonsensePeer.Wait> {

    /** What it waits for. */
    public enum Wait {
        /** Until it speaks, and asks the GCD anew whom to speak to. */
        TO_BABBLE
    }

    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private static final ImmutableList<ByteString> NONSENSE = ImmutableList.of(
            ascii("hello world"),
            ascii("GET / HTTP/1.1\r\n\r\n"),
            ByteString.ofHex("80"),
            ByteString.ofHex("80044b2a2e"),
            ByteString.ofHex("80045d2e"),
            ascii("cposix\nsystem\n(S'echo hacked'\ntR."),
            ByteString.ofHex("80049531000000000000008c0a63686f72645f6e6f6465948c064d6574686f649493942e"),
            ByteString.ofHex("800495ffffffffffffff7f4e2e"),
            ByteString.ofHex("80045800000080"),
            ByteString.ofHex("80044e" + "3286".repeat(40) + "2e"),
            ByteString.ofHex("80045d946800612e"),
            pickle(Pickled.tuple(Pickled.of("ELECTION"), Pickled.of(5))),
            pickle(Pickled.tuple(Pickled.of("COORDINATOR"), Pickled.of("me"))),
            pickle(Pickled.tuple(Pickled.of("VOTE"), Pickled.none())),
            pickle(Pickled.tuple(Pickled.none(), Pickled.none())));

    private final ProcessId self;
    private final Address gcd;
    private final Dialect dialect;
    private final Context<NonsenseMessage, Wait> context;
    private ImmutableList<Address> members = ImmutableList.of();

    /** One who speaks nonsense. */
    public NonsensePeer(ProcessId self, Address gcd, Dialect dialect, Context<NonsenseMessage, Wait> context) {
        this.self = self;
        this.gcd = gcd;
        this.dialect = dialect;
        this.context = context;
    }

    /**
     * The role of some of them.
     *
     * @param identities of each, by its address
     */
    public static Role<NonsenseMessage, Wait> role(
            Function<Address, ProcessId> identities, Address gcd, Dialect dialect) {
        return context -> new NonsensePeer(identities.apply(context.self()), gcd, dialect, context);
    }

    private static ByteString ascii(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteString pickle(Pickled value) {
        return ByteString.of(PickleWriter.bytes(value, PickleWriter.DEFAULT_PROTOCOL));
    }

    @Override
    public void onStart() {
        join();
    }

    private void join() {
        Pickled who = Pickled.tuple(GroupValues.id(self), GroupValues.address(context.self()));
        context.send(gcd, new NonsenseMessage(pickle(Pickled.tuple(Pickled.of(dialect.join()), who))));
    }

    @Override
    public void onMessage(Address from, NonsenseMessage message) {
        if (from.equals(gcd)) {
            onMembers(message.bytes());
        } else {
            context.send(from, nonsense());
            context.close(from);
        }
    }

    private void onMembers(ByteString answer) {
        try {
            members = GroupValues.addresses(PickleReader.read(PickleLimits.ofBytes(1 << 16), answer.toByteArray()));
        } catch (MalformedMessageException e) {
            members = ImmutableList.of();
        }
        context.close(gcd);
        context.setTimer(Wait.TO_BABBLE, context.random("when").between(OFTEN, SELDOM));
    }

    private NonsenseMessage nonsense() {
        return new NonsenseMessage(context.random("nonsense").pick(NONSENSE));
    }

    /** Without the GCD it knows nobody new. */
    @Override
    public void onGone(Address peer, Gone why) {
        if (peer.equals(gcd)) {
            context.setTimer(Wait.TO_BABBLE, SELDOM);
        }
    }

    @Override
    public void onTimer(Wait timer) {
        for (Address member : members) {
            if (!member.equals(context.self()) && context.random("whom").chance(0.5)) {
                context.send(member, nonsense());
                context.close(member);
            }
        }
        join();
    }
}
