package dsim.live;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Context;
import dsim.actor.Fact;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.network.DropReason;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.shape.Shape;
import dsim.trace.TraceEvent.Kind;
import dsim.wire.Codec;
import dsim.wire.OversizeException;
import dsim.wire.Received;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A node between its actor and the ground under it: it makes messages of bytes and bytes of messages, and knows its
 * conversations and timers. What it does follows from its inputs alone, so that they can be replayed.
 */
final class LiveNode implements Context<Object, Object> {

    /** So many peers of a datagram wire are remembered by their codecs. */
    private static final int PACKET_PEERS = 4096;

    private static final String EVERYWHERE_4 = "0.0.0.0";
    private static final String EVERYWHERE_6 = "::";
    private static final int SHOWN_BYTES = 64;

    /** What a line about an effect may have of letters; of a longer one, half of that stands for it, and a hash. */
    private static final int EFFECT_LETTERS = 2000;

    /** Something that an actor does, and may fail to do. */
    private interface Turn {
        void take(Actor<Object, Object> actor);
    }

    final String name;
    final Address address;
    final Wire<Object> wire;

    private final Key chance;
    private final Ground ground;
    private final Telling telling;
    private final Optional<StepSink> recorder;
    private final List<String> effects = new ArrayList<>();
    private final ByteSink sink = new ByteSink();

    private final Map<Address, Conversation> listed = new HashMap<>();
    private final Map<Integer, Conversation> conversations = new LinkedHashMap<>();
    private final Map<Address, Codec<Object>> packetCodecs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Object, Long> timers = new HashMap<>();
    private final Map<Long, Object> timersByNumber = new HashMap<>();
    private final Map<String, Rng> streams = new HashMap<>();
    private int conversationsKnown;
    private long timersSet;

    private @Nullable Role<Object, Object> role;
    private @Nullable Actor<Object, Object> actor;
    private boolean isDown;
    private long now;
    private long startedAt;
    private @Nullable Instant clock;
    private long adjustedNanos;

    LiveNode(
            String name,
            Address address,
            Wire<Object> wire,
            Seed seed,
            Ground ground,
            Telling telling,
            Optional<StepSink> recorder) {
        this.name = name;
        this.address = address;
        this.wire = wire;
        this.chance = Key.of(seed, "node").with(Address.of(name, 1).key());
        this.ground = ground;
        this.telling = telling;
        this.recorder = recorder;
    }

    void plays(Role<Object, Object> what) {
        role = what;
    }

    /** Whether the actor has thrown. */
    boolean isDown() {
        return isDown;
    }

    /** Whether it has started, and not failed since. */
    boolean isUp() {
        return actor != null && !isDown;
    }

    // ---- inputs

    private void begin(long at) {
        now = at;
        clock = null;
    }

    private void end(Supplier<Input> input) {
        if (recorder.isPresent()) {
            Step step = new Step(name, now, input.get(), Optional.ofNullable(clock), ImmutableList.copyOf(effects));
            effects.clear();
            recorder.get().on(step);
        }
    }

    private boolean isRecorded() {
        return recorder.isPresent();
    }

    void start(long at) {
        begin(at);
        startedAt = at;
        Role<Object, Object> what = role;
        if (what == null) {
            throw new IllegalStateException("the node " + name + " plays nothing");
        }
        telling.tell(Kind.START, now, address, 1);
        turn("its start", () -> actor = what.play(this));
        turn("its start", Actor::onStart);
        end(Input.Start::new);
    }

    Conversation accepted(long at, Address peer, Outlet outlet) {
        begin(at);
        Conversation conversation = conversation(peer, true);
        conversation.goesOutBy(outlet);
        listed.putIfAbsent(peer, conversation);
        end(() -> new Input.Accepted(conversation.number, peer));
        return conversation;
    }

    void bytes(long at, Conversation conversation, ByteBuffer in) {
        begin(at);
        ByteString raw = isRecorded() ? copyOf(in) : ByteString.empty();
        if (conversation.isOver()) {
            telling.dropped(
                    now, conversation.peer, address, in.remaining() + " bytes", in.remaining(), DropReason.CLOSED);
        } else {
            read(conversation, conversation.joined(in));
        }
        end(() -> new Input.Bytes(conversation.number, raw));
    }

    void ended(long at, Conversation conversation, Gone why) {
        begin(at);
        if (why == Gone.CLOSED && conversation.state == Conversation.State.OPEN) {
            closedByPeer(conversation);
        } else {
            boolean isNews = conversation.state == Conversation.State.OPEN
                    || conversation.isAnsweredLate && why == Gone.RESET && !conversation.isOver();
            forget(conversation);
            if (isNews) {
                gone(conversation, why);
            }
        }
        end(() -> new Input.Ended(conversation.number, why));
    }

    void packet(long at, Address from, ByteBuffer in) {
        begin(at);
        ByteString raw = isRecorded() ? copyOf(in) : ByteString.empty();
        int size = in.remaining();
        try {
            Optional<Received<Object>> received =
                    decoded(() -> packetCodec(from).decode(in));
            if (received.isEmpty() || in.hasRemaining()) {
                throw new MalformedMessageException("the packet is not one message");
            }
            Address sender =
                    received.get().from().map(said -> reachable(said, from)).orElse(from);
            deliver(sender, received.get().message());
        } catch (MalformedMessageException malformed) {
            dropMalformed(from, size, malformed, in);
        }
        end(() -> new Input.Packet(from, raw));
    }

    void unsent(long at, Address to, DropReason reason) {
        begin(at);
        telling.dropped(now, address, to, "a packet", 0, reason);
        end(() -> new Input.Unsent(to, reason.toString()));
    }

    void timer(long at, long number) {
        begin(at);
        Object timer = timersByNumber.remove(number);
        if (timer != null) {
            timers.remove(timer);
            effect(() -> "has waited for " + timer);
            telling.tell(Kind.TIMER, now, address, timer);
            turn(timer, each -> each.onTimer(timer));
        }
        end(() -> new Input.Timer(number));
    }

    // ---- what comes of them

    private void read(Conversation conversation, ByteBuffer in) {
        try {
            while (!conversation.isOver() && in.hasRemaining()) {
                int before = in.position();
                Optional<Received<Object>> received = decoded(() -> conversation.codec.decode(in));
                if (received.isEmpty()) {
                    in.position(before);
                    break;
                } else if (in.position() == before) {
                    throw new MalformedMessageException("a message of no bytes");
                }
                deliver(conversation, received.get());
            }
        } catch (MalformedMessageException malformed) {
            malformed(conversation, malformed, in);
            return;
        }
        if (conversation.isOver()) {
            if (in.hasRemaining()) {
                telling.dropped(
                        now, conversation.peer, address, in.remaining() + " bytes", in.remaining(), DropReason.CLOSED);
            }
            return;
        }
        conversation.keep(in);
        if (conversation.waiting() > wire.frameLimit()) {
            telling.dropped(
                    now,
                    conversation.peer,
                    address,
                    "a frame of more than " + wire.frameLimit() + " bytes",
                    conversation.waiting(),
                    DropReason.OVERSIZE);
            breakOff(conversation, Gone.MALFORMED);
        }
    }

    /** Reads something that may be anything. Whatever a codec says to it, it is not the actor's fault. */
    private static <R> R decoded(Decoding<R> decoding) throws MalformedMessageException {
        try {
            return decoding.get();
        } catch (RuntimeException e) {
            throw new MalformedMessageException("the codec failed: " + e);
        }
    }

    private interface Decoding<R> {
        R get() throws MalformedMessageException;
    }

    private void deliver(Conversation conversation, Received<Object> received) {
        if (!conversation.isHeard) {
            conversation.isHeard = true;
            received.from().ifPresent(said -> isKnownAs(conversation, reachable(said, conversation.socket)));
        }
        deliver(conversation.peer, received.message());
    }

    /** The sender says where it can be reached: sends to there find this conversation, unless they find another. */
    private void isKnownAs(Conversation conversation, Address known) {
        if (conversation.isAccepted) {
            conversation.peer = known;
            if (listed.putIfAbsent(known, conversation) == null) {
                listed.remove(conversation.listedAs, conversation);
                conversation.listedAs = known;
            }
        }
    }

    /** One who listens everywhere is reached where it comes from. */
    private static Address reachable(Address said, Address socket) {
        return said.host().equals(EVERYWHERE_4) || said.host().equals(EVERYWHERE_6)
                ? Address.of(socket.host(), said.port())
                : said;
    }

    private void deliver(Address from, Object message) {
        effect(() -> "receives " + message + " from " + from);
        telling.delivered(now, address, from, message);
        turn(message, each -> each.onMessage(from, message));
    }

    private void closedByPeer(Conversation conversation) {
        ByteBuffer rest = ByteBuffer.wrap(conversation.unread());
        try {
            Optional<Received<Object>> last = decoded(() -> conversation.codec.decodeLast(rest));
            if (last.isPresent()) {
                deliver(conversation, last.get());
            }
        } catch (MalformedMessageException malformed) {
            malformed(conversation, malformed, rest);
            return;
        }
        if (conversation.isOver()) {
            return;
        }
        if (conversation.isAccepted && !wire.carriesSender()) {
            conversation.state = Conversation.State.HALF_CLOSED;
        } else {
            forget(conversation);
            conversation.outlet().finish();
        }
        gone(conversation, Gone.CLOSED);
    }

    private void malformed(Conversation conversation, MalformedMessageException malformed, ByteBuffer in) {
        dropMalformed(conversation.peer, in.limit(), malformed, in);
        if (!conversation.isOver()) {
            breakOff(conversation, Gone.MALFORMED);
        }
    }

    private void dropMalformed(Address from, int size, MalformedMessageException malformed, ByteBuffer in) {
        byte[] shown = new byte[Math.min(SHOWN_BYTES, in.limit())];
        in.duplicate().rewind().get(shown);
        String hex = ByteString.of(shown).toHex() + (in.limit() > SHOWN_BYTES ? "..." : "");
        String text = "bytes " + hex + " (" + malformed.getMessage() + ")";
        effect(() -> "drops " + text + " from " + from);
        telling.dropped(now, from, address, text, size, DropReason.MALFORMED);
    }

    private void breakOff(Conversation conversation, Gone why) {
        boolean isNews = conversation.state == Conversation.State.OPEN;
        forget(conversation);
        conversation.outlet().breakOff();
        if (isNews) {
            gone(conversation, why);
        }
    }

    private void forget(Conversation conversation) {
        conversation.state = Conversation.State.OVER;
        listed.remove(conversation.listedAs, conversation);
        conversations.remove(conversation.number);
    }

    private void gone(Conversation conversation, Gone why) {
        effect(() -> "hears that " + conversation.peer + " is gone: " + why);
        telling.gone(now, address, conversation.peer, why);
        turn(why, each -> each.onGone(conversation.peer, why));
    }

    private void turn(Object during, Turn what) {
        Actor<Object, Object> present = actor;
        if (present != null && !isDown) {
            turn(during, () -> what.take(present));
        }
    }

    private void turn(Object during, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | AssertionError thrown) {
            effect(() -> "fails: " + thrown);
            crash(new NodeFailure(name, now, during, thrown));
        }
    }

    private void crash(NodeFailure failure) {
        isDown = true;
        telling.tell(Kind.CRASH, now, address, 1);
        for (Conversation each : ImmutableList.copyOf(conversations.values())) {
            forget(each);
            each.outlet().breakOff();
        }
        timersByNumber.keySet().forEach(number -> ground.cancelTimer(this, number));
        timersByNumber.clear();
        timers.clear();
        ground.failed(this, failure);
    }

    private Conversation conversation(Address socket, boolean isAccepted) {
        Conversation conversation = new Conversation(++conversationsKnown, isAccepted, socket, wire.codec(address));
        conversations.put(conversation.number, conversation);
        return conversation;
    }

    /** All that are not over. */
    ImmutableList<Conversation> conversations() {
        return ImmutableList.copyOf(conversations.values());
    }

    private Codec<Object> packetCodec(Address peer) {
        Codec<Object> codec = packetCodecs.computeIfAbsent(peer, each -> wire.codec(address));
        if (packetCodecs.size() > PACKET_PEERS) {
            packetCodecs.keySet().remove(packetCodecs.keySet().iterator().next());
        }
        return codec;
    }

    private static ByteString copyOf(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.duplicate().get(bytes);
        return ByteString.of(bytes);
    }

    // ---- what the actor does

    private void effect(Supplier<String> says) {
        if (isRecorded()) {
            String text = says.get();
            effects.add(
                    text.length() <= EFFECT_LETTERS
                            ? text
                            : text.substring(0, EFFECT_LETTERS / 2) + "... of " + text.length() + " letters, "
                                    + hash(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String hash(byte[] bytes) {
        return Hashing.murmur3_128().hashBytes(bytes).toString().substring(0, 16);
    }

    @Override
    public Address self() {
        return address;
    }

    @Override
    public Instant now() {
        Instant shown = clock;
        if (shown == null) {
            effect(() -> "reads the clock");
            shown = ground.clock();
            clock = shown;
        }
        return shown.plusNanos(adjustedNanos);
    }

    @Override
    public Duration uptime() {
        return Duration.ofNanos(now - startedAt);
    }

    @Override
    public Rng random(String purpose) {
        return streams.computeIfAbsent(purpose, each -> new Rng(chance.with(each)));
    }

    @Override
    public void send(Address to, Object message) {
        Shape.of(message.getClass());
        Conversation conversation = wire.kind() == Wire.Kind.STREAM ? listed.get(to) : null;
        boolean isNew = wire.kind() == Wire.Kind.STREAM && conversation == null;
        if (isNew) {
            conversation = new Conversation(conversationsKnown + 1, false, to, wire.codec(address));
        }
        sink.clear();
        Codec<Object> codec = conversation == null ? packetCodec(to) : conversation.codec;
        try {
            codec.encode(message, sink);
        } catch (OversizeException oversize) {
            effect(() -> "sends nothing: " + oversize.getMessage());
            telling.sent(now, address, to, message, 0);
            telling.dropped(now, address, to, message, 0, DropReason.OVERSIZE);
            return;
        }
        byte[] bytes = sink.toByteArray();
        telling.sent(now, address, to, message, bytes.length);
        effect(() -> "sends " + message + " to " + to + ", " + bytes.length + " bytes " + hash(bytes));
        if (conversation == null) {
            ground.send(this, to, bytes);
        } else {
            if (isNew) {
                conversationsKnown++;
                conversations.put(conversation.number, conversation);
                listed.put(to, conversation);
                conversation.goesOutBy(ground.open(this, conversation));
            }
            conversation.isAnsweredLate |= conversation.state == Conversation.State.HALF_CLOSED;
            conversation.outlet().write(bytes);
        }
    }

    @Override
    public void close(Address peer) {
        Conversation conversation = listed.get(peer);
        if (conversation != null) {
            effect(() -> "closes " + peer);
            telling.tell(Kind.CLOSE, now, address, peer);
            forget(conversation);
            conversation.outlet().finish();
        }
    }

    @Override
    public void setTimer(Object timer, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer runs out later, not " + delay + " ago: " + timer);
        }
        long number = ++timersSet;
        Long before = timers.put(timer, number);
        if (before != null) {
            timersByNumber.remove(before);
            ground.cancelTimer(this, before);
        }
        timersByNumber.put(number, timer);
        effect(() -> "sets " + timer + " to " + delay);
        telling.tell(Kind.TIMER_SET, now, address, timer);
        ground.setTimer(this, number, now + delay.toNanos());
    }

    @Override
    public void cancelTimer(Object timer) {
        Long number = timers.remove(timer);
        if (number != null) {
            timersByNumber.remove(number);
            effect(() -> "cancels " + timer);
            telling.tell(Kind.TIMER_CANCEL, now, address, timer);
            ground.cancelTimer(this, number);
        }
    }

    @Override
    public void adjustClock(Duration by) {
        adjustedNanos += by.toNanos();
        effect(() -> "adjusts its clock by " + by);
        telling.tell(Kind.CLOCK, now, address, by.toNanos());
    }

    @Override
    public void persist(Object state) {
        Shape.of(state.getClass());
        effect(() -> "keeps " + state);
        telling.tell(Kind.PERSIST, now, address, state);
    }

    /** A live node has one life. */
    @Override
    public Optional<Object> recovered() {
        return Optional.empty();
    }

    @Override
    public void note(Fact fact) {
        effect(() -> "notes " + fact);
        telling.tell(Kind.NOTE, now, address, fact);
    }

    @Override
    public String toString() {
        return name;
    }
}
