package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GroupMessage.Addresses;
import dsim.algorithms.gcd.GroupMessage.Coordinator;
import dsim.algorithms.gcd.GroupMessage.Election;
import dsim.algorithms.gcd.GroupMessage.Greeting;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Members;
import dsim.algorithms.gcd.GroupMessage.Misunderstood;
import dsim.algorithms.gcd.GroupMessage.Ok;
import dsim.algorithms.gcd.GroupMessage.Probe;
import dsim.algorithms.gcd.GroupMessage.ProbeAnswer;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.algorithms.gcd.GroupMessage.WhoIsThere;
import dsim.algorithms.pickle.PickleLimits;
import dsim.algorithms.pickle.PickleReader;
import dsim.algorithms.pickle.PickleWriter;
import dsim.algorithms.pickle.Pickled;
import dsim.algorithms.pickle.Pickled.Text;
import dsim.algorithms.pickle.PythonText;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import dsim.wire.OversizeException;
import dsim.wire.Received;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One side of a conversation: what comes in answers what was asked last; before anything was asked, it is a question. */
final class GroupCodec implements Codec<GroupMessage> {

    /** The published GCDs and members read once, and no more than this. */
    private static final int REQUEST = 1024;

    private static final int SHOWN = 100;

    private final GroupWire wire;
    private final Dialect dialect;
    private final Address self;
    private PickleReader reader;
    private Optional<GroupMessage> asked = Optional.empty();
    private boolean isHeard;
    private boolean isText;

    GroupCodec(GroupWire wire, Address self) {
        this.wire = wire;
        this.dialect = wire.dialect();
        this.self = self;
        this.reader = new PickleReader(limits());
    }

    private PickleLimits limits() {
        return PickleLimits.ofBytes(wire.listener() == GroupWire.Listener.PEER ? wire.frameLimit() : REQUEST);
    }

    // ---- out

    @Override
    public void encode(GroupMessage message, ByteSink out) {
        int start = out.length();
        if (message instanceof Sentence sentence && !sentence.isPickled()) {
            out.putBytes(sentence.text().getBytes(StandardCharsets.UTF_8));
        } else {
            PickleWriter.write(value(message), dialect.pickle(), out);
        }
        int size = out.length() - start;
        if (size > wire.frameLimit()) {
            out.truncate(start);
            throw new OversizeException(
                    "a message of " + size + " bytes, where the limit of " + wire.name() + " is " + wire.frameLimit());
        }
        asked = Optional.of(message);
    }

    private Pickled value(GroupMessage message) {
        if (message instanceof WhoIsThere) {
            return Pickled.of(dialect.join());
        } else if (message instanceof Join join) {
            return said(dialect.join(), Pickled.tuple(GroupValues.id(join.id()), GroupValues.address(join.listener())));
        } else if (message instanceof Addresses addresses) {
            return GroupValues.addresses(addresses.members());
        } else if (message instanceof Members members) {
            return GroupValues.members(members.members());
        } else if (message instanceof Sentence sentence) {
            return Pickled.of(sentence.text());
        } else if (message instanceof Hello) {
            return Pickled.of(dialect.hello());
        } else if (message instanceof Greeting greeting) {
            return said("OK", Pickled.of(greeting.text()));
        } else if (message instanceof Election election) {
            return election(election);
        } else if (message instanceof Ok ok) {
            return ok(ok);
        } else if (message instanceof Coordinator coordinator) {
            return coordinator(coordinator);
        } else if (message instanceof Probe) {
            return said(dialect.probe(), Pickled.none());
        } else if (message instanceof ProbeAnswer) {
            return Pickled.of(dialect.ok());
        }
        throw new IllegalArgumentException("not to be said: " + message);
    }

    private static Pickled said(String verb, Pickled data) {
        return Pickled.tuple(Pickled.of(verb), data);
    }

    private static Pickled id(Optional<ProcessId> id) {
        return id.map(GroupValues::id).orElseGet(Pickled::none);
    }

    private Pickled election(Election election) {
        String verb = dialect.election();
        Pickled members = GroupValues.members(election.members());
        return switch (dialect.asking()) {
            case MEMBERS -> said(verb, members);
            case WRAPPED -> said(verb, Pickled.tuple(id(election.from()), members));
            case TRIPLE -> Pickled.tuple(Pickled.of(verb), id(election.from()), members);
            case IDENTITY -> said(verb, id(election.from()));
            case ADDRESSED -> addressed(verb, members, election.from(), election.to());
            case BARE -> Pickled.of(verb);
        };
    }

    private Pickled ok(Ok ok) {
        String verb = dialect.ok();
        return switch (dialect.answering()) {
            case TEXT -> Pickled.of(verb);
            case MEMBERS -> said(verb, GroupValues.members(ok.members()));
            case NOTHING -> said(verb, Pickled.none());
            case IDENTITY -> said(verb, id(ok.from()));
            case WRAPPED -> said(verb, Pickled.tuple(id(ok.from()), Pickled.none()));
        };
    }

    private Pickled coordinator(Coordinator coordinator) {
        String verb = dialect.coordinator();
        Pickled leader = id(coordinator.leader());
        Pickled members = GroupValues.members(coordinator.members());
        Address address = coordinator.leader().map(coordinator.members()::get).orElse(self);
        return switch (dialect.announcing()) {
            case MEMBERS -> said(verb, members);
            case IDENTITY -> said(verb, leader);
            case LEADER ->
                said(
                        verb,
                        GroupValues.members(coordinator
                                .leader()
                                .map(id -> ImmutableMap.of(id, address))
                                .orElse(ImmutableMap.of())));
            case WRAPPED -> said(verb, Pickled.tuple(leader, members));
            case TRIPLE -> Pickled.tuple(Pickled.of(verb), leader, GroupValues.address(address));
            case ADDRESSED -> addressed(verb, members, coordinator.leader(), coordinator.to());
            case BARE -> Pickled.of(verb);
        };
    }

    private static Pickled addressed(String verb, Pickled members, Optional<ProcessId> from, Optional<ProcessId> to) {
        return Pickled.tuple(said(verb, members), Pickled.tuple(id(from), id(to)));
    }

    // ---- in

    @Override
    public Optional<Received<GroupMessage>> decode(ByteBuffer in) throws MalformedMessageException {
        if (isText) {
            return line(in);
        }
        int start = in.position();
        try {
            Optional<Pickled> value = reader.read(in);
            return value.isEmpty() ? Optional.empty() : heard(understood(value.get()));
        } catch (MalformedMessageException malformed) {
            in.position(start);
            reader = new PickleReader(limits());
            return noPickle(in, malformed);
        }
    }

    private GroupMessage understood(Pickled value) throws MalformedMessageException {
        if (asked.isPresent()) {
            return answer(value, asked.get());
        }
        return switch (wire.listener()) {
            case GCD -> Requests.read(value, wire.rules().orElseThrow());
            case MEMBER ->
                value.equals(Pickled.of(dialect.hello()))
                        ? new Hello()
                        : new Misunderstood(new Sentence("Unexpected message: " + PythonText.str(value), true));
            case PEER -> PeerSpeech.question(value, dialect);
        };
    }

    private GroupMessage answer(Pickled value, GroupMessage question) {
        if (question instanceof WhoIsThere && !GroupValues.addresses(value).isEmpty()) {
            return new Addresses(GroupValues.addresses(value));
        } else if (question instanceof Join && !(value instanceof Text)) {
            ImmutableMap<ProcessId, Address> members = GroupValues.members(value);
            if (!members.isEmpty()) {
                return new Members(members);
            }
        } else if (question instanceof Election || question instanceof Probe) {
            Optional<Ok> ok = PeerSpeech.ok(value, dialect);
            if (ok.isPresent()) {
                return question instanceof Probe ? new ProbeAnswer() : ok.get();
            }
        }
        return new Sentence(question instanceof Hello ? PythonText.repr(value) : PythonText.str(value), true);
    }

    /** A GCD and a member say so; from them it is an answer of its own; anybody else is not listened to any more. */
    private Optional<Received<GroupMessage>> noPickle(ByteBuffer in, MalformedMessageException malformed)
            throws MalformedMessageException {
        if (asked.isPresent() && isReadable(in)) {
            isText = true;
            return line(in);
        } else if (asked.isEmpty() && wire.listener() != GroupWire.Listener.PEER) {
            return heard(complaint(in));
        }
        throw malformed;
    }

    private static GroupMessage complaint(ByteBuffer in) {
        byte[] bytes = new byte[Math.min(SHOWN, in.remaining())];
        in.get(bytes);
        in.position(in.limit());
        String shown = PythonText.repr(bytes);
        return new Misunderstood(new Sentence(
                "Expected a pickled message, got " + shown.substring(0, Math.min(SHOWN, shown.length())) + "\n",
                false));
    }

    private static boolean isReadable(ByteBuffer in) {
        for (int i = in.position(); i < in.limit(); i++) {
            if (in.get(i) < ' ' && in.get(i) != '\n') {
                return false;
            }
        }
        return in.hasRemaining();
    }

    /** A bare text up to the end of its line; what follows is none of it. */
    private Optional<Received<GroupMessage>> line(ByteBuffer in) throws MalformedMessageException {
        int length = in.remaining();
        if (length > REQUEST || !isReadable(in)) {
            throw new MalformedMessageException("neither a pickle nor a line of text");
        }
        return in.get(in.limit() - 1) == '\n' ? heard(text(in)) : Optional.empty();
    }

    private static GroupMessage text(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return new Sentence(new String(bytes, StandardCharsets.US_ASCII).strip(), false);
    }

    private Optional<Received<GroupMessage>> heard(GroupMessage message) {
        isHeard = true;
        return Optional.of(new Received<>(Optional.empty(), message));
    }

    /** A text may end with the stream. A GCD and a member answer also what has stopped halfway, and nothing at all. */
    @Override
    public Optional<Received<GroupMessage>> decodeLast(ByteBuffer in) throws MalformedMessageException {
        if (isText && in.hasRemaining()) {
            return heard(text(in));
        } else if (!isHeard && asked.isEmpty() && wire.listener() != GroupWire.Listener.PEER) {
            return heard(complaint(in));
        }
        return Codec.super.decodeLast(in);
    }
}
