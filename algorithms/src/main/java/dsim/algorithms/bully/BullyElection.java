package dsim.algorithms.bully;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.bully.BullyMessage.Alive;
import dsim.algorithms.bully.BullyMessage.Election;
import dsim.algorithms.bully.BullyMessage.Leading;
import dsim.algorithms.bully.BullyMessage.Probe;
import dsim.algorithms.bully.BullyMessage.ProbeAnswer;
import dsim.algorithms.bully.BullyMessage.StartElection;
import dsim.algorithms.election.ElectionFact.ElectionRestarted;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.LeaderLost;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.Member;
import dsim.algorithms.election.ProcessId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Leader election by the Bully algorithm: of all nodes that are up, the highest leads.
 *
 * <p>Source: H. Garcia-Molina, <i>Elections in a Distributed Computing System</i>, IEEE Trans. Computers C-31(1), 1982, in the
 * form of the textbooks (A. Tanenbaum, M. van Steen, <i>Distributed Systems</i>, section on election algorithms): whoever
 * notices that the leader is gone asks all above it; each of them answers and holds its own election, once; who hears no
 * answer announces itself to all others. Unlike the paper, the leader distributes no new state before it leads, and nodes do
 * not halt meanwhile.
 *
 * <p>Added, because messages here may be lost, doubled, late or stale: an election that ends without an announcement is
 * held again; an announcement from below is answered by an election; a request that arrives within {@link
 * BullyConfig#answerWithin} after the end of an election belongs to that election and is only answered; a follower probes
 * its leader, and only a leader answers; a leader probes those above it, so that two leaders find each other after a partition.
 *
 * <p>Crash faults only; ids are known and distinct. Two nodes may lead at once while messages are slower than {@link
 * BullyConfig#answerWithin}, and on the two sides of a partition. Without probes, a node that misses an announcement may
 * follow the wrong leader for ever.
 */
public final class BullyElection implements Actor<BullyMessage, BullyElection.Wait> {

    /** A node waits for one thing at a time, or for nothing. */
    public enum Wait {
        /** Asked those above: is one of them up? */
        FOR_ANSWER,
        /** One above is up: does anybody announce itself? */
        FOR_LEADER,
        /** The election is over; requests that crossed its announcement may still come in. */
        FOR_STRAGGLERS,
        /** Until the next probe. */
        TO_PROBE,
        /** Probed: does a leader answer? */
        FOR_PROBE_ANSWER
    }

    private final ProcessId self;
    private final BullyConfig config;
    private final Context<BullyMessage, Wait> context;
    private final ImmutableList<Member> above;

    /** Those above whom this election asked in vain: their streams ended. */
    private final Set<Address> gone = new LinkedHashSet<>();

    private Optional<ProcessId> leader = Optional.empty();
    private Optional<Wait> waiting = Optional.empty();

    /**
     * One node's part.
     *
     * @param self by what this node is known
     * @param config what the whole group plays by
     */
    public BullyElection(ProcessId self, BullyConfig config, Context<BullyMessage, Wait> context) {
        this.self = self;
        this.config = config;
        this.context = context;
        this.above = config.electorate().above(self);
    }

    /**
     * The role of all members of the electorate: each knows its own id by its address.
     *
     * @throws IllegalArgumentException when it is played at an address that is no member's
     */
    public static Role<BullyMessage, Wait> role(BullyConfig config) {
        return context -> new BullyElection(config.electorate().idAt(context.self()), config, context);
    }

    @Override
    public void onStart() {
        boolean isFirstLife = context.recovered().isEmpty();
        context.persist(self);
        context.note(new Joined(self, config.electorate().order()));
        if (isFirstLife && config.initialLeader() == InitialLeader.HIGHEST) {
            believe(config.electorate().highest().id());
            rest();
        } else if (config.electsOnStart()) {
            elect();
        }
    }

    @Override
    public void onMessage(Address from, BullyMessage message) {
        if (message instanceof Election) {
            onElection(from);
        } else if (message instanceof Alive) {
            onAlive();
        } else if (message instanceof Leading leading) {
            onLeading(leading.leader());
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

    private void onElection(Address from) {
        context.send(from, new Alive());
        if (!isElecting() && !isWaiting(Wait.FOR_STRAGGLERS)) {
            elect();
        }
    }

    private void onAlive() {
        if (isWaiting(Wait.FOR_ANSWER)) {
            await(Wait.FOR_LEADER, config.coordinatorWithin());
        }
    }

    private void onLeading(ProcessId announced) {
        if (config.electorate().order().isAbove(announced, self)) {
            believe(announced);
            await(Wait.FOR_STRAGGLERS, config.answerWithin());
        } else if (!announced.equals(self) && !isElecting()) {
            elect();
        }
    }

    private void onProbe(Address from) {
        if (leads()) {
            context.send(from, new ProbeAnswer());
        }
    }

    private void onProbeAnswer() {
        if (isWaiting(Wait.FOR_PROBE_ANSWER)) {
            if (leads()) {
                elect();
            } else {
                rest();
            }
        }
    }

    private void onStartElection() {
        if (!isElecting()) {
            missLeader();
            elect();
        }
    }

    @Override
    public void onTimer(Wait wait) {
        waiting = Optional.empty();
        switch (wait) {
            case FOR_ANSWER -> lead();
            case FOR_LEADER -> {
                context.note(new ElectionRestarted());
                ask();
            }
            case FOR_STRAGGLERS -> rest();
            case TO_PROBE -> probe();
            case FOR_PROBE_ANSWER -> onSilence();
        }
    }

    /** Whoever is gone will answer nothing that it was asked. */
    @Override
    public void onGone(Address peer, Gone why) {
        if (isWaiting(Wait.FOR_ANSWER) && isAmong(above, peer)) {
            gone.add(peer);
            if (gone.size() == above.size()) {
                lead();
            }
        } else if (isWaiting(Wait.FOR_PROBE_ANSWER) && !leads() && isAmong(probed(), peer)) {
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
        ask();
    }

    private void ask() {
        gone.clear();
        if (above.isEmpty()) {
            lead();
        } else {
            above.forEach(member -> context.send(member.address(), new Election()));
            await(Wait.FOR_ANSWER, config.answerWithin());
        }
    }

    private void lead() {
        believe(self);
        config.electorate().others(self).forEach(member -> context.send(member.address(), new Leading(self)));
        await(Wait.FOR_STRAGGLERS, config.answerWithin());
    }

    private void probe() {
        probed().forEach(member -> context.send(member.address(), new Probe()));
        await(Wait.FOR_PROBE_ANSWER, config.answerWithin());
    }

    /** Waits until the next probe; for nothing, if there is nobody to probe. */
    private void rest() {
        stopWaiting();
        if (!probed().isEmpty()) {
            config.probeEvery().ifPresent(every -> await(Wait.TO_PROBE, every));
        }
    }

    /** A follower asks its leader. A leader asks those whom it took for dead when it began to lead. */
    private ImmutableList<Member> probed() {
        return leads()
                ? above
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

    private boolean isElecting() {
        return isWaiting(Wait.FOR_ANSWER) || isWaiting(Wait.FOR_LEADER);
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

    private static boolean isAmong(ImmutableList<Member> members, Address address) {
        return members.stream().anyMatch(member -> member.address().equals(address));
    }
}
