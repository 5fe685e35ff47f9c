package dsim.sim;

import static dsim.sim.World.MS;
import static dsim.sim.World.at;
import static dsim.sim.World.counting;
import static dsim.sim.World.silent;
import static dsim.sim.World.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.fault.Fault;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Loss;
import dsim.network.Order;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.sim.World.Say;
import dsim.sim.World.Wait;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StreamsTest {

    private static World streams() {
        return new World().wire(World.STREAM);
    }

    private static FaultSchedule faults(FaultSchedule.Entry... entries) {
        return new FaultSchedule(ImmutableList.copyOf(entries));
    }

    private static FaultSchedule.Entry fault(long atMillis, Optional<Duration> lasting, Fault fault) {
        return new FaultSchedule.Entry(Duration.ofMillis(atMillis), lasting, fault, false, fault.toString());
    }

    private static Role<Say, Wait> saying(int... numbers) {
        return starting(context -> {
            for (int number : numbers) {
                context.send(at("b"), new Say.Number(number));
            }
        });
    }

    @Test
    void opensWithOneRoundTripAndAnswersOnTheConversation() {
        World world = streams().node("a", saying(1)).node("b", counting());

        world.run(10);

        assertEquals(List.of("3 DELIVER b a 1", "4 DELIVER a b 2"), world.story());
    }

    @Test
    void keepsOrderAndLosesNothingUnderLossAndReordering() {
        int[] numbers = IntStream.range(0, 200).toArray();
        World world = streams()
                .node("a", saying(numbers))
                .node("b", silent())
                .link(Link.of(Latency.uniform(MS, MS.multipliedBy(30)))
                        .withLoss(Loss.independent(0.3))
                        .withDuplicate(0.2)
                        .withOrder(Order.ANY));

        world.run(60_000);

        List<String> received = world.story().stream()
                .map(line -> line.replaceFirst("^[0-9.]+ ", ""))
                .toList();
        assertEquals(Arrays.stream(numbers).mapToObj(n -> "DELIVER b a " + n).toList(), received);
    }

    @Test
    void isRefusedByANodeThatIsDown() {
        World world = streams()
                .node("a", starting(context -> context.setTimer(new Wait.For("x"), MS.multipliedBy(2))))
                .node("b", silent())
                .node("c", context -> new World.Script() {
                    @Override
                    public void onStart() {
                        context.setTimer(new Wait.For("call"), MS.multipliedBy(5));
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        context.send(at("b"), new Say.Number(1));
                        context.send(at("nobody"), new Say.Number(2));
                    }
                })
                .with(plan -> plan.faults(faults(fault(1, Optional.empty(), new Fault.Crash(Target.of(at("b")))))));

        world.run(20);

        assertEquals(
                List.of(
                        "1 CRASH b 1",
                        "2 TIMER a x",
                        "5 TIMER c call",
                        "5.000001 GONE c nobody UNRESOLVED",
                        "7 GONE c b REFUSED"),
                world.story());
    }

    @Test
    void isResetByACrashAndOpensAnewAfterwards() {
        World world = streams()
                .node("a", context -> new World.Script() {
                    @Override
                    public void onStart() {
                        context.send(at("b"), new Say.Number(1));
                    }

                    @Override
                    public void onGone(Address peer, Gone why) {
                        context.setTimer(new Wait.For("again"), MS.multipliedBy(5));
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        context.send(at("b"), new Say.Number(2));
                    }
                })
                .node("b", silent())
                .with(plan -> plan.faults(
                        faults(fault(5, Optional.of(MS.multipliedBy(3)), new Fault.Crash(Target.of(at("b")))))));

        world.run(30);

        assertEquals(
                List.of(
                        "3 DELIVER b a 1",
                        "5 CRASH b 1",
                        "6 GONE a b RESET",
                        "8 START b 2",
                        "11 TIMER a again",
                        "14 DELIVER b a 2"),
                world.story());
    }

    @Test
    void closesAfterWhatWasSent() {
        World world = streams()
                .node("a", starting(context -> {
                    context.send(at("b"), new Say.Number(1));
                    context.send(at("b"), new Say.Number(2));
                    context.close(at("b"));
                    context.close(at("b"));
                }))
                .node("b", silent());

        world.run(20);

        List<String> story = world.story();
        assertEquals(3, story.size());
        assertTrue(story.get(0).endsWith("DELIVER b a 1"), story.toString());
        assertTrue(story.get(1).endsWith("DELIVER b a 2"), story.toString());
        assertTrue(story.get(2).endsWith("GONE b a CLOSED"), story.toString());
    }

    @Test
    void stallsUnderACutAndTimesOutIfItLasts() {
        World world = streams()
                .node("a", context -> new World.Script() {
                    @Override
                    public void onStart() {
                        context.send(at("b"), new Say.Number(1));
                        context.setTimer(new Wait.For("short"), MS.multipliedBy(20));
                        context.setTimer(new Wait.For("long"), MS.multipliedBy(10_000));
                    }

                    @Override
                    public void onTimer(Wait timer) {
                        context.send(at("b"), new Say.Text(((Wait.For) timer).what()));
                    }
                })
                .node("b", silent())
                .with(plan -> plan.faults(faults(
                        fault(10, Optional.of(MS.multipliedBy(500)), cut()),
                        fault(9_000, Optional.of(MS.multipliedBy(60_000)), cut()))));

        world.run(60_000);

        assertEquals(
                List.of(
                        "3 DELIVER b a 1",
                        "20 TIMER a short",
                        // Tried at 20, 220, 620 ms: the second wait is 400 ms.
                        "621 DELIVER b a short",
                        "10000 TIMER a long",
                        // Tried 0, 200, 600, 1400, 3000, 6200, 9400, 12600 and 15800 ms after the first attempt.
                        "25800 GONE a b TIMED_OUT"),
                world.story());
    }

    private static Fault cut() {
        return new Fault.Cut(Target.of(at("a")), Target.of(at("b")), false);
    }

    /** One byte for each number; 255 is nothing; frames do not say who sends. */
    private static final class ByteWire implements Wire<Say> {

        @Override
        public Kind kind() {
            return Kind.STREAM;
        }

        @Override
        public String name() {
            return "one byte";
        }

        @Override
        public Codec<Say> codec(Address self) {
            return new Codec<>() {
                @Override
                public void encode(Say message, ByteSink out) {
                    out.putByte(((Say.Number) message).value());
                }

                @Override
                public Optional<Received<Say>> decode(ByteBuffer in) throws MalformedMessageException {
                    int value = in.get() & 0xFF;
                    if (value == 255) {
                        throw new MalformedMessageException("255 is nothing");
                    }
                    return Optional.of(new Received<>(Optional.empty(), new Say.Number(value)));
                }
            };
        }
    }

    @Test
    void namesTheAcceptedSideByAnEphemeralAddressWhereFramesDoNotSayWhoSends() {
        World world = new World().wire(new ByteWire()).node("a", saying(1)).node("b", counting());

        world.run(10);

        assertEquals(List.of("3 DELIVER b a* 1", "4 DELIVER a b 2"), world.story());
    }

    @Test
    void endsAConversationWhoseBytesAreNoMessage() {
        World world = new World()
                .wire(new ByteWire())
                .with(plan -> plan.bytes(Bytes.ALWAYS))
                .node("a", saying(1, 255, 2))
                .node("b", silent());

        world.run(10);

        List<String> story = world.story();
        assertEquals("3 DELIVER b a* 1", story.get(0));
        assertTrue(story.get(1).matches("3(\\.\\d+)? DROP a b .* malformed"), story.toString());
        assertTrue(story.get(2).matches("3(\\.\\d+)? GONE b a\\* MALFORMED"), story.toString());
        assertTrue(story.stream().anyMatch(line -> line.matches("4(\\.\\d+)? GONE a b RESET")), story.toString());
        assertTrue(story.stream().noneMatch(line -> line.contains("DELIVER b a* 2")), story.toString());
    }

    @Test
    void holdsManyConversationsAtOnce() {
        World world = streams().node("b", counting());
        for (int i = 0; i < 100; i++) {
            world.node("c" + i, starting((Context<Say, Wait> context) -> context.send(at("b"), new Say.Number(1))));
        }

        world.run(10);

        assertEquals(
                100,
                world.story().stream()
                        .filter(line -> line.matches("4 DELIVER c\\d+ b 2"))
                        .count());
    }

    @Test
    void waitsForAPausedNode() {
        World world = streams()
                .node("a", saying(1, 2, 3))
                .node("b", silent())
                .with(plan -> plan.faults(
                        faults(fault(1, Optional.of(MS.multipliedBy(49)), new Fault.Pause(Target.of(at("b")))))));

        world.run(100);

        assertEquals(
                List.of("DELIVER b a 1", "DELIVER b a 2", "DELIVER b a 3"),
                world.story().stream()
                        .map(line -> line.replaceFirst("^[0-9.]+ ", ""))
                        .toList());
    }
}
