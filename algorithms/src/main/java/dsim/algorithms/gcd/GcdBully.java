package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Streams;
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
import dsim.algorithms.election.ElectionFact.Withdrew;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GcdBullyConfig.Pause;
import dsim.algorithms.gcd.GcdFact.Feigns;
import dsim.algorithms.gcd.GcdFact.NoGcd;
import dsim.algorithms.gcd.GcdFact.ToldMembers;
import dsim.algorithms.gcd.GcdFact.TurnedAway;
import dsim.algorithms.gcd.GroupMessage.Coordinator;
import dsim.algorithms.gcd.GroupMessage.Election;
import dsim.algorithms.gcd.GroupMessage.Greeting;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Members;
import dsim.algorithms.gcd.GroupMessage.Ok;
import dsim.algorithms.gcd.GroupMessage.Probe;
import dsim.algorithms.gcd.GroupMessage.ProbeAnswer;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.algorithms.pickle.PythonText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Leader election by the Bully algorithm among those who met at a GCD: of all that are up, the highest leads.
 *
 * <p>Source: the handouts of lab 2 of CPSC 5520, fall 2019 to fall 2025, after H. Garcia-Molina, <i>Elections in a Distributed
 * Computing System</i>, IEEE Trans. Computers C-31(1), 1982. A member joins and holds an election; asks all above it, and leads if
 * none of them answers in time; answers those who ask, and holds an election of its own; probes its leader now and then, and when
 * that is gone joins again and holds an election. Each question opens a conversation of its own.
 *
 * <p>Added, because the programs that it meets differ and conversations fail: an announcement from below is answered by an
 * election; what asks or announces within {@link GcdBullyConfig#answerWithin} after an election belongs to that one, so that peers
 * of another opinion are not argued with at the speed of the network; only a leader answers a probe, so that a follower of the
 * wrong one finds out; a leader probes those above it; an announcement that does not say whom it announces is taken to mean the
 * highest above that may be alive; one who wins elections but answers no probes is taken to know none; and where one listens who
 * is known by nothing but its identity, the GCD is asked.
 *
 * <p>Nothing that a peer sends stops it; the members that it knows are at most {@value #ROOM}. Two may lead at once while
 * messages are slower than {@code answerWithin}, or while members differ about who is higher.
 */
public final class GcdBully implements Actor<GroupMessage, GcdBully.Wait> {

    /** A member waits for one of these, and apart from that for its next failure or recovery. */
    public enum Wait {
        /** The GCD was not to be had: until it is tried again. */
        TO_JOIN,
        /** Asked the GCD. */
        FOR_GCD,
        /** Asked those above: is one of them up? */
        FOR_ANSWER,
        /** One above is up: does anybody announce itself? */
        FOR_LEADER,
        /** The election is over; what crossed its announcement may still come in. */
        FOR_STRAGGLERS,
        /** Until the next probe. */
        TO_PROBE,
        /** Probed: does a leader answer? */
        FOR_PROBE_ANSWER,
        /** Until it pretends to fail. */
        TO_FAIL,
        /** Pretends to have failed. */
        TO_RECOVER
    }

    private static final int ROOM = 300;

    private final ProcessId self;
    private final GcdBullyConfig config;
    private final Context<GroupMessage, Wait> context;

    /** All others, as far as they are known, dead or alive. */
    private final Map<ProcessId, Address> members = new LinkedHashMap<>();

    /** Who was silent to a probe, and then answered an election and won it. */
    private final Set<ProcessId> knowNoProbe = new LinkedHashSet<>();

    /** Who was asked and has not answered, by where that is. */
    private final Map<Address, ProcessId> asked = new LinkedHashMap<>();

    /** Those above whom this election asked in vain. */
    private final Set<ProcessId> gone = new LinkedHashSet<>();

    /** Those above who have answered in this election. */
    private final Set<ProcessId> answered = new LinkedHashSet<>();

    private Optional<ProcessId> leader = Optional.empty();
    private Optional<ProcessId> silent = Optional.empty();
    private Optional<Wait> waiting = Optional.empty();
    private Optional<ProcessId> announcedBefore = Optional.empty();
    private boolean isTold;
    private boolean hasJoined;
    private boolean isFeigning;
    private boolean isContested;

    /**
     * A member.
     *
     * @param self its identity
     */
    public GcdBully(ProcessId self, GcdBullyConfig config, Context<GroupMessage, Wait> context) {
        this.self = self;
        this.config = config;
        this.context = context;
    }

    /**
     * The role of some members.
     *
     * @param identities of each, by its address
     */
    public static Role<GroupMessage, Wait> role(Function<Address, ProcessId> identities, GcdBullyConfig config) {
        return context -> new GcdBully(identities.apply(context.self()), config, context);
    }

    @Override
    public void onStart() {
        join();
        setOut();
    }

    // ---- the GCD

    private void join() {
        context.close(config.gcd());
        context.send(config.gcd(), new Join(self, context.self()));
        await(Wait.FOR_GCD, config.answerWithin());
    }

    private void onGcd(GroupMessage answer) {
        context.close(config.gcd());
        if (answer instanceof Members told) {
            Set<Address> listeners = new LinkedHashSet<>(told.members().values());
            members.entrySet()
                    .removeIf(each -> listeners.contains(each.getValue())
                            && !told.members().entrySet().contains(each));
            merge(told.members());
            context.note(new ToldMembers(told.members().size()));
            isTold = true;
            if (isUnknown(announcedBefore)) {
                announcedBefore = Optional.empty();
                join();
            } else {
                joined();
            }
        } else {
            String text = answer instanceof Sentence sentence ? sentence.text() : "nothing that makes sense";
            context.note(new TurnedAway(PythonText.line(text)));
            notJoined();
        }
    }

    private void noGcd(String why) {
        context.close(config.gcd());
        context.note(new NoGcd(why));
        notJoined();
    }

    private void joined() {
        announcedBefore = Optional.empty();
        if (!hasJoined) {
            hasJoined = true;
            context.note(new Joined(self, config.order()));
        }
        elect();
    }

    /** One who was told of the others once can go on without the GCD. */
    private void notJoined() {
        if (isTold) {
            joined();
        } else {
            await(Wait.TO_JOIN, config.joinAgainAfter());
        }
    }

    // ---- what comes in

    @Override
    public void onMessage(Address from, GroupMessage message) {
        if (from.equals(config.gcd())) {
            if (isWaiting(Wait.FOR_GCD)) {
                onGcd(message);
            }
        } else if (asked.containsKey(from)) {
            onAnswer(from, message);
        } else if (isFeigning || isUnheard()) {
            context.close(from);
        } else {
            onQuestion(from, message);
            context.close(from);
        }
    }

    private boolean isUnheard() {
        return config.unheard() > 0 && context.random("unheard").chance(config.unheard());
    }

    private void onQuestion(Address from, GroupMessage message) {
        if (message instanceof Election election) {
            onElection(from, election);
        } else if (message instanceof Coordinator coordinator) {
            onCoordinator(coordinator);
        } else if (message instanceof Probe) {
            onProbe(from);
        } else if (message instanceof Hello) {
            context.send(from, Greeting.to(from));
        } else if (message instanceof Ok ok) {
            merge(ok.members());
            onOk();
        }
    }

    private void onAnswer(Address from, GroupMessage message) {
        ProcessId who = asked.remove(from);
        context.close(from);
        if (who != null && message instanceof Ok ok) {
            merge(ok.members());
            answered.add(who);
            onOk();
        } else if (who != null && message instanceof ProbeAnswer) {
            knowNoProbe.remove(who);
            onProbeAnswer();
        }
    }

    private void onElection(Address from, Election election) {
        merge(election.members());
        Ok ok = new Ok(Optional.of(self), everybody());
        context.send(from, ok);
        election.from().ifPresent(who -> {
            Address listener = members.get(who);
            if (election.callsBack() && listener != null && !asked.containsKey(listener)) {
                context.send(listener, ok);
                context.close(listener);
            }
        });
        if (hasJoined && !isElecting() && !isWaiting(Wait.FOR_STRAGGLERS) && !isWaiting(Wait.FOR_GCD)) {
            if (isUnknown(election.from())) {
                join();
            } else {
                elect();
            }
        }
    }

    private void onOk() {
        if (isWaiting(Wait.FOR_ANSWER)) {
            await(Wait.FOR_LEADER, config.coordinatorWithin());
        }
    }

    private void onCoordinator(Coordinator coordinator) {
        merge(coordinator.members());
        Optional<ProcessId> announced = coordinator.leader().or(() -> likelyLeader(coordinator.members()));
        if (!hasJoined) {
            announcedBefore = announced;
        } else if (announced.equals(Optional.of(self))) {
            return;
        } else if (announced.isPresent() && config.order().isAbove(announced.get(), self)) {
            if (silent.equals(announced) && answered.contains(announced.get())) {
                knowNoProbe.add(announced.get());
            }
            silent = Optional.empty();
            stopAsking();
            believe(announced.get());
            await(Wait.FOR_STRAGGLERS, config.answerWithin());
        } else if (isWaiting(Wait.FOR_STRAGGLERS)) {
            isContested = true;
        } else if (!isElecting() && !isWaiting(Wait.FOR_GCD)) {
            elect();
        }
    }

    /** The highest above of those it may be: in an election, of those who have answered, or else are not known to be gone. */
    private Optional<ProcessId> likelyLeader(ImmutableMap<ProcessId, Address> named) {
        Set<ProcessId> possible = named.isEmpty() ? members.keySet() : named.keySet();
        ImmutableList<ProcessId> above = possible.stream()
                .filter(id -> config.order().isAbove(id, self) && !(isElecting() && gone.contains(id)))
                .sorted(config.order())
                .collect(ImmutableList.toImmutableList());
        Optional<ProcessId> present =
                isElecting() ? Streams.findLast(above.stream().filter(answered::contains)) : Optional.empty();
        return present.or(() -> Streams.findLast(above.stream()));
    }

    private void onProbe(Address from) {
        if (leads()) {
            context.send(from, new ProbeAnswer());
        }
    }

    private void onProbeAnswer() {
        if (isWaiting(Wait.FOR_PROBE_ANSWER)) {
            stopAsking();
            if (leads()) {
                elect();
            } else {
                rest();
            }
        }
    }

    @Override
    public void onGone(Address peer, Gone why) {
        String words = why == Gone.CLOSED
                ? "closed without an answer"
                : why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (peer.equals(config.gcd()) && isWaiting(Wait.FOR_GCD)) {
            noGcd(words);
        }
        ProcessId who = asked.remove(peer);
        if (who != null) {
            onNoAnswer(who, why);
        } else if (why == Gone.CLOSED) {
            context.close(peer);
        }
    }

    /** One that has closed in good order may yet answer in a conversation of its own. */
    private void onNoAnswer(ProcessId who, Gone why) {
        if (isWaiting(Wait.FOR_ANSWER) && why != Gone.CLOSED) {
            gone.add(who);
            if (gone.containsAll(above())) {
                lead();
            }
        } else if (isWaiting(Wait.FOR_PROBE_ANSWER) && !leads()) {
            if (why == Gone.CLOSED) {
                onSilence();
            } else {
                missLeader();
            }
        } else if (isWaiting(Wait.FOR_PROBE_ANSWER) && asked.isEmpty()) {
            rest();
        }
    }

    // ---- waits

    @Override
    public void onTimer(Wait wait) {
        if (wait == Wait.TO_FAIL) {
            feign();
            return;
        } else if (wait == Wait.TO_RECOVER) {
            isFeigning = false;
            onStart();
            return;
        }
        waiting = Optional.empty();
        switch (wait) {
            case TO_JOIN -> join();
            case FOR_GCD -> noGcd("no answer within " + config.answerWithin().toMillis() + " ms");
            case FOR_ANSWER -> lead();
            case FOR_LEADER -> {
                context.note(new ElectionRestarted());
                ask();
            }
            case FOR_STRAGGLERS -> {
                if (isContested) {
                    elect();
                } else {
                    rest();
                }
            }
            case TO_PROBE -> probe();
            case FOR_PROBE_ANSWER -> onSilence();
            default -> throw new AssertionError("unhandled: " + wait);
        }
    }

    private void onSilence() {
        stopAsking();
        if (leads() || leader.filter(knowNoProbe::contains).isPresent()) {
            rest();
        } else {
            silent = leader;
            missLeader();
        }
    }

    private void missLeader() {
        leader.ifPresent(lost -> context.note(new LeaderLost(lost)));
        leader = Optional.empty();
        stopAsking();
        join();
    }

    // ---- the election

    private void elect() {
        leader = Optional.empty();
        context.note(new ElectionStarted());
        ask();
    }

    private void ask() {
        stopAsking();
        isContested = false;
        gone.clear();
        answered.clear();
        ImmutableList<ProcessId> above = above();
        if (above.isEmpty()) {
            lead();
            return;
        }
        ImmutableMap<ProcessId, Address> everybody = everybody();
        above.forEach(id -> ask(id, new Election(Optional.of(self), Optional.of(id), everybody, false)));
        await(Wait.FOR_ANSWER, config.answerWithin());
    }

    private void ask(ProcessId who, GroupMessage question) {
        Address address = members.get(who);
        if (address != null) {
            context.close(address);
            asked.put(address, who);
            context.send(address, question);
        }
    }

    /** What was asked and not answered is of no interest any more. */
    private void stopAsking() {
        asked.keySet().forEach(context::close);
        asked.clear();
    }

    private void lead() {
        stopAsking();
        believe(self);
        ImmutableMap<ProcessId, Address> led = everybody().entrySet().stream()
                .filter(each -> !config.order().isAbove(each.getKey(), self))
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
        members.forEach((id, address) -> {
            context.close(address);
            context.send(address, new Coordinator(Optional.of(self), Optional.of(id), led));
            context.close(address);
        });
        await(Wait.FOR_STRAGGLERS, config.answerWithin());
    }

    private void believe(ProcessId whom) {
        if (!leader.equals(Optional.of(whom))) {
            leader = Optional.of(whom);
            context.note(whom.equals(self) ? new Leads(self) : new Follows(whom));
        }
    }

    // ---- probes

    /** A follower asks its leader. A leader asks those whom it took for dead when it began to lead. */
    private void probe() {
        if (isUnknown(leader)) {
            join();
            return;
        }
        probed().forEach(id -> ask(id, new Probe()));
        await(Wait.FOR_PROBE_ANSWER, config.answerWithin());
    }

    private ImmutableList<ProcessId> probed() {
        return leads() ? above() : leader.map(ImmutableList::of).orElse(ImmutableList.of());
    }

    /** Waits until the next probe; for nothing, if there is nobody to probe. */
    private void rest() {
        stopWaiting();
        if (!probed().isEmpty()) {
            config.probeAfter().ifPresent(pause -> await(Wait.TO_PROBE, drawn("probe", pause)));
        }
    }

    // ---- failures on purpose

    private void setOut() {
        if (config.feigns()) {
            context.setTimer(Wait.TO_FAIL, drawn("failure", GcdBullyConfig.TO_FAILURE));
        }
    }

    private void feign() {
        Duration length = drawn("failure length", GcdBullyConfig.FAILURE);
        isFeigning = true;
        hasJoined = false;
        leader = Optional.empty();
        stopWaiting();
        stopAsking();
        context.close(config.gcd());
        context.note(new Feigns(length));
        context.note(new Withdrew());
        context.setTimer(Wait.TO_RECOVER, length);
    }

    private Duration drawn(String purpose, Pause pause) {
        return context.random(purpose).between(pause.least(), pause.most());
    }

    // ---- who is who

    /** Where one is known, or where this one listens, nobody else is; so one address is asked once, whatever a peer makes up. */
    private void merge(ImmutableMap<ProcessId, Address> told) {
        Set<Address> taken = new LinkedHashSet<>(members.values());
        taken.add(context.self());
        taken.add(config.gcd());
        told.forEach((id, address) -> {
            if (!id.equals(self) && (members.containsKey(id) || members.size() < ROOM) && taken.add(address)) {
                members.put(id, address);
            }
        });
    }

    /** Who joined after this one, and did not say where it listens: the GCD can tell. */
    private boolean isUnknown(Optional<ProcessId> who) {
        return who.filter(id -> !id.equals(self) && !members.containsKey(id)).isPresent();
    }

    private ImmutableMap<ProcessId, Address> everybody() {
        return ImmutableMap.<ProcessId, Address>builder()
                .putAll(members)
                .put(self, context.self())
                .buildOrThrow();
    }

    private ImmutableList<ProcessId> above() {
        return members.keySet().stream()
                .filter(id -> config.order().isAbove(id, self))
                .collect(ImmutableList.toImmutableList());
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
}
