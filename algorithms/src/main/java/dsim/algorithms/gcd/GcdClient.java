package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.gcd.GcdFact.Finished;
import dsim.algorithms.gcd.GcdFact.Greeted;
import dsim.algorithms.gcd.GcdFact.Listed;
import dsim.algorithms.gcd.GcdFact.NoGcd;
import dsim.algorithms.gcd.GcdFact.Silent;
import dsim.algorithms.gcd.GcdFact.TurnedAway;
import dsim.algorithms.gcd.GroupMessage.Addresses;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.algorithms.gcd.GroupMessage.WhoIsThere;
import dsim.algorithms.pickle.PythonText;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The client of lab 1: asks a GCD who is there, greets all of them, and tells what each answers or why it does not. All are
 * greeted at once, so that one that is dead delays nobody.
 */
public final class GcdClient implements Actor<GroupMessage, GcdClient.Wait> {

    /** What the client waits for. */
    public sealed interface Wait {

        /** The GCD was asked. */
        record ForGcd() implements Wait {}

        /** A member was greeted. */
        record ForGreeting(Address member) implements Wait {}
    }

    private final Address gcd;
    private final Duration gcdWithin;
    private final Duration answerWithin;
    private final Context<GroupMessage, Wait> context;
    private final Set<Address> greeted = new LinkedHashSet<>();
    private boolean isListed;

    /**
     * A client.
     *
     * @param gcdWithin how long it waits for the GCD
     * @param answerWithin how long it waits for each member
     */
    public GcdClient(Address gcd, Duration gcdWithin, Duration answerWithin, Context<GroupMessage, Wait> context) {
        this.gcd = gcd;
        this.gcdWithin = gcdWithin;
        this.answerWithin = answerWithin;
        this.context = context;
    }

    /** The role of a client. */
    public static Role<GroupMessage, Wait> role(Address gcd, Duration gcdWithin, Duration answerWithin) {
        return context -> new GcdClient(gcd, gcdWithin, answerWithin, context);
    }

    @Override
    public void onStart() {
        context.send(gcd, new WhoIsThere());
        context.setTimer(new Wait.ForGcd(), gcdWithin);
    }

    @Override
    public void onMessage(Address from, GroupMessage message) {
        if (!isListed && from.equals(gcd)) {
            onGcd(message);
        } else if (greeted.contains(from)) {
            isDone(
                    from,
                    message instanceof Sentence sentence
                            ? new Greeted(from, PythonText.line(sentence.text()))
                            : new Silent(from, "its answer makes no sense"));
        }
    }

    private void onGcd(GroupMessage message) {
        context.cancelTimer(new Wait.ForGcd());
        context.close(gcd);
        isListed = true;
        if (message instanceof Addresses addresses) {
            context.note(new Listed(addresses.members()));
            addresses.members().forEach(this::greet);
        } else if (message instanceof Sentence sentence
                && sentence.isPickled()
                && sentence.text().equals("[]")) {
            context.note(new Listed(ImmutableList.of()));
        } else if (message instanceof Sentence sentence) {
            context.note(new TurnedAway(PythonText.line(sentence.text())));
        }
        finish();
    }

    private void greet(Address member) {
        greeted.add(member);
        context.send(member, new Hello());
        context.setTimer(new Wait.ForGreeting(member), answerWithin);
    }

    @Override
    public void onTimer(Wait timer) {
        if (timer instanceof Wait.ForGreeting waited) {
            isDone(waited.member(), new Silent(waited.member(), "no answer within " + millis(answerWithin)));
        } else {
            noGcd("no answer within " + millis(gcdWithin));
        }
    }

    private static String millis(Duration wait) {
        return wait.toMillis() + " ms";
    }

    @Override
    public void onGone(Address peer, Gone why) {
        String words = why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (greeted.contains(peer)) {
            isDone(peer, new Silent(peer, why == Gone.CLOSED ? "closed without an answer" : words));
        } else if (!isListed && peer.equals(gcd)) {
            noGcd(why == Gone.CLOSED ? "closed without an answer" : words);
        }
    }

    private void noGcd(String why) {
        context.cancelTimer(new Wait.ForGcd());
        context.close(gcd);
        isListed = true;
        context.note(new NoGcd(why));
        finish();
    }

    private void isDone(Address member, GcdFact fact) {
        greeted.remove(member);
        context.cancelTimer(new Wait.ForGreeting(member));
        context.close(member);
        context.note(fact);
        finish();
    }

    private void finish() {
        if (greeted.isEmpty()) {
            context.note(new Finished());
        }
    }
}
