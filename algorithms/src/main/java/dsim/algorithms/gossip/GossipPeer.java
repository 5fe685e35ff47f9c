package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.gossip.GossipMessage.Accepted;
import dsim.algorithms.gossip.GossipMessage.Connect;
import dsim.algorithms.gossip.GossipMessage.Connected;
import dsim.algorithms.gossip.GossipMessage.Dead;
import dsim.algorithms.gossip.GossipMessage.LivenessReply;
import dsim.algorithms.gossip.GossipMessage.LivenessRequest;
import dsim.algorithms.gossip.GossipMessage.Peers;
import dsim.algorithms.gossip.GossipMessage.Refused;
import dsim.algorithms.gossip.GossipMessage.Register;
import dsim.algorithms.gossip.GossipMessage.Rumour;
import dsim.algorithms.gossip.GossipMessage.Say;
import dsim.random.Rng;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A peer of the gossip network. It registers with more than half of the seeds, unites their lists, connects by a rule of
 * attachment, says messages of its own and passes on those of others once, and asks its neighbours again and again whether
 * they are there. Who leaves several questions in a row open is dead: the peer tells its seeds, and forgets it.
 *
 * <p>Source: the assignment of the classroom; the messages are named for what they say there. Departures: requests to seeds
 * and newcomers' requests to peers are repeated, since datagrams may be lost; a peer has a number for each of its lives, so
 * that a report on an earlier one does not strike it, and its neighbours find out that it was away. A newcomer tells its seeds
 * of all its connections at once.
 *
 * <p>Crash faults only. What a peer tells its seeds is not repeated: where it is lost, their degrees are wrong. A live peer
 * that is taken for dead is not told so: it is off the lists of the seeds that were told, and one end of the connection
 * believes in it still.
 */
public final class GossipPeer implements Actor<GossipMessage, GossipPeer.Wait> {

    /** What a peer waits for. */
    public enum Wait {
        /** Asked seeds: do all answer? */
        FOR_SEEDS,
        /** Asked peers: do all answer? */
        FOR_PEERS,
        /** Until it says something. */
        TO_SAY,
        /** Until the next round of pushing what it has heard. */
        TO_PUSH,
        /** Until it asks its neighbours. */
        TO_ASK,
        /** Asked its neighbours: do all answer? */
        FOR_NEIGHBOURS
    }

    /** So many messages are kept in the message list at most; then the oldest are forgotten. */
    static final int MOST_RUMOURS = 1_000_000;

    private final GossipConfig config;
    private final Context<GossipMessage, Wait> context;
    private final Registration registration;
    private final Neighbours neighbours = new Neighbours();

    /** Those who were told of this peer, and are told what becomes of its neighbours. */
    private final List<Address> seeds = new ArrayList<>();

    /** Neighbours of which the seeds were not told. */
    private final List<PeerId> untold = new ArrayList<>();

    /** Peers that were asked to be neighbours and have not answered. */
    private final Set<Address> asked = new LinkedHashSet<>();

    private final Set<RumourId> messageList = new LinkedHashSet<>();
    private final Map<Rumour, Integer> pushed = new LinkedHashMap<>();
    private PeerId self;
    private boolean hasJoined;
    private int wanted;
    private int found;
    private int tries;
    private int said;

    /** A peer that knows nobody but the addresses of the seeds. */
    public GossipPeer(GossipConfig config, Context<GossipMessage, Wait> context) {
        this.config = config;
        this.context = context;
        this.registration =
                new Registration(context.random("seeds").shuffled(config.seeds()), config.quorum(), config.tries());
        this.self = new PeerId(context.self(), 0);
    }

    /** The role of all peers that play by the same. */
    public static Role<GossipMessage, Wait> role(GossipConfig config) {
        return context -> new GossipPeer(config, context);
    }

    @Override
    public void onStart() {
        self = nextLife();
        context.persist(self);
        askSeeds();
    }

    /** The one after the life that is remembered; without memory, one that the clock says is later. */
    private PeerId nextLife() {
        long life =
                context.recovered().map(before -> ((PeerId) before).life() + 1).orElseGet(() -> nanos(context.now()));
        return new PeerId(context.self(), life);
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    @Override
    public void onMessage(Address from, GossipMessage message) {
        if (message instanceof Rumour rumour) {
            onRumour(from, rumour);
        } else if (message instanceof LivenessRequest request) {
            onLivenessRequest(new PeerId(from, request.life()));
        } else if (message instanceof LivenessReply reply) {
            onLivenessReply(new PeerId(from, reply.life()));
        } else if (message instanceof Connect connect) {
            onConnect(new PeerId(from, connect.life()));
        } else if (message instanceof Accepted accepted) {
            onAccepted(new PeerId(from, accepted.life()), accepted.asker());
        } else if (message instanceof Refused) {
            onRefused(from);
        } else if (message instanceof Peers peers) {
            onPeers(from, peers);
        } else if (message instanceof Say) {
            say();
        }
    }

    @Override
    public void onTimer(Wait wait) {
        switch (wait) {
            case FOR_SEEDS -> askSeeds();
            case FOR_PEERS -> onSilentPeers();
            case TO_SAY -> sayOneOfMany();
            case TO_PUSH -> push();
            case TO_ASK -> askNeighbours();
            case FOR_NEIGHBOURS -> neighbours.silentFor(config.misses()).forEach(this::takeForDead);
        }
    }

    // ---- joining: seeds

    private void askSeeds() {
        int silent = registration.giveUp();
        if (silent > 0) {
            context.note(new GossipFact.SeedsAreSilent(silent));
        }
        registration.round().forEach(seed -> context.send(seed, new Register(self.life())));
        context.setTimer(Wait.FOR_SEEDS, config.answerWithin());
    }

    private void onPeers(Address seed, Peers page) {
        if (registration.isComplete()) {
            onLateList(seed);
            return;
        }
        registration.take(seed, page);
        if (registration.isComplete()) {
            context.cancelTimer(Wait.FOR_SEEDS);
            seeds.addAll(registration.answered());
            wanted = config.attachment().wanted(registration.known().size());
            askPeers();
        }
    }

    /** A seed that was given up has listed this peer after all: so it is told of what it missed. */
    private void onLateList(Address seed) {
        if (config.seeds().contains(seed) && !seeds.contains(seed)) {
            seeds.add(seed);
            if (hasJoined) {
                tellOf(neighbours.all(), ImmutableList.of(seed));
            }
        }
    }

    // ---- joining: peers

    private void askPeers() {
        KnownPeers known = registration.known();
        int missing = Math.min(wanted - found, known.size());
        int[] places =
                missing == 0 ? new int[0] : config.attachment().choose(known, missing, context.random("attachment"));
        for (Address chosen : known.take(places)) {
            if (neighbours.contains(chosen)) {
                found++;
            } else {
                asked.add(chosen);
            }
        }
        if (!asked.isEmpty()) {
            tries = 0;
            askThem();
        } else if (places.length > 0) {
            askPeers();
        } else {
            join();
        }
    }

    private void askThem() {
        tries++;
        Connect connect = new Connect(self.life());
        asked.forEach(peer -> context.send(peer, connect));
        context.setTimer(Wait.FOR_PEERS, config.answerWithin());
    }

    private void onSilentPeers() {
        if (tries < config.tries()) {
            askThem();
        } else {
            asked.clear();
            askPeers();
        }
    }

    private void onConnect(PeerId peer) {
        int place = placeOfSameLife(peer);
        if (place < 0 && !peer.address().equals(self.address())) {
            int links = neighbours.size() + asked.size();
            if (links >= Neighbours.MOST || !config.attachment().hasRoom(links)) {
                context.send(peer.address(), new Refused());
                return;
            }
            place = link(peer);
        }
        if (place >= 0 && neighbours.life(place) == peer.life()) {
            context.send(peer.address(), new Accepted(self.life(), peer.life()));
        }
    }

    private void onAccepted(PeerId peer, long asker) {
        if (asker != self.life()) {
            return;
        }
        boolean wasAsked = asked.remove(peer.address());
        if (placeOfSameLife(peer) < 0) {
            link(peer);
        }
        if (wasAsked) {
            found++;
            goOnIfAllAnswered();
        }
    }

    private void onRefused(Address peer) {
        if (asked.remove(peer)) {
            goOnIfAllAnswered();
        }
    }

    private void goOnIfAllAnswered() {
        if (asked.isEmpty()) {
            context.cancelTimer(Wait.FOR_PEERS);
            askPeers();
        }
    }

    /** A newcomer tells of all its links when it has joined; later each is told of at once. */
    private int link(PeerId peer) {
        int place = neighbours.add(peer);
        untold.add(peer);
        if (hasJoined) {
            tellOfLinks();
        }
        return place;
    }

    private void tellOfLinks() {
        if (!untold.isEmpty()) {
            ImmutableList<PeerId> links = ImmutableList.copyOf(untold);
            untold.clear();
            context.note(new GossipFact.Linked(links));
            tellOf(links, seeds);
        }
    }

    private void tellOf(ImmutableList<PeerId> links, List<Address> whom) {
        for (ImmutableList<PeerId> page : Pages.of(links, PeerId::address)) {
            Connected connected = new Connected(self.life(), page);
            whom.forEach(seed -> context.send(seed, connected));
        }
    }

    private void join() {
        hasJoined = true;
        context.note(new GossipFact.Joined(self, neighbours.size()));
        tellOfLinks();
        if (config.chatter().messages() > 0) {
            context.setTimer(Wait.TO_SAY, config.chatter().first());
        }
        config.livenessEvery().ifPresent(every -> context.setTimer(Wait.TO_ASK, every));
    }

    // ---- gossip

    private void sayOneOfMany() {
        say();
        if (said < config.chatter().messages()) {
            context.setTimer(Wait.TO_SAY, config.chatter().every());
        }
    }

    private void say() {
        RumourId id = new RumourId(self, ++said);
        context.note(new GossipFact.Said(id));
        remember(id);
        spread(context.self(), new Rumour(id, 1));
    }

    private void onRumour(Address from, Rumour rumour) {
        if (remember(rumour.id())) {
            context.note(new GossipFact.Heard(rumour.id(), rumour.hops()));
            spread(from, new Rumour(rumour.id(), rumour.hops() + 1));
        }
    }

    /** Whether it is new. */
    private boolean remember(RumourId id) {
        if (messageList.size() == MOST_RUMOURS) {
            messageList.remove(messageList.iterator().next());
        }
        return messageList.add(id);
    }

    /** Passes on what is new here. */
    private void spread(Address from, Rumour rumour) {
        if (config.spread() instanceof Spread.Flood flood) {
            for (int place = 0; place < neighbours.size(); place++) {
                Address neighbour = neighbours.address(place);
                if (flood.toSender() || !neighbour.equals(from)) {
                    context.send(neighbour, rumour);
                }
            }
        } else if (config.spread() instanceof Spread.Fanout some) {
            tellSome(some.fanout(), rumour);
        } else if (config.spread() instanceof Spread.Push push) {
            pushed.put(rumour, push.rounds());
            context.setTimer(Wait.TO_PUSH, untilNextRound(push.every()));
        }
    }

    private void tellSome(double fanout, Rumour rumour) {
        Rng rng = context.random("fanout");
        int whole = (int) fanout;
        int count = Math.min(neighbours.size(), whole + (rng.chance(fanout - whole) ? 1 : 0));
        IntSet told = new IntSet();
        while (told.size() < count) {
            int place = rng.below(neighbours.size());
            if (told.add(place)) {
                context.send(neighbours.address(place), rumour);
            }
        }
    }

    private Duration untilNextRound(Duration every) {
        long length = every.toNanos();
        return Duration.ofNanos(length - Math.floorMod(nanos(context.now()), length));
    }

    private void push() {
        if (!(config.spread() instanceof Spread.Push push)) {
            return;
        }
        Rng rng = context.random("push");
        for (Rumour rumour : ImmutableList.copyOf(pushed.keySet())) {
            if (neighbours.size() > 0) {
                context.send(neighbours.address(rng.below(neighbours.size())), rumour);
            }
            pushed.computeIfPresent(rumour, (same, left) -> left == 1 ? null : left - 1);
        }
        if (!pushed.isEmpty()) {
            context.setTimer(Wait.TO_PUSH, untilNextRound(push.every()));
        }
    }

    // ---- liveness

    private void askNeighbours() {
        neighbours.ask();
        LivenessRequest request = new LivenessRequest(self.life());
        for (int place = 0; place < neighbours.size(); place++) {
            context.send(neighbours.address(place), request);
        }
        context.setTimer(Wait.FOR_NEIGHBOURS, config.answerWithin());
        config.livenessEvery().ifPresent(every -> context.setTimer(Wait.TO_ASK, every));
    }

    /** Whoever asks is answered, also one that this peer has given up. */
    private void onLivenessRequest(PeerId peer) {
        context.send(peer.address(), new LivenessReply(self.life()));
        placeOfSameLife(peer);
    }

    private void onLivenessReply(PeerId peer) {
        int place = placeOfSameLife(peer);
        if (place >= 0) {
            neighbours.answered(place);
        }
    }

    /**
     * The place of a neighbour, or a negative number. One that was away meanwhile does not know of the connection any more:
     * that life of it is over.
     */
    private int placeOfSameLife(PeerId peer) {
        int place = neighbours.placeOf(peer.address());
        if (place >= 0 && neighbours.life(place) < peer.life()) {
            takeForDead(neighbours.id(place));
            return -1;
        }
        return place;
    }

    private void takeForDead(PeerId neighbour) {
        int place = neighbours.placeOf(neighbour.address());
        neighbours.remove(place);
        if (!untold.remove(neighbour)) {
            context.note(new GossipFact.TookForDead(neighbour));
            seeds.forEach(seed -> context.send(seed, new Dead(neighbour)));
        }
    }
}
