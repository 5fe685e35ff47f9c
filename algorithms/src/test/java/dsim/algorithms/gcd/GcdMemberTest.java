package dsim.algorithms.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Gone;
import dsim.algorithms.gcd.GroupMessage.Greeting;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Misunderstood;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.testkit.RecordingContext;
import dsim.testkit.RecordingContext.Effect.Closed;
import dsim.testkit.RecordingContext.Effect.Sent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One member of lab 1: at once, late, never. */
class GcdMemberTest {

    private static final Address CLIENT = Address.of("127.0.0.1", 33808);

    private final RecordingContext<GroupMessage, GcdMember.ToAnswer> context =
            new RecordingContext<>(Address.of("127.0.0.1", 23015));

    private GcdMember member(Optional<Duration> answersAfter) {
        return new GcdMember(answersAfter, context);
    }

    @Test
    void isHappyToMeetAClientAndCloses() {
        member(Optional.of(Duration.ZERO)).onMessage(CLIENT, new Hello());

        assertEquals(
                ImmutableList.of(
                        new Sent(CLIENT, new Greeting("Happy to meet you, ('127.0.0.1', 33808)")), new Closed(CLIENT)),
                context.take());
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        Sentence answer = new Sentence("Unexpected message: NOPE", true);
        member(Optional.of(Duration.ZERO)).onMessage(CLIENT, new Misunderstood(answer));

        assertEquals(ImmutableList.of(new Sent(CLIENT, answer)), context.take(Sent.class));
    }

    @Test
    void answersLateAlsoOneThatHasEndedItsSide() {
        GcdMember member = member(Optional.of(Duration.ofMillis(1600)));
        member.onMessage(CLIENT, new Hello());
        assertEquals(ImmutableList.of(), context.take(Sent.class));

        member.onGone(CLIENT, Gone.CLOSED);
        member.onTimer(context.runOut(new GcdMember.ToAnswer(CLIENT)));

        assertEquals(1, context.take(Sent.class).size());
    }

    @Test
    void forgetsOneThatHasBrokenOff() {
        GcdMember member = member(Optional.of(Duration.ofMillis(1600)));
        member.onMessage(CLIENT, new Hello());

        member.onGone(CLIENT, Gone.RESET);

        assertEquals(0, context.timers().size());
    }

    @Test
    void neverAnswers() {
        member(Optional.empty()).onMessage(CLIENT, new Hello());

        assertEquals(ImmutableList.of(), context.take());
    }
}
