package dsim.sim;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.check.RoleTracker;
import dsim.fault.FaultLedger;
import dsim.fault.FaultSchedule;
import dsim.network.Arrivals;
import dsim.network.DropReason;
import dsim.network.Network;
import dsim.random.Key;
import dsim.random.Mix;
import dsim.random.Seed;
import dsim.shape.Shape;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A run in the virtual world. Built once, run once: the same plan and seed give the same steps in the same order.
 *
 * <p>Not thread safe; different simulations share nothing and may run on different threads.
 */
public final class Simulation {

    /** Where a client's actions come from. */
    public static final Address CLIENT = Address.of("client", 0);

    /** So many nodes do not fit into the nearer caches. */
    private static final int MANY = 4096;

    /** A shorter one, in nanoseconds, gathers next to nothing. */
    private static final long LOOKAHEAD_MIN = 1_000;

    private final Seed seed;
    private final Key messages;
    private final Key ties;
    private final boolean canonical;
    private final Limits limits;
    private final Network network;
    private final Arrivals arrivals = new Arrivals();
    private final Address[] addresses;
    private final SimNode[] nodes;
    private final boolean oneWire;
    private final boolean sized;
    private final TraceSink[] sinks;
    private final boolean told;
    private final boolean isLarge;
    private final TraceEvent step = new TraceEvent();
    private final FaultDriver faults;
    private final Frames frames;
    private final Turn turns;
    private final Outbox outbox = new Outbox();

    final EventSlots slots = new EventSlots();
    private final AlarmSlots alarms = new AlarmSlots();
    private final EventQueue queue = new EventQueue(new Order());

    private @Nullable AddressIndex index;
    private @Nullable Streams streams;
    private long now;
    private long events;
    private long eventsNow;
    private long added;

    /** Of the node whose turn it is: the number of the turn. */
    private long turn;

    /**
     * Whether messages are gathered before they get under way, which nobody can notice: nothing arrives sooner than after the
     * {@code lookahead}, and nobody listens. Few nodes are near anyway.
     */
    private boolean gathers;

    private final long lookahead;

    /** Until then, included, nothing that was gathered can arrive. */
    private long settledUntil = Long.MAX_VALUE;

    private Simulation(Builder plan) {
        this.seed = plan.seed;
        this.messages = Key.of(seed, "messages");
        this.ties = Key.of(seed, "ties");
        this.canonical = plan.ties == Ties.CANONICAL;
        this.limits = plan.limits.withPendingAtMost(AlarmSlots.FIRST);
        this.addresses = new Address[plan.nodes.size()];
        this.nodes = new SimNode[plan.nodes.size()];
        for (int place = 0; place < nodes.length; place++) {
            NodePlan node = plan.nodes.get(place);
            Address given = node.address();
            addresses[place] = given.place() == place ? given : given.at(place);
            nodes[place] = new SimNode(this, place, addresses[place], node, messages.at(addresses[place].key()));
        }
        this.network = plan.network.apply(Key.of(seed, "network"));
        this.oneWire = plan.nodes.stream().map(NodePlan::wire).distinct().count() <= 1 && plan.bytes != Bytes.ALWAYS;
        this.sinks = plan.sinks.toArray(new TraceSink[0]);
        this.told = sinks.length > 0;
        this.sized = plan.needsSizes(network);
        this.isLarge = nodes.length >= MANY;
        this.lookahead = network.leastLatency();
        this.gathers = gathers();
        this.frames = new Frames(plan.bytes == Bytes.ALWAYS);
        this.turns = new Turn(nodes.length);
        this.faults =
                new FaultDriver(this, network, plan.faults, ImmutableMap.copyOf(plan.roles), Key.of(seed, "faults"));
        for (int place = 0; place < nodes.length; place++) {
            add(
                    plan.nodes.get(place).startNanos(),
                    EventSlots.Kind.START,
                    place,
                    place,
                    nodes[place],
                    addresses[place].key());
        }
        for (ActionPlan action : plan.actions) {
            int place = placeOf(action.node);
            if (place < 0) {
                throw new IllegalArgumentException("no node " + action.node);
            }
            add(action.atNanos, EventSlots.Kind.ACTION, place, place, action.message, added);
        }
        faults.arm();
    }

    /** A plan to fill in. */
    public static Builder with(Seed seed) {
        return new Builder(seed);
    }

    /**
     * Runs until a time, included.
     *
     * @return true if the run came to rest before: nothing was left to happen
     * @throws LimitReachedException if a limit is reached
     * @throws ActorFailedException if an actor throws
     */
    public boolean runUntil(Duration end) {
        return runUntil(end.toNanos());
    }

    /**
     * Runs until nothing is left to happen.
     *
     * @throws LimitReachedException if a limit is reached, as by a timer that is set again for ever
     * @throws ActorFailedException if an actor throws
     */
    public void runUntilQuiescent() {
        runUntil(Long.MAX_VALUE);
    }

    private boolean runUntil(long end) {
        while (true) {
            int slot = queue.poll(Math.min(end, settledUntil));
            if (slot < 0 && outbox.size() == 0) {
                break;
            } else if (slot < 0) {
                flush();
                continue;
            }
            happen(slot);
        }
        boolean atRest = queue.size() == 0;
        if (end != Long.MAX_VALUE) {
            now = Math.max(now, end);
        }
        return atRest;
    }

    /** It is the time of the event that was polled. */
    private void advance() {
        long time = queue.time();
        if (time != now) {
            now = time;
            eventsNow = 0;
        }
    }

    private void happen(int slot) {
        if (AlarmSlots.isOfAlarm(slot)) {
            comeUp(slot, alarms.alarm(slot));
            return;
        }
        advance();
        long who = slots.who(slot);
        if (EventSlots.isDelivery(who)) {
            deliver(slot, who);
        } else {
            happen(slot, EventSlots.kind(who), nodes[EventSlots.node(who)]);
        }
    }

    private void happen(int slot, EventSlots.Kind kind, SimNode node) {
        switch (kind) {
            case DELIVER -> throw new AssertionError("a delivery is no rare event");
            case SEGMENT -> {
                count();
                streams().segment((Streams.Segment) taken(slot));
            }
            case START -> {
                count();
                start((SimNode) taken(slot));
            }
            case ACTION -> {
                count();
                act(node, taken(slot));
            }
            case FAULT -> {
                count();
                flush();
                faults.begin((FaultDriver.Line) taken(slot));
                gathers = gathers();
            }
            case FAULT_END -> {
                count();
                flush();
                faults.end((FaultDriver.Line) taken(slot));
                gathers = gathers();
            }
        }
    }

    private boolean gathers() {
        return !told && isLarge && lookahead >= LOOKAHEAD_MIN && !network.isDisturbed();
    }

    private Object taken(int slot) {
        Object subject = slots.subject(slot);
        slots.release(slot);
        return subject;
    }

    private void count() {
        if (++events > limits.events()) {
            throw new LimitReachedException(
                    "stopped after " + limits.events() + " events (limit max-events); seed " + seed, now);
        }
        if (++eventsNow > limits.eventsPerInstant()) {
            throw new LimitReachedException(
                    "stopped after " + limits.eventsPerInstant() + " events at one instant: something repeats without"
                            + " delay; seed " + seed,
                    now);
        }
    }

    // ---- nodes

    private void start(SimNode node) {
        if (node.state != SimNode.State.DOWN) {
            return;
        }
        node.start();
        tell(Kind.START, node.address, node.life);
        turn = Turn.begin(node, now);
        try {
            node.actor().onStart();
        } catch (RuntimeException | AssertionError thrown) {
            throw failed(node, "its start", thrown);
        }
    }

    void restart(SimNode node, boolean keepsState) {
        if (!keepsState) {
            node.losePersisted();
        }
        start(node);
    }

    void crash(SimNode node) {
        List<Runnable> heldBack = node.takeBacklog();
        node.crash();
        frames.forget(node);
        tell(Kind.CRASH, node.address, node.life);
        if (streams != null) {
            streams.crashed(node);
        }
        heldBack.forEach(Runnable::run);
    }

    void pause(SimNode node) {
        node.state = SimNode.State.PAUSED;
        tell(Kind.PAUSE, node.address, node.life);
    }

    void resume(SimNode node) {
        node.state = SimNode.State.UP;
        tell(Kind.RESUME, node.address, node.life);
        node.takeBacklog().forEach(Runnable::run);
    }

    void stepClock(SimNode node, Duration by) {
        node.adjustClock(by);
    }

    private void act(SimNode node, Object message) {
        if (node.state == SimNode.State.PAUSED) {
            node.holdBack(() -> act(node, message));
            return;
        }
        if (node.state == SimNode.State.DOWN) {
            drop(CLIENT, node.address, message, 0, 0, DropReason.DOWN);
            return;
        }
        tell(Kind.ACTION, node.address, message);
        handle(node, CLIENT, message);
    }

    /** A limit that a handler reaches by what it sends is no failure of its actor. */
    private RuntimeException failed(SimNode node, Object during, Throwable thrown) {
        return thrown instanceof LimitReachedException reached
                ? reached
                : new ActorFailedException(node.address, now, during, thrown);
    }

    /** One turn of an actor: a message comes in. */
    void handle(SimNode node, Address from, Object message) {
        turn = Turn.begin(node, now);
        try {
            node.actor().onMessage(from, message);
        } catch (RuntimeException | AssertionError thrown) {
            throw failed(node, message, thrown);
        }
    }

    /** One turn of an actor: a stream ended. */
    void gone(SimNode node, Address peer, dsim.actor.Gone why) {
        if (told) {
            tell(step.is(Kind.GONE, now, node.address, peer, why, 0, 0, why.name()));
        }
        turn = Turn.begin(node, now);
        try {
            node.actor().onGone(peer, why);
        } catch (RuntimeException | AssertionError thrown) {
            throw failed(node, why, thrown);
        }
    }

    // ---- messages

    void send(SimNode from, Address to, Object message) {
        if (from.speaksByStream) {
            streams().send(from, to, message);
            return;
        }
        if (!gathers || queue.size() + outbox.size() >= limits.pending()) {
            flush();
            route(from, to, placeOf(to), message, now, turn);
            return;
        }
        if (outbox.size() == 0) {
            settledUntil = now + lookahead - 1;
        }
        outbox.add(from, to, message, now, turn);
        if (outbox.isFull()) {
            flush();
        }
    }

    /** Gets under way what was gathered. */
    private void flush() {
        int size = outbox.size();
        if (size == 0) {
            return;
        }
        for (int i = 0; i < size; i++) {
            outbox.find(i, placeOf(outbox.receiver(i)));
        }
        outbox.clear();
        settledUntil = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            route(
                    outbox.sender(i),
                    outbox.receiver(i),
                    outbox.place(i),
                    outbox.message(i),
                    outbox.instant(i),
                    outbox.turn(i));
        }
    }

    private void route(SimNode from, Address to, int place, Object message, long at, long ofTurn) {
        long id = identify(from, to, place, ofTurn);
        int size = sized ? frames.size(from, message) : 0;
        tellSent(from, to, message, id, Math.max(0, size));
        if (isOversize(size)) {
            drop(from.address, to, message, id, Math.max(0, size), DropReason.OVERSIZE);
            return;
        }
        if (place < 0) {
            drop(from.address, to, message, id, size, DropReason.NO_SUCH_NODE);
            return;
        }
        route(from.place, place, at, id, size, arrivals);
        int copies = arrivals.copies();
        if (copies == 0) {
            drop(from.address, to, message, id, size, arrivals.reason());
            return;
        }
        Object carried = oneWire ? message : frames.pack(from, to, nodes[place].wire(), message);
        add(arrivals.first(), EventSlots.Kind.DELIVER, place, from.place, carried, id);
        if (copies > 1) {
            if (told) {
                tell(step.is(Kind.DUPLICATE, now, from.address, to, message, id, size, ""));
            }
            add(arrivals.second(), EventSlots.Kind.DELIVER, place, from.place, carried, ~id);
        }
    }

    /** Asks the network about a segment of a stream. */
    void route(int from, int to, long id, int size, Arrivals answer) {
        flush();
        route(from, to, now, id, size, answer);
    }

    private void route(int from, int to, long at, long id, int size, Arrivals answer) {
        network.route(from, to, at, id, size, answer);
        if (answer.disturbance() != Arrivals.NO_DISTURBANCE) {
            faults.touched();
        }
    }

    private void deliver(int slot, long who) {
        long id = slots.key(slot);
        Object carried = taken(slot);
        count();
        arrive(nodes[EventSlots.node(who)], EventSlots.from(who), id, carried);
    }

    private void arrive(SimNode node, int from, long id, Object carried) {
        Address sender = addresses[from];
        if (node.state != SimNode.State.UP) {
            if (node.state == SimNode.State.PAUSED) {
                node.holdBack(() -> arrive(node, from, id, carried));
            } else {
                drop(sender, node.address, carried, id, 0, DropReason.DOWN);
            }
            return;
        }
        Object message = carried;
        if (carried instanceof Frames.Packed packed) {
            Object unpacked = frames.unpack(node, sender, packed);
            if (unpacked == Frames.MALFORMED) {
                drop(sender, node.address, packed, id, packed.size(), DropReason.MALFORMED);
                return;
            }
            message = unpacked;
        }
        tellDelivered(node, sender, message, id);
        handle(node, sender, message);
    }

    /** An identity that depends on who says something to whom, when, and how-many-th, and on nothing else. */
    long identify(SimNode from, Address to, int place) {
        return identify(from, to, place, turn);
    }

    private long identify(SimNode from, Address to, int place, long ofTurn) {
        return Mix.finish(from.stem + to.key() + turns.ordinal(from, ofTurn, place));
    }

    /** The identity of what the host of a node says by itself, outside of the actor's messages. */
    long identifyAside(SimNode from, Address to) {
        return Mix.finish(from.stem + to.key() + Turn.begin(from, now));
    }

    // ---- timers

    void setTimer(Alarm alarm, long due) {
        tell(Kind.TIMER_SET, alarm.node.address, alarm.timer);
        alarm.due = due;
        if (due < alarm.comesUp) {
            if (alarm.slot == Alarm.NO_SLOT || alarm.comesUp != Alarm.NEVER) {
                admit();
                alarm.slot = alarms.take(alarm);
            }
            await(alarm);
        }
    }

    /** Puts an alarm's event where it is due. */
    private void await(Alarm alarm) {
        alarm.comesUp = alarm.due;
        queue.add(alarm.due, alarm.slot);
    }

    void cancelTimer(Alarm alarm) {
        if (alarm.due != Alarm.NEVER) {
            alarm.due = Alarm.NEVER;
            tell(Kind.TIMER_CANCEL, alarm.node.address, alarm.timer);
        }
    }

    /** Before an alarm's event comes up: when it is due by now. */
    private long due(int slot, Alarm alarm) {
        if (alarm.slot != slot) {
            alarms.release(slot);
            return Alarm.NEVER;
        }
        if (alarm.due == Alarm.NEVER) {
            forget(alarm);
        } else if (alarm.comesUp != alarm.due) {
            alarm.comesUp = alarm.due;
        }
        return alarm.due;
    }

    /** An alarm's event came up. After a pause it does so again: what was held back with it may have changed the alarm. */
    private void comeUp(int slot, Alarm alarm) {
        if (alarm.slot != slot) {
            alarms.release(slot);
        } else if (alarm.due == Alarm.NEVER) {
            forget(alarm);
        } else if (alarm.due > queue.time()) {
            await(alarm);
        } else if (alarm.node.state == SimNode.State.PAUSED) {
            alarm.node.holdBack(() -> comeUp(slot, alarm));
        } else {
            runOut(alarm);
        }
    }

    private void forget(Alarm alarm) {
        alarms.release(alarm.slot);
        alarm.node.forget(alarm);
    }

    private void runOut(Alarm alarm) {
        SimNode node = alarm.node;
        alarm.comesUp = Alarm.NEVER;
        alarm.due = Alarm.NEVER;
        advance();
        count();
        tell(Kind.TIMER, node.address, alarm.timer);
        turn = Turn.begin(node, now);
        try {
            node.actor().onTimer(alarm.timer);
        } catch (RuntimeException | AssertionError thrown) {
            throw failed(node, alarm.timer, thrown);
        }
        if (alarm.comesUp == Alarm.NEVER) {
            forget(alarm);
        }
    }

    // ---- events

    /** Lets something happen later. */
    void add(long time, EventSlots.Kind kind, int node, int from, Object subject, long key) {
        admit();
        int slot = slots.take(kind, node, from, subject, key);
        if (canonical) {
            slots.setRank(slot, added++);
        }
        queue.add(time, slot);
    }

    private void admit() {
        if (queue.size() >= limits.pending()) {
            throw new LimitReachedException(
                    "stopped with " + limits.pending() + " events pending: more is begun than ends; seed " + seed, now);
        }
    }

    /** The order of events at one instant. */
    private final class Order implements EventQueue.Slots {

        /** Bits of a tie that say what comes first: the phase, before all else. */
        private static final int PHASE_BITS = 2;

        private static final int TIMER_PHASE = 2;

        /** Keeps the ties of timers apart from others. */
        private static final int TIMER = 6;

        @Override
        public long due(int slot, long timeNanos) {
            return AlarmSlots.isOfAlarm(slot) ? Simulation.this.due(slot, alarms.alarm(slot)) : timeNanos;
        }

        @Override
        public boolean before(int a, int b) {
            int phaseOfA = phase(a);
            int phaseOfB = phase(b);
            if (phaseOfA != phaseOfB) {
                return phaseOfA < phaseOfB;
            }
            long orderOfA = withinPhase(a);
            long orderOfB = withinPhase(b);
            if (orderOfA != orderOfB) {
                return orderOfA < orderOfB;
            }
            boolean ranked = canonical && phaseOfA != TIMER_PHASE && slots.rank(a) != slots.rank(b);
            return ranked ? slots.rank(a) < slots.rank(b) : a < b;
        }

        @Override
        public long tie(int slot) {
            long phase = phase(slot);
            long order = withinPhase(slot) ^ Long.MIN_VALUE;
            return (phase << Long.SIZE - PHASE_BITS | order >>> PHASE_BITS) ^ Long.MIN_VALUE;
        }

        private int phase(int slot) {
            return AlarmSlots.isOfAlarm(slot)
                    ? TIMER_PHASE
                    : EventSlots.kind(slots.who(slot)).phase();
        }

        private long withinPhase(int slot) {
            if (AlarmSlots.isOfAlarm(slot)) {
                return amongTimers(alarms.alarm(slot));
            }
            long who = slots.who(slot);
            return canonical ? who : tie(slot, who, EventSlots.kind(who));
        }

        private long amongTimers(Alarm alarm) {
            long fingerprint = Shape.fingerprintOf(alarm.timer);
            return canonical
                    ? (long) alarm.node.place << Integer.SIZE | fingerprint >>> Integer.SIZE
                    : ties.at(alarm.node.address.key(), fingerprint, TIMER);
        }

        private long tie(int slot, long who, EventSlots.Kind kind) {
            return switch (kind) {
                case DELIVER, SEGMENT -> ties.at(slots.key(slot));
                case START -> ties.at(addresses[EventSlots.node(who)].key());
                case FAULT, FAULT_END, ACTION -> slots.key(slot);
            };
        }

        /**
         * In rounds, of which none waits for what it reads itself: the slots, the nodes, what hangs on the nodes. Few nodes are
         * in a nearer cache, where the rounds cost more than the waiting.
         */
        @Override
        public void touch(int[] soon, int count) {
            long read = 0;
            if (isLarge) {
                for (int i = 0; i < count; i++) {
                    read += touchEvent(soon[i]);
                }
                for (int i = 0; i < count; i++) {
                    read += touchNode(soon[i]);
                }
            }
            for (int i = 0; i < count; i++) {
                read += touchMore(soon[i]);
            }
            touched += read;
        }

        private long touchEvent(int slot) {
            return AlarmSlots.isOfAlarm(slot) ? alarms.alarm(slot).due : slots.touch(slot);
        }

        private long touchNode(int slot) {
            if (AlarmSlots.isOfAlarm(slot)) {
                Alarm alarm = alarms.alarm(slot);
                return alarm.node.touch(alarm.timer);
            }
            long who = slots.who(slot);
            Address from = addresses[EventSlots.from(who)];
            long read = nodes[EventSlots.node(who)].touch(slots.subject(slot));
            return told ? read + from.key() : from == null ? read : read + 1;
        }

        private long touchMore(int slot) {
            if (AlarmSlots.isOfAlarm(slot)) {
                Alarm alarm = alarms.alarm(slot);
                return touchMore(alarm.node, alarm.timer) + alarm.node.touchAlarms();
            }
            return touchMore(nodes[EventSlots.node(slots.who(slot))], slots.subject(slot));
        }

        private long touchMore(SimNode node, Object subject) {
            long read = node.touchMore(subject);
            return told ? read + node.address.key() : read;
        }
    }

    /** Counts nothing: what is read to bring it near must have a use, or the compiler leaves the reading out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    // ---- trace

    void tell(Kind kind, Address node, Object subject) {
        if (told) {
            tell(step.is(kind, now, node, subject));
        }
    }

    private void tell(TraceEvent event) {
        for (TraceSink sink : sinks) {
            sink.on(event);
        }
    }

    void tellSent(SimNode from, Address to, Object message, long id, int size) {
        if (told) {
            tell(step.is(Kind.SEND, now, from.address, to, message, id, size, ""));
        }
    }

    void tellDelivered(SimNode node, Address from, Object message, long id) {
        if (told) {
            tell(step.is(Kind.DELIVER, now, node.address, from, message, id, 0, ""));
        }
    }

    void drop(Address from, Address to, Object message, long id, int size, DropReason reason) {
        if (told) {
            tell(step.is(Kind.DROP, now, from, to, message, id, size, reason.toString()));
        }
    }

    // ---- what its parts see

    long now() {
        return now;
    }

    Key chanceOf(Address node, String purpose) {
        return Key.of(seed, "node").with(node.key()).with(purpose);
    }

    Streams streams() {
        if (streams == null) {
            streams = new Streams(this, frames);
        }
        return streams;
    }

    SimNode node(int place) {
        return nodes[place];
    }

    int placeOf(Address address) {
        int place = address.place();
        if (place >= 0 && place < addresses.length && addresses[place].equals(address)) {
            return place;
        }
        if (index == null) {
            index = new AddressIndex(addresses);
        }
        return index.placeOf(address);
    }

    /** Whether a message is larger than its wire or the run allows. */
    boolean isOversize(int size) {
        return size == Frames.TOO_LARGE || size > limits.frameBytes();
    }

    /** Whether some node has an address with that host. */
    boolean isHost(String host) {
        return Arrays.stream(addresses).anyMatch(address -> address.host().equals(host));
    }

    // ---- results

    /** How many steps the scheduler has made. */
    public long events() {
        return events;
    }

    /** How far virtual time has come: to where it should run, or if it came to rest before, to the last step. */
    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /** What each fault has done so far. */
    public FaultLedger ledger() {
        return faults.ledger();
    }

    private record ActionPlan(long atNanos, Address node, Object message) {}

    /** What a run consists of. Nodes keep the order in which they are added. */
    public static final class Builder {

        private final Seed seed;
        private final List<NodePlan> nodes = new ArrayList<>();
        private final List<ActionPlan> actions = new ArrayList<>();
        private final List<TraceSink> sinks = new ArrayList<>();
        private final Map<String, RoleTracker> roles = new LinkedHashMap<>();
        private Function<Key, Network> network = key -> {
            throw new IllegalStateException("a simulation has a network");
        };
        private FaultSchedule faults = FaultSchedule.none();
        private Limits limits = Limits.DEFAULT;
        private Ties ties = Ties.KEYED;
        private Bytes bytes = Bytes.WHERE_WIRES_DIFFER;

        private Builder(Seed seed) {
            this.seed = seed;
        }

        /** Makes the network from its key; it has as many nodes as the simulation. */
        public Builder network(Function<Key, Network> network) {
            this.network = network;
            return this;
        }

        /** Adds a node with a perfect clock that starts at once. */
        public <M, T> Builder node(Address address, Role<M, T> role, Wire<M> wire) {
            return node(address, role, wire, NodeClock.PERFECT, Duration.ZERO);
        }

        /**
         * Adds a node.
         *
         * @param address its address; quickest if it is marked with the node's number, from 0 ({@link Address#at})
         * @param startAt true time since the run began; not negative
         */
        @SuppressWarnings("unchecked") // a node's role and wire speak of the same messages, whatever they are
        public <M, T> Builder node(Address address, Role<M, T> role, Wire<M> wire, NodeClock clock, Duration startAt) {
            nodes.add(
                    new NodePlan(address, (Role<Object, Object>) role, (Wire<Object>) wire, clock, startAt.toNanos()));
            return this;
        }

        /** Lets a client tell a node something: the message comes from {@link #CLIENT}, past the network. */
        public Builder action(Duration at, Address node, Object message) {
            actions.add(new ActionPlan(at.toNanos(), node, message));
            return this;
        }

        /** Lets somebody listen. Without listeners nothing is told, which is quicker. */
        public Builder sink(TraceSink sink) {
            sinks.add(sink);
            return this;
        }

        /** Lets faults strike those who hold a role. */
        public Builder role(String name, RoleTracker tracker) {
            roles.put(name, tracker);
            return sink(tracker);
        }

        /** What goes wrong. */
        public Builder faults(FaultSchedule faults) {
            this.faults = faults;
            return this;
        }

        /** What the run may use; {@link Limits#DEFAULT} if not said. */
        public Builder limits(Limits limits) {
            this.limits = limits;
            return this;
        }

        /** How equal times are ordered; keyed if not said. */
        public Builder ties(Ties ties) {
            this.ties = ties;
            return this;
        }

        /** Whether messages travel as bytes; only where wires differ if not said. */
        public Builder bytes(Bytes bytes) {
            this.bytes = bytes;
            return this;
        }

        /** Whether anything in the run or about it hangs on how large messages are. Who listens changes no run. */
        private boolean needsSizes(Network network) {
            return network.needsSizes()
                    || sinks.stream().anyMatch(TraceSink::readsSizes)
                    || nodes.stream().anyMatch(this::mayBeTooLarge);
        }

        private boolean mayBeTooLarge(NodePlan node) {
            return node.wire().longest(node.address())
                    > Math.min(limits.frameBytes(), node.wire().frameLimit());
        }

        /**
         * Makes the simulation, at its beginning.
         *
         * @throws IllegalArgumentException if two nodes share an address, or an action is for a node that is none
         */
        public Simulation build() {
            return new Simulation(this);
        }
    }
}
