package dsim.algorithms.ring;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.ring.RingElection.Wait.ForLeader;
import dsim.algorithms.ring.RingElection.Wait.ForProbeAnswer;
import dsim.algorithms.ring.RingElection.Wait.ForTaken;
import dsim.algorithms.ring.RingElection.Wait.ToProbe;
import dsim.algorithms.ring.RingMessage.Coordinator;
import dsim.algorithms.ring.RingMessage.Election;
import dsim.algorithms.ring.RingMessage.Probe;
import dsim.algorithms.ring.RingMessage.ProbeAnswer;
import dsim.algorithms.ring.RingMessage.StartElection;
import dsim.algorithms.ring.RingMessage.Taken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Leader election on a ring by two laps: the first collects who is up, the second announces the highest of them.
 *
 * <p>Source: the ring algorithm of the textbooks (A. Tanenbaum, M. van Steen, <i>Distributed Systems</i>, section on election
 * algorithms; A. Silberschatz, P. Galvin, <i>Operating System Concepts</i>). Whoever notices that the leader is gone sends an
 * ELECTION with its own id to the next that is up; each adds itself; when it is back at the starter, a COORDINATOR with the
 * list goes round. Several elections at once do not disturb each other.
 *
 * <p>Filled in where the books are silent: a node that does not answer within {@link RingConfig#answerWithin}, or whose stream
 * ends, is passed over, in this lap only, so that nobody is held dead for ever; laps are numbered, and a lap that a node has
 * had, or an older one of the same starter, is not passed on again; a lap also ends at the first node that finds itself
 * in the list, since the starter may have died meanwhile; an election that ends without an announcement is held again. Probes
 * are as in the Bully algorithm: a follower probes its leader, only a leader answers, and a leader probes those above it.
 *
 * <p>Crash faults only; all know the ring. A live node that is passed over because a message was lost is left out of that
 * election. Without probes, nodes that missed an announcement may follow the wrong leader for ever.
 */
public final class RingElection implements Actor<RingMessage, RingElection.Wait> {

    /** What a node waits for: for one thing as a voter, and for an answer to each message that it passes on. */
    public sealed interface Wait {

        /** Holding an election: does anybody announce a leader? */
        record ForLeader() implements Wait {}

        /** Until the next probe. */
        record ToProbe() implements Wait {}

        /** Probed: does a leader answer? */
        record ForProbeAnswer() implements Wait {}

        /** Passed a message on: does the next node have it? */
        record ForTaken(Lap lap) implements Wait {}
    }

    private final ProcessId self;
    private final RingConfig config;
    private final Context<RingMessage, Wait> context;

    /** Everybody in the order of the ring: the next first, this node last. */
    private final ImmutableList<Member> successors;

    /** The number of the latest lap of each starter that came by. */
    private final Map<ProcessId, Long> latest = new LinkedHashMap<>();

    /** What was passed on and not yet taken. */
    private final Map<Lap, Passing> passing = new LinkedHashMap<>();

    private Lap lap;
    private Optional<ProcessId> leader = Optional.empty();
    private Optional<Wait> waiting = Optional.empty();

    /**
     * One node's part.
     *
     * @param self by what this node is known
     * @param config what the whole ring plays by
     * @throws IllegalArgumentException if nobody of that id stands on the ring
     */
    public RingElection(ProcessId self, RingConfig config, Context<RingMessage, Wait> context) {
        this.self = self;
        this.config = config;
        this.context = context;
        this.successors = config.electorate().successors(self);
        this.lap = new Lap(self, 0);
    }

    /**
     * The role of all members of the ring: each knows its own id by its address.
     *
     * @throws IllegalArgumentException when it is played at an address that is no member's
     */
    public static Role<RingMessage, Wait> role(RingConfig config) {
        return context -> new RingElection(config.electorate().idAt(context.self()), config, context);
    }

    @Override
    public void onStart() {
        boolean isFirstLife = context.recovered().isEmpty();
        lap = context.recovered().map(Lap.class::cast).orElse(lap);
        context.persist(lap);
        context.note(new Joined(self, config.electorate().order()));
        if (isFirstLife && config.initialLeader() == InitialLeader.HIGHEST) {
            believe(config.electorate().highest().id());
            rest();
        } else if (config.electsOnStart()) {
            elect();
        }
    }

    @Override
    public void onMessage(Address from, RingMessage message) {
        if (message instanceof Election election) {
            onElection(from, election);
        } else if (message instanceof Coordinator coordinator) {
            onCoordinator(from, coordinator);
        } else if (message instanceof Taken taken) {
            onTaken(taken);
        } else if (message instanceof Probe) {
            onProbe(from);
        } else if (message instanceof ProbeAnswer) {
            onProbeAnswer();
        } else if (message instanceof StartElection) {
            onStartElection();
        } else {
            throw new AssertionError("unhandled: " + message);
        }
    }

    private void onElection(Address from, Election election) {
        if (election.up().contains(self)) {
            announce(election.lap().announcement(), election.up());
        } else if (isNews(election.lap())) {
            passOn(election.lap(), new Passing(election.with(self), successors));
        }
        take(from, election.lap());
    }

    private void onCoordinator(Address from, Coordinator coordinator) {
        announce(coordinator.lap(), coordinator.up());
        take(from, coordinator.lap());
    }

    /** The lap that announces begins here, or comes by. Where it was before, it ends. */
    private void announce(Lap announcing, ImmutableList<ProcessId> up) {
        if (isNews(announcing)) {
            believe(up.stream().max(config.electorate().order()).orElseThrow());
            rest();
            ImmutableSet<ProcessId> told = ImmutableSet.copyOf(up);
            ImmutableList<Member> next = successors.stream()
                    .filter(member -> told.contains(member.id()))
                    .collect(ImmutableList.toImmutableList());
            passOn(announcing, new Passing(new Coordinator(announcing, up), next));
        }
    }

    /** Whether a lap comes by for the first time. Older laps of the same starter are no news. */
    private boolean isNews(Lap coming) {
        boolean isNews = coming.number() > latestOf(coming.starter());
        if (isNews) {
            latest.put(coming.starter(), coming.number());
        }
        return isNews;
    }

    private long latestOf(ProcessId starter) {
        return latest.getOrDefault(starter, 0L);
    }

    private void take(Address from, Lap taken) {
        context.send(from, new Taken(taken, latestOf(taken.starter())));
    }

    /** The answer also tells a starter that lost its memory in a crash with which number to go on. */
    private void onTaken(Taken taken) {
        if (taken.lap().starter().equals(self)) {
            lap = lap.notBefore(taken.latest());
        }
        passing.remove(taken.lap());
        context.cancelTimer(new ForTaken(taken.lap()));
    }

    private void onProbe(Address from) {
        if (leads()) {
            context.send(from, new ProbeAnswer());
        }
    }

    private void onProbeAnswer() {
        if (isWaiting(new ForProbeAnswer())) {
            if (leads()) {
                elect();
            } else {
                rest();
            }
        }
    }

    private void onStartElection() {
        if (!isWaiting(new ForLeader())) {
            missLeader();
            elect();
        }
    }

    @Override
    public void onTimer(Wait wait) {
        if (wait instanceof ForTaken forTaken) {
            passOver(forTaken.lap());
        } else if (wait instanceof ForLeader) {
            context.note(new ElectionRestarted());
            startLap();
        } else if (wait instanceof ToProbe) {
            probe();
        } else if (wait instanceof ForProbeAnswer) {
            onSilence();
        } else {
            throw new AssertionError("unhandled: " + wait);
        }
    }

    /** Whoever is gone will answer nothing that it was asked. */
    @Override
    public void onGone(Address peer, Gone why) {
        ImmutableMap.copyOf(passing).forEach((which, what) -> {
            if (what.to().equals(peer)) {
                context.cancelTimer(new ForTaken(which));
                passOver(which);
            }
        });
        if (isWaiting(new ForProbeAnswer())
                && !leads()
                && probed().stream().anyMatch(member -> member.address().equals(peer))) {
            context.cancelTimer(new ForProbeAnswer());
            onSilence();
        }
    }

    /** No leader answered: a follower has lost its own; a leader is content that there is no other. */
    private void onSilence() {
        if (leads()) {
            rest();
        } else {
            missLeader();
            elect();
        }
    }

    private void elect() {
        leader = Optional.empty();
        context.note(new ElectionStarted());
        startLap();
    }

    private void startLap() {
        lap = lap.nextElection();
        context.persist(lap);
        latest.put(self, lap.number());
        passOn(lap, new Passing(new Election(lap, ImmutableList.of(self)), successors));
        await(new ForLeader(), config.coordinatorWithin());
    }

    private void passOn(Lap which, Passing what) {
        passing.put(which, what);
        context.send(what.to(), what.message());
        context.setTimer(new ForTaken(which), config.answerWithin());
    }

    /** The one after the next gets it; the last of all is this node itself. If even that fails the message is given up. */
    private void passOver(Lap which) {
        Passing what = passing.remove(which);
        if (what != null && what.next().size() > 1) {
            passOn(which, what.passingOver());
        }
    }

    private void probe() {
        probed().forEach(member -> context.send(member.address(), new Probe()));
        await(new ForProbeAnswer(), config.answerWithin());
    }

    /** Waits until the next probe; for nothing, if there is nobody to probe. */
    private void rest() {
        stopWaiting();
        if (!probed().isEmpty()) {
            config.probeEvery().ifPresent(every -> await(new ToProbe(), every));
        }
    }

    /** A follower asks its leader. A leader asks those who would win over it, and whom it took for dead. */
    private ImmutableList<Member> probed() {
        return leads()
                ? config.electorate().above(self)
                : leader.flatMap(config.electorate()::of).map(ImmutableList::of).orElse(ImmutableList.of());
    }

    private void believe(ProcessId whom) {
        if (!leader.equals(Optional.of(whom))) {
            leader = Optional.of(whom);
            context.note(whom.equals(self) ? new Leads(self) : new Follows(whom));
        }
    }

    private void missLeader() {
        leader.filter(lost -> !lost.equals(self)).ifPresent(lost -> context.note(new LeaderLost(lost)));
    }

    private boolean leads() {
        return leader.equals(Optional.of(self));
    }

    private boolean isWaiting(Wait wait) {
        return waiting.equals(Optional.of(wait));
    }

    private void await(Wait wait, Duration delay) {
        stopWaiting();
        waiting = Optional.of(wait);
        context.setTimer(wait, delay);
    }

    private void stopWaiting() {
        waiting.ifPresent(context::cancelTimer);
        waiting = Optional.empty();
    }

    /**
     * A message on its way to the next node.
     *
     * @param next who may get it, the nearest first; not empty
     */
    private record Passing(RingMessage message, ImmutableList<Member> next) {

        Address to() {
            return next.get(0).address();
        }

        Passing passingOver() {
            return new Passing(message, next.subList(1, next.size()));
        }
    }
}
