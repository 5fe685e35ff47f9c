package dsim.algorithms.gossip;

import dsim.actor.Address;
import dsim.algorithms.gossip.GossipFact.Heard;
import dsim.algorithms.gossip.GossipFact.Joined;
import dsim.algorithms.gossip.GossipFact.Said;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has heard what. A message is owed to those peers that had joined when it was said and have been up since; others may
 * hear it too, but nothing depends on it.
 */
final class Deliveries implements TraceSink {

    /** A message since it was said. */
    static final class Told {
        private final RumourId id;
        private final long saidAtNanos;
        private long owed;
        private long paid;

        private Told(RumourId id, long saidAtNanos, long owed) {
            this.id = id;
            this.saidAtNanos = saidAtNanos;
            this.owed = owed;
        }

        RumourId id() {
            return id;
        }

        /** To how many peers it is owed. */
        long owed() {
            return owed;
        }

        /** How many of these have it. */
        long paid() {
            return paid;
        }
    }

    /** A peer since it joined. */
    private static final class Listener {
        private final int saidBefore;
        private final IntSet heard = new IntSet();

        private Listener(int saidBefore) {
            this.saidBefore = saidBefore;
        }

        private boolean isOwed(int rumour) {
            return rumour >= saidBefore;
        }
    }

    /** A message reaches a peer: for the first time, or again in the same life. */
    record Delivery(Address peer, RumourId rumour, long latencyNanos, int hops, boolean isFirst) {}

    private final AddressNumbers numbers = new AddressNumbers();
    private final List<Optional<Listener>> listeners = new ArrayList<>();
    private final Map<RumourId, Integer> rumours = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private int members;
    private long open;

    @Override
    public void on(TraceEvent event) {
        take(event);
    }

    /** Takes a step into account. The delivery that it is, if it is one of a message that was said in this run. */
    Optional<Delivery> take(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.NOTE) {
            if (event.subject() instanceof Heard heard) {
                return hear(event, heard);
            } else if (event.subject() instanceof Said said) {
                say(event.node(), said.rumour(), event.timeNanos());
            } else if (event.subject() instanceof Joined) {
                leave(event.node());
                listeners.set(numberOf(event.node()), Optional.of(new Listener(told.size())));
                members++;
            }
        } else if (event.kind() == TraceEvent.Kind.CRASH) {
            leave(event.node());
        }
        return Optional.empty();
    }

    private int numberOf(Address node) {
        int number = numbers.of(node);
        if (number == listeners.size()) {
            listeners.add(Optional.empty());
        }
        return number;
    }

    private void say(Address origin, RumourId id, long nowNanos) {
        Optional<Listener> self = listeners.get(numberOf(origin));
        int rumour = told.size();
        rumours.put(id, rumour);
        long owed = (long) members - (self.isPresent() ? 1 : 0);
        told.add(new Told(id, nowNanos, owed));
        open += owed;
        self.ifPresent(listener -> listener.heard.add(rumour));
    }

    private Optional<Delivery> hear(TraceEvent event, Heard heard) {
        Integer rumour = rumours.get(heard.rumour());
        if (rumour == null) {
            return Optional.empty();
        }
        Told message = told.get(rumour);
        Optional<Listener> listener = listeners.get(numberOf(event.node()));
        boolean isFirst = listener.isEmpty() || listener.get().heard.add(rumour);
        if (isFirst && listener.isPresent() && listener.get().isOwed(rumour)) {
            message.paid++;
            open--;
        }
        return Optional.of(new Delivery(
                event.node(), heard.rumour(), event.timeNanos() - message.saidAtNanos, heard.hops(), isFirst));
    }

    /** Nothing is owed any more to one that goes down, and what it had counts no more. */
    private void leave(Address node) {
        int number = numbers.find(node);
        if (number < 0 || listeners.get(number).isEmpty()) {
            return;
        }
        Listener listener = listeners.get(number).get();
        for (int rumour = listener.saidBefore; rumour < told.size(); rumour++) {
            Told message = told.get(rumour);
            if (message.id().origin().address().equals(node)) {
                continue;
            }
            message.owed--;
            if (listener.heard.contains(rumour)) {
                message.paid--;
            } else {
                open--;
            }
        }
        listeners.set(number, Optional.empty());
        members--;
    }

    /** All messages that were said, in that order. */
    List<Told> told() {
        return told;
    }

    /** How many deliveries are owed and not made. */
    long open() {
        return open;
    }
}
