package dsim.algorithms.changroberts;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.changroberts.ChangRobertsMessage.Elected;
import dsim.algorithms.changroberts.ChangRobertsMessage.Election;
import dsim.algorithms.changroberts.ChangRobertsMessage.StartElection;
import dsim.algorithms.election.ElectionFact.ElectionStarted;
import dsim.algorithms.election.ElectionFact.Follows;
import dsim.algorithms.election.ElectionFact.Joined;
import dsim.algorithms.election.ElectionFact.Leads;
import dsim.algorithms.election.InitialLeader;
import dsim.algorithms.election.ProcessId;
import java.util.Optional;

/**
 * Leader election on a one-way ring: each sends its own id round, and passes on only ids above its own, so that one comes
 * back.
 *
 * <p>Source: E. Chang, R. Roberts, <i>An Improved Algorithm for Decentralized Extrema-Finding in Circular Configurations of
 * Processes</i>, Comm. ACM 22(5), 1979. The winner's announcement goes round once more, as there.
 *
 * <p>A node knows the next one and nobody else. Nothing is lost and nobody crashes: an election whose message is lost, or
 * meets a node that is down, never ends. For a ring with faults see the textbook ring.
 */
public final class ChangRobertsElection implements Actor<ChangRobertsMessage, ChangRobertsElection.Wait> {

    /** It waits for nothing but messages. */
    public enum Wait {}

    private final ProcessId self;
    private final ChangRobertsConfig config;
    private final Context<ChangRobertsMessage, Wait> context;
    private final Address next;

    /** Whether a candidate has come by, or this node stands itself, since the last announcement. */
    private boolean participates;

    private Optional<ProcessId> leader = Optional.empty();

    /**
     * One node's part.
     *
     * @param self by what this node is known
     * @param config what the whole ring plays by
     * @throws IllegalArgumentException if nobody of that id stands on the ring
     */
    public ChangRobertsElection(ProcessId self, ChangRobertsConfig config, Context<ChangRobertsMessage, Wait> context) {
        this.self = self;
        this.config = config;
        this.context = context;
        this.next = config.electorate().successors(self).get(0).address();
    }

    /**
     * The role of all members of the ring: each knows its own id by its address.
     *
     * @throws IllegalArgumentException when it is played at an address that is no member's
     */
    public static Role<ChangRobertsMessage, Wait> role(ChangRobertsConfig config) {
        return context -> new ChangRobertsElection(config.electorate().idAt(context.self()), config, context);
    }

    @Override
    public void onStart() {
        context.note(new Joined(self, config.electorate().order()));
        if (config.initialLeader() == InitialLeader.HIGHEST) {
            believe(config.electorate().highest().id());
        } else if (config.electsOnStart()) {
            stand();
        }
    }

    @Override
    public void onMessage(Address from, ChangRobertsMessage message) {
        if (message instanceof Election election) {
            onElection(election.candidate());
        } else if (message instanceof Elected elected) {
            onElected(elected.leader());
        } else if (message instanceof StartElection) {
            onStartElection();
        } else {
            throw new AssertionError("unhandled: " + message);
        }
    }

    private void onElection(ProcessId candidate) {
        if (candidate.equals(self)) {
            believe(self);
            context.send(next, new Elected(self));
        } else if (config.electorate().order().isAbove(candidate, self)) {
            participates = true;
            context.send(next, new Election(candidate));
        } else if (!participates) {
            stand();
        }
    }

    private void onElected(ProcessId elected) {
        participates = false;
        if (!elected.equals(self)) {
            believe(elected);
            context.send(next, new Elected(elected));
        }
    }

    private void onStartElection() {
        if (!participates) {
            stand();
        }
    }

    private void stand() {
        participates = true;
        leader = Optional.empty();
        context.note(new ElectionStarted());
        context.send(next, new Election(self));
    }

    private void believe(ProcessId whom) {
        if (!leader.equals(Optional.of(whom))) {
            leader = Optional.of(whom);
            context.note(whom.equals(self) ? new Leads(self) : new Follows(whom));
        }
    }

    @Override
    public void onTimer(Wait timer) {
        throw new AssertionError("no timer was set: " + timer);
    }
}
