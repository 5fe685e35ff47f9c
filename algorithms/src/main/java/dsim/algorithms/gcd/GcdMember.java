package dsim.algorithms.gcd;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.gcd.GroupMessage.Greeting;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Misunderstood;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A member of lab 1: it is pleased to meet whoever greets it, at once, late or never.
 *
 * <p>Source: the published member of CPSC 5520, fall 2019. Departures: many conversations at once, and a request may come in
 * pieces.
 */
public final class GcdMember implements Actor<GroupMessage, GcdMember.ToAnswer> {

    /** Until one who greeted is answered. */
    public record ToAnswer(Address whom) {}

    private final Optional<Duration> answersAfter;
    private final Context<GroupMessage, ToAnswer> context;
    private final Map<Address, GroupMessage> answers = new HashMap<>();

    /**
     * A member.
     *
     * @param answersAfter how long it takes to answer; empty: it never does
     */
    public GcdMember(Optional<Duration> answersAfter, Context<GroupMessage, ToAnswer> context) {
        this.answersAfter = answersAfter;
        this.context = context;
    }

    /** The role of a member. */
    public static Role<GroupMessage, ToAnswer> role(Optional<Duration> answersAfter) {
        return context -> new GcdMember(answersAfter, context);
    }

    @Override
    public void onStart() {}

    @Override
    public void onMessage(Address from, GroupMessage message) {
        if (answersAfter.isEmpty()) {
            return;
        }
        answers.put(from, answer(from, message));
        if (answersAfter.get().isZero()) {
            onTimer(new ToAnswer(from));
        } else {
            context.setTimer(new ToAnswer(from), answersAfter.get());
        }
    }

    private static GroupMessage answer(Address from, GroupMessage message) {
        if (message instanceof Hello) {
            return Greeting.to(from);
        } else if (message instanceof Misunderstood misunderstood) {
            return misunderstood.answer();
        }
        throw new AssertionError("unhandled: " + message);
    }

    @Override
    public void onTimer(ToAnswer timer) {
        GroupMessage answer = answers.remove(timer.whom());
        if (answer != null) {
            context.send(timer.whom(), answer);
            context.close(timer.whom());
        }
    }

    /** One that has ended its side may still want its answer. */
    @Override
    public void onGone(Address peer, Gone why) {
        if (why != Gone.CLOSED) {
            answers.remove(peer);
            context.cancelTimer(new ToAnswer(peer));
        }
    }
}
