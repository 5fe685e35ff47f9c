package dsim.sim;

import dsim.actor.Address;
import dsim.actor.Gone;
import dsim.network.Arrivals;
import dsim.network.DropReason;
import dsim.trace.TraceEvent.Kind;
import dsim.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Conversations over a network that loses and reorders: what is sent arrives in order, once, or the conversation ends. A
 * lost segment is sent again after a while, so loss becomes delay; under a cut it stalls, and times out. A node that is
 * down refuses; a crash resets.
 *
 * <p>Retransmission doubles its wait from 200 ms (as Linux does, RFC 6298) to at most 3.2 s, and gives up 15 s after the
 * first attempt. Acknowledgements are not modelled: the sender knows at once that a segment is lost, and waits.
 */
final class Streams {

    private static final long FIRST_WAIT_NANOS = 200_000_000L;
    private static final long LONGEST_WAIT_NANOS = 3_200_000_000L;
    private static final long GIVE_UP_NANOS = 15_000_000_000L;
    private static final int FIRST_EPHEMERAL_PORT = 49152;
    private static final int EPHEMERAL_PORTS = 65536 - FIRST_EPHEMERAL_PORT;

    /** Segments without a message are as long as a TCP/IP header. */
    private static final int HEADER_BYTES = 40;

    private enum Type {
        OPEN,
        OPENED,
        DATA,
        CLOSE,
        /** Breaks off; sent once. */
        RESET,
        /** Answers what nobody is there for; sent until it arrives, as the asker would ask again. */
        REFUSAL;

        boolean breaksOff() {
            return this == RESET || this == REFUSAL;
        }

        /** Whether the other side waits for just this, and gives up as soon as this one does. */
        boolean isAwaited() {
            return this == OPENED || this == REFUSAL;
        }
    }

    /** One side of a conversation. */
    private static final class End {
        private final SimNode node;
        private final int life;
        private final Address peer;
        private final Address listedAs;
        private @Nullable End other;
        private boolean open;
        private boolean closing;
        private boolean ended;
        private int sent;
        private int received;
        private final List<Segment> waiting = new ArrayList<>();
        private final Map<Integer, Segment> early = new TreeMap<>();

        private End(SimNode node, Address peer, Address listedAs) {
            this.node = node;
            this.life = node.life;
            this.peer = peer;
            this.listedAs = listedAs;
        }

        private boolean isOver() {
            return ended || node.life != life || node.state == SimNode.State.DOWN;
        }
    }

    /** Something on its way from one side to the other. */
    static final class Segment {
        private final Type type;
        private final End from;
        private final int to;
        private final int number;
        private final Object message;
        private final long id;
        private final int bytes;
        private long firstTryAt = -1;
        private int tries;
        private boolean arriving;

        private Segment(Type type, End from, int to, int number, Object message, long id, int bytes) {
            this.type = type;
            this.from = from;
            this.to = to;
            this.number = number;
            this.message = message;
            this.id = id;
            this.bytes = bytes;
        }
    }

    private final Simulation simulation;
    private final Frames frames;
    private final Arrivals arrivals = new Arrivals();
    private final Map<Integer, Map<Address, End>> ends = new LinkedHashMap<>();
    private final Map<Integer, Integer> opened = new LinkedHashMap<>();

    Streams(Simulation simulation, Frames frames) {
        this.simulation = simulation;
        this.frames = frames;
    }

    private Map<Address, End> endsOf(SimNode node) {
        return ends.computeIfAbsent(node.place, place -> new LinkedHashMap<>());
    }

    void send(SimNode node, Address to, Object message) {
        End end = endsOf(node).get(to);
        int place = end == null ? simulation.placeOf(to) : placeOfPeer(end);
        long id = simulation.identify(node, to, place);
        int bytes = frames.size(node, message);
        simulation.tellSent(node, to, message, id, Math.max(0, bytes));
        if (simulation.isOversize(bytes)) {
            simulation.drop(node.address, to, message, id, Math.max(0, bytes), DropReason.OVERSIZE);
            return;
        }
        if (end == null) {
            end = open(node, to, place, id);
        }
        SimNode peer = place < 0 ? node : simulation.node(place);
        Object carried = frames.pack(node, end.peer, peer.wire(), message);
        Segment data = new Segment(Type.DATA, end, place, end.sent++, carried, id, bytes);
        if (end.open) {
            transmit(data);
        } else {
            end.waiting.add(data);
        }
    }

    private int placeOfPeer(End end) {
        return end.other != null ? end.other.node.place : simulation.placeOf(end.peer);
    }

    private End open(SimNode node, Address to, int place, long id) {
        End end = new End(node, to, to);
        endsOf(node).put(to, end);
        transmit(new Segment(Type.OPEN, end, place, 0, to, ~id, HEADER_BYTES));
        return end;
    }

    /** Ends a conversation after what was sent. */
    void close(SimNode node, Address peer) {
        End end = endsOf(node).get(peer);
        if (end == null) {
            return;
        }
        simulation.tell(Kind.CLOSE, node.address, peer);
        forget(end);
        end.closing = true;
        Segment last = control(Type.CLOSE, end);
        if (end.open) {
            transmit(last);
        } else {
            end.waiting.add(last);
        }
    }

    private Segment control(Type type, End from) {
        int number = type == Type.CLOSE ? from.sent++ : 0;
        int to = placeOfPeer(from);
        long id = simulation.identifyAside(from.node, from.peer) ^ type.ordinal();
        return new Segment(type, from, to, number, from.peer, id, HEADER_BYTES);
    }

    private void forget(End end) {
        endsOf(end.node).remove(end.listedAs, end);
        frames.forget(end.node, end.peer);
    }

    /** A node went down: its peers hear of it, and what they send finds nobody. */
    void crashed(SimNode node) {
        List<End> all = new ArrayList<>(endsOf(node).values());
        ends.remove(node.place);
        for (End end : all) {
            end.ended = true;
            if (end.other != null && !end.other.ended) {
                transmit(control(Type.RESET, end));
            }
        }
    }

    /** A segment arrives, or it is time to try again. */
    void segment(Segment segment) {
        if (segment.arriving) {
            arrive(segment);
        } else {
            transmit(segment);
        }
    }

    private void transmit(Segment segment) {
        End from = segment.from;
        if (!segment.type.breaksOff() && from.isOver()) {
            if (segment.type == Type.OPENED && from.other != null) {
                refuse(from.node, from.other);
            }
            return;
        }
        long now = simulation.now();
        if (segment.firstTryAt < 0) {
            segment.firstTryAt = now;
        }
        if (segment.to < 0) {
            segment.arriving = true;
            simulation.add(now + 1, EventSlots.Kind.SEGMENT, from.node.place, from.node.place, segment, segment.id);
            return;
        }
        simulation.route(
                from.node.place, segment.to, segment.id + segment.tries, segment.bytes + HEADER_BYTES, arrivals);
        segment.tries++;
        boolean lost = arrivals.copies() == 0;
        if (lost && segment.type == Type.RESET) {
            return;
        }
        if (lost && now - segment.firstTryAt >= GIVE_UP_NANOS) {
            end(from, Gone.TIMED_OUT);
            if (segment.type.isAwaited() && from.other != null) {
                end(from.other, Gone.TIMED_OUT);
            }
            return;
        }
        segment.arriving = !lost;
        long wait = Math.min(LONGEST_WAIT_NANOS, FIRST_WAIT_NANOS << Math.min(segment.tries - 1, 10));
        simulation.add(
                lost ? now + wait : arrivals.first(),
                EventSlots.Kind.SEGMENT,
                segment.to,
                from.node.place,
                segment,
                segment.id);
    }

    private void end(End end, Gone why) {
        if (end.isOver()) {
            return;
        }
        end.ended = true;
        forget(end);
        if (!end.closing) {
            simulation.gone(end.node, end.peer, why);
        }
    }

    private void arrive(Segment segment) {
        if (segment.to < 0) {
            boolean isKnown = simulation.isHost(segment.from.peer.host());
            end(segment.from, isKnown ? Gone.REFUSED : Gone.UNRESOLVED);
            return;
        }
        SimNode node = simulation.node(segment.to);
        if (node.state == SimNode.State.PAUSED) {
            node.holdBack(() -> arrive(segment));
            return;
        }
        End from = segment.from;
        if (segment.type == Type.OPEN) {
            accept(node, segment);
            return;
        }
        End here = from.other;
        if (segment.type.breaksOff()) {
            if (here != null) {
                end(here, here.open ? Gone.RESET : Gone.REFUSED);
            }
            return;
        }
        if (here == null || here.isOver()) {
            if (segment.type == Type.DATA) {
                simulation.drop(
                        from.node.address, node.address, segment.message, segment.id, segment.bytes, DropReason.DOWN);
            }
            refuse(node, from);
            return;
        }
        if (segment.type == Type.OPENED) {
            here.open = true;
            here.waiting.forEach(this::transmit);
            here.waiting.clear();
        } else {
            inOrder(here, segment);
        }
    }

    private void accept(SimNode node, Segment segment) {
        End from = segment.from;
        if (node.state == SimNode.State.DOWN || node.wire().kind() != Wire.Kind.STREAM) {
            refuse(node, from);
            return;
        }
        if (from.other != null || from.isOver()) {
            return;
        }
        Address ephemeral = Address.of(from.node.address.host(), ephemeralPort(from.node));
        Address known = node.wire().carriesSender() ? from.node.address : ephemeral;
        End here = new End(node, known, endsOf(node).containsKey(known) ? ephemeral : known);
        here.open = true;
        here.other = from;
        from.other = here;
        endsOf(node).put(here.listedAs, here);
        transmit(control(Type.OPENED, here));
    }

    private int ephemeralPort(SimNode opener) {
        int count = opened.merge(opener.place, 1, Integer::sum) - 1;
        return FIRST_EPHEMERAL_PORT + count % EPHEMERAL_PORTS;
    }

    /** Nobody is there for this: the host says so, and the other side hears it as refusal or reset. */
    private void refuse(SimNode node, End from) {
        End nobody = new End(node, from.node.address, from.node.address);
        nobody.other = from;
        nobody.ended = true;
        transmit(control(Type.REFUSAL, nobody));
    }

    private void inOrder(End here, Segment segment) {
        if (segment.number != here.received) {
            here.early.put(segment.number, segment);
            return;
        }
        Segment next = segment;
        while (next != null && !here.isOver()) {
            here.received++;
            take(here, next);
            next = here.early.remove(here.received);
        }
    }

    private void take(End here, Segment segment) {
        if (segment.type == Type.CLOSE) {
            closed(here, segment);
            return;
        }
        Address sender = segment.from.node.address;
        if (here.closing) {
            simulation.drop(sender, here.node.address, segment.message, segment.id, segment.bytes, DropReason.CLOSED);
            return;
        }
        for (Object message : frames.next(here.node, here.peer, segment.message)) {
            if (here.isOver()) {
                return;
            }
            hear(here, segment, message);
        }
    }

    private void closed(End here, Segment segment) {
        if (!here.closing) {
            frames.last(here.node, here.peer).ifPresent(message -> hear(here, segment, message));
        }
        end(here, Gone.CLOSED);
    }

    private void hear(End here, Segment segment, Object message) {
        if (message == Frames.MALFORMED) {
            simulation.drop(
                    segment.from.node.address,
                    here.node.address,
                    segment.message,
                    segment.id,
                    segment.bytes,
                    DropReason.MALFORMED);
            End other = here.other;
            end(here, Gone.MALFORMED);
            if (other != null) {
                transmit(control(Type.RESET, here));
            }
            return;
        }
        simulation.tellDelivered(here.node, here.peer, message, segment.id);
        simulation.handle(here.node, here.peer, message);
    }
}
