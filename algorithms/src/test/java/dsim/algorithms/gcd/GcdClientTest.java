package dsim.algorithms.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Fact;
import dsim.actor.Gone;
import dsim.algorithms.gcd.GcdClient.Wait;
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
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Noted;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The client of lab 1 alone: who is greeted, and what is told of each. */
class GcdClientTest {

    private static final Address GCD = Address.of("127.0.0.1", 23600);
    private static final Address ONE = Address.of("127.0.0.1", 1);
    private static final Address TWO = Address.of("127.0.0.1", 2);

    private final RecordingContext<GroupMessage, Wait> context = new RecordingContext<>(Address.of("127.0.0.1", 9));
    private final GcdClient client = new GcdClient(GCD, Duration.ofSeconds(5), Duration.ofMillis(1500), context);

    private ImmutableList<Fact> noted() {
        return context.take(Noted.class).stream().map(Noted::fact).collect(ImmutableList.toImmutableList());
    }

    private void listed(Address... members) {
        client.onStart();
        client.onMessage(GCD, new Addresses(ImmutableList.copyOf(members)));
    }

    @Test
    void asksTheGcdAndGreetsAllAtOnce() {
        listed(ONE, TWO);

        assertEquals(
                ImmutableList.of(
                        new Sent(GCD, new WhoIsThere()), new Sent(ONE, new Hello()), new Sent(TWO, new Hello())),
                context.take(Sent.class));
    }

    @Test
    void tellsOfEachAndFinishesWithTheLast() {
        listed(ONE, TWO);
        context.take();

        client.onMessage(TWO, new Sentence("('OK', 'hi')", true));
        client.onTimer(context.runOut(new Wait.ForGreeting(ONE)));

        assertEquals(
                ImmutableList.of(
                        new Greeted(TWO, "('OK', 'hi')"), new Silent(ONE, "no answer within 1500 ms"), new Finished()),
                noted());
    }

    @Test
    void tellsWhyThereWasNoAnswer() {
        listed(ONE);
        context.take();

        client.onGone(ONE, Gone.CLOSED);

        assertEquals(ImmutableList.of(new Silent(ONE, "closed without an answer"), new Finished()), noted());
    }

    @Test
    void tellsWhatTheGcdSaysInstead() {
        client.onStart();
        client.onMessage(GCD, new Sentence("Unexpected message: JOIN", true));

        assertEquals(ImmutableList.of(new TurnedAway("Unexpected message: JOIN"), new Finished()), noted());
    }

    @Test
    void takesAnEmptyListForOne() {
        client.onStart();
        client.onMessage(GCD, new Sentence("[]", true));

        assertEquals(ImmutableList.of(new Listed(ImmutableList.of()), new Finished()), noted());
    }

    @Test
    void doesNotWaitForAGcdForEver() {
        client.onStart();
        client.onTimer(context.runOut(new Wait.ForGcd()));

        assertEquals(ImmutableList.of(new NoGcd("no answer within 5000 ms"), new Finished()), noted());
    }
}
