package dsim.testkit;

import static dsim.testkit.HostContract.Word.ROUND;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Fact;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.random.Key;
import dsim.random.Rng;
import dsim.random.Seed;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.trace.TraceEvent;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.RecordWire;
import dsim.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What an actor may rely on, whatever runs it. A test of each host extends this, so that the same actors meet the same
 * promises in the virtual world and on sockets.
 */
public abstract class HostContract {

    /** What the actors of the contract say. */
    public sealed interface Word {

        /** A number. */
        record Number(int value) implements Word {}

        /** A text. */
        record Text(String value) implements Word {}

        /** The first number that is said. */
        Word ROUND = new Number(1);
    }

    /** What they wait for. */
    public record Wait(String what) {}

    /** What they tell. */
    public sealed interface Told extends Fact {

        /** Something for the story of the node. */
        record Says(String what) implements Told {}

        /** The test has seen what it wanted to see: the run may end. */
        record Enough() implements Told {}
    }

    /** A host with some nodes. */
    public interface Stage {

        /** Lets a node join; it plays nothing yet. */
        Address join(String name, Wire<Word> wire);

        /** The address of somebody who is not there, although the host is known. */
        Address absent();

        /** Says what a node plays. */
        void play(String name, Role<Word, Wait> role);

        /** Lets a node crash at a time after the beginning. */
        void crash(String name, Duration at);

        /** Runs until somebody has told {@link Told.Enough}, or for ten seconds of the time of the nodes. */
        void run(BiConsumer<String, TraceEvent> told);
    }

    /** A host without nodes. */
    protected abstract Stage stage();

    /** One byte for each number; 255 is nothing; frames do not say who sends. */
    private record ByteWire(Kind kind) implements Wire<Word> {

        @Override
        public String name() {
            return "one byte";
        }

        @Override
        public Codec<Word> codec(Address self) {
            return new Codec<>() {
                @Override
                public void encode(Word message, ByteSink out) {
                    out.putByte(((Word.Number) message).value());
                }

                @Override
                public Optional<Received<Word>> decode(ByteBuffer in) throws MalformedMessageException {
                    int value = in.get() & 0xFF;
                    if (value == 255) {
                        throw new MalformedMessageException("255 is nothing");
                    }
                    return Optional.of(new Received<>(Optional.empty(), new Word.Number(value)));
                }
            };
        }
    }

    /** The seed of every host. */
    protected static final Seed SEED = Seed.of(42);

    private static final Wire<Word> STREAM = RecordWire.stream(Word.class);
    private static final Wire<Word> DATAGRAM = RecordWire.datagram(Word.class);
    private static final Wire<Word> FOREIGN = new ByteWire(Wire.Kind.STREAM);
    private static final Wire<Word> FOREIGN_DATAGRAM = new ByteWire(Wire.Kind.DATAGRAM);

    /** What a node does; the default does nothing. */
    private abstract static class Script implements Actor<Word, Wait> {

        protected final Context<Word, Wait> context;

        Script(Context<Word, Wait> context) {
            this.context = context;
        }

        @Override
        public void onStart() {}

        @Override
        public void onMessage(Address from, Word message) {}

        @Override
        public void onTimer(Wait timer) {}

        final void says(String what) {
            context.note(new Told.Says(what));
        }

        final void after(int millis, String what) {
            context.setTimer(new Wait(what), Duration.ofMillis(millis));
        }

        final void enough() {
            context.note(new Told.Enough());
        }
    }

    // ---- the story of each node

    private final Map<String, List<String>> stories = new LinkedHashMap<>();
    private final Stage stage = stage();

    private void run() {
        stage.run((node, event) -> {
            List<String> story = stories.computeIfAbsent(node, name -> new ArrayList<>());
            switch (event.kind()) {
                case DELIVER -> story.add(text(event.subject()));
                case TIMER -> story.add(((Wait) event.subject()).what() + "!");
                case GONE -> story.add(event.reason());
                case DROP -> story.add("drop " + event.reason());
                case NOTE -> {
                    if (event.subject() instanceof Told.Says says) {
                        story.add(says.what());
                    }
                }
                default -> {}
            }
        });
    }

    private static String text(Object word) {
        return word instanceof Word.Number number ? String.valueOf(number.value()) : ((Word.Text) word).value();
    }

    private String story(String node) {
        return stories.getOrDefault(node, List.of()).stream().collect(joining(" "));
    }

    private static Role<Word, Wait> silent() {
        return context -> new Script(context) {};
    }

    /** Answers every number with the next one. */
    private static Role<Word, Wait> counting() {
        return context -> new Script(context) {
            @Override
            public void onMessage(Address from, Word message) {
                context.send(from, new Word.Number(((Word.Number) message).value() + 1));
            }
        };
    }

    /** Says numbers to somebody at its start. */
    private static Role<Word, Wait> saying(Address to, int... numbers) {
        return context -> new Script(context) {
            @Override
            public void onStart() {
                for (int number : numbers) {
                    context.send(to, new Word.Number(number));
                }
            }
        };
    }

    /** Ends the test when it has heard so many messages and ends of streams. */
    private static Role<Word, Wait> hearing(int many) {
        return context -> new Script(context) {
            private int heard;

            @Override
            public void onMessage(Address from, Word message) {
                hear();
            }

            @Override
            public void onGone(Address peer, Gone why) {
                hear();
            }

            private void hear() {
                if (++heard == many) {
                    enough();
                }
            }
        };
    }

    // ---- timers

    @Test
    void firesTimersInTheOrderOfTheirTime() {
        stage.join("a", DATAGRAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                after(60, "third");
                after(20, "first");
                after(40, "second");
                after(80, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                if (timer.what().equals("end")) {
                    enough();
                }
            }
        });

        run();

        assertEquals("first! second! third! end!", story("a"));
    }

    @Test
    void replacesATimerByAnEqualOneAndTakesBackWhatIsCancelled() {
        stage.join("a", DATAGRAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                after(10, "later");
                after(60, "later");
                after(90, "earlier");
                after(20, "earlier");
                after(30, "never");
                context.cancelTimer(new Wait("never"));
                context.cancelTimer(new Wait("unset"));
                after(100, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                if (timer.what().equals("end")) {
                    enough();
                }
            }
        });

        run();

        assertEquals("earlier! later! end!", story("a"));
    }

    @Test
    void neverEntersAnActorThatIsInAHandler() {
        Address self = stage.join("a", STREAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                says("(");
                context.send(self, ROUND);
                after(0, "timer");
                says(")");
            }

            @Override
            public void onMessage(Address from, Word message) {
                after(5, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                if (timer.what().equals("end")) {
                    enough();
                }
            }
        });

        run();

        assertTrue(List.of("( ) timer! 1 end!", "( ) 1 timer! end!").contains(story("a")), story("a"));
    }

    @Test
    void countsUptimeFromTheStartAndLetsItStandStillInAHandler() {
        stage.join("a", DATAGRAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                says(context.uptime().toString());
                after(30, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                Duration uptime = context.uptime();
                says(String.valueOf(uptime.compareTo(Duration.ofMillis(30)) >= 0));
                says(String.valueOf(
                        uptime.equals(context.uptime()) && context.now().equals(context.now())));
                enough();
            }
        });

        run();

        assertEquals("PT0S end! true true", story("a"));
    }

    @Test
    void drawsForANodeWhatItsNameAndTheSeedSay() {
        stage.join("a", DATAGRAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                says(Integer.toString(context.random("dice").below(1000)));
                says(Integer.toString(context.random("coin").below(1000)));
                says(Integer.toString(context.random("dice").below(1000)));
                enough();
            }
        });

        run();

        Key node = Key.of(SEED, "node").with(Address.of("a", 1).key());
        Rng dice = new Rng(node.with("dice"));
        Rng coin = new Rng(node.with("coin"));
        assertEquals(dice.below(1000) + " " + coin.below(1000) + " " + dice.below(1000), story("a"));
    }

    // ---- streams

    @Test
    void answersOnTheConversation() {
        for (Wire<Word> wire : List.of(STREAM, FOREIGN)) {
            Stage here = stage();
            here.join("a", wire);
            Address b = here.join("b", wire);
            here.play("a", context -> new Script(context) {
                @Override
                public void onStart() {
                    context.send(b, ROUND);
                }

                @Override
                public void onMessage(Address from, Word message) {
                    says(from.equals(b) ? "from b" : "from " + from);
                    enough();
                }
            });
            here.play("b", counting());
            List<String> story = new ArrayList<>();

            here.run((node, event) -> {
                if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Told.Says says) {
                    story.add(says.what());
                }
            });

            assertEquals(List.of("from b"), story, wire.name());
        }
    }

    @Test
    void sendsToItselfLikeToOthers() {
        for (Wire<Word> wire : List.of(STREAM, FOREIGN, DATAGRAM, FOREIGN_DATAGRAM)) {
            Stage here = stage();
            Address self = here.join("a", wire);
            here.play("a", context -> new Script(context) {
                @Override
                public void onStart() {
                    context.send(self, ROUND);
                }

                @Override
                public void onMessage(Address from, Word message) {
                    if (((Word.Number) message).value() == 4) {
                        enough();
                    } else {
                        context.send(from, new Word.Number(((Word.Number) message).value() + 1));
                    }
                }
            });
            List<String> story = new ArrayList<>();

            here.run((node, event) -> {
                if (event.kind() == TraceEvent.Kind.DELIVER) {
                    story.add(text(event.subject()));
                }
            });

            assertEquals(List.of("1", "2", "3", "4"), story, wire.name());
        }
    }

    @Test
    void keepsTheOrderOfAStream() {
        int[] numbers = IntStream.range(0, 2000).toArray();
        stage.join("a", STREAM);
        Address b = stage.join("b", STREAM);
        stage.play("a", saying(b, numbers));
        stage.play("b", hearing(numbers.length));

        run();

        assertEquals(IntStream.of(numbers).mapToObj(String::valueOf).collect(joining(" ")), story("b"));
    }

    @Test
    void hearsOfOneWhoIsNotThere() {
        stage.join("a", STREAM);
        Address absent = stage.absent();
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(absent, ROUND);
                context.send(absent, ROUND);
                says("sent");
            }

            @Override
            public void onGone(Address peer, Gone why) {
                says(peer.equals(absent) ? "absent" : peer.toString());
                after(20, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                enough();
            }
        });

        run();

        assertEquals("sent REFUSED absent end!", story("a"));
    }

    @Test
    void hearsOfAHostThatMeansNothing() {
        stage.join("a", STREAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(Address.of("no..host", 1), ROUND);
            }

            @Override
            public void onGone(Address peer, Gone why) {
                enough();
            }
        });

        run();

        assertEquals("UNRESOLVED", story("a"));
    }

    @Test
    void hearsOfACrash() {
        stage.join("a", STREAM);
        Address b = stage.join("b", STREAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(b, ROUND);
            }

            @Override
            public void onGone(Address peer, Gone why) {
                if (why == Gone.RESET) {
                    context.send(b, ROUND);
                } else {
                    enough();
                }
            }
        });
        stage.play("b", silent());
        stage.crash("b", Duration.ofMillis(300));

        run();

        assertEquals("RESET REFUSED", story("a"));
        assertEquals("1", story("b"));
    }

    @Test
    void deliversWhatWasSentBeforeAStreamIsClosed() {
        int[] numbers = IntStream.range(0, 1000).toArray();
        stage.join("a", STREAM);
        Address b = stage.join("b", STREAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                for (int number : numbers) {
                    context.send(b, new Word.Number(number));
                }
                context.close(b);
                context.close(b);
            }
        });
        stage.play("b", hearing(numbers.length + 1));

        run();

        assertEquals(IntStream.of(numbers).mapToObj(String::valueOf).collect(joining(" ")) + " CLOSED", story("b"));
        assertEquals("", story("a"));
    }

    @Test
    void opensANewStreamAfterOneHasEnded() {
        stage.join("a", STREAM);
        Address b = stage.join("b", STREAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(b, ROUND);
                context.close(b);
                after(50, "again");
            }

            @Override
            public void onTimer(Wait timer) {
                context.send(b, new Word.Number(2));
            }
        });
        stage.play("b", hearing(3));

        run();

        assertEquals("1 CLOSED 2", story("b"));
    }

    @Test
    void dropsWhatComesOnAStreamThatThisSideHasClosed() {
        stage.join("a", STREAM);
        Address b = stage.join("b", STREAM);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(b, ROUND);
                context.close(b);
                after(100, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                enough();
            }
        });
        stage.play("b", counting());

        run();

        assertTrue(story("a").replace("drop closed ", "").equals("end!"), story("a"));
        assertTrue(story("b").startsWith("1"), story("b"));
    }

    @Test
    void hearsThatAnAnswerToOneWhoHasClosedComesToNothing() {
        stage.join("a", FOREIGN);
        Address b = stage.join("b", FOREIGN);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(b, ROUND);
                after(20, "close");
            }

            @Override
            public void onTimer(Wait timer) {
                context.close(b);
            }
        });
        stage.play("b", context -> new Script(context) {
            private Optional<Address> caller = Optional.empty();

            @Override
            public void onMessage(Address from, Word message) {
                caller = Optional.of(from);
            }

            @Override
            public void onGone(Address peer, Gone why) {
                says(why == Gone.CLOSED || caller.equals(Optional.of(peer)) ? "of the caller" : "of " + peer);
                after(50, "answer");
            }

            @Override
            public void onTimer(Wait timer) {
                caller.ifPresent(each -> context.send(each, ROUND));
                enough();
            }
        });

        run();

        assertEquals("1 CLOSED of the caller answer!", story("b"));
    }

    @Test
    void letsBothSidesOpenAtOnce() {
        Address a = stage.join("a", STREAM);
        Address b = stage.join("b", STREAM);
        Role<Word, Wait> polite = context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(context.self().equals(a) ? b : a, ROUND);
                after(300, "end");
            }

            @Override
            public void onMessage(Address from, Word message) {
                if (message.equals(ROUND)) {
                    context.send(from, new Word.Number(2));
                }
            }

            @Override
            public void onTimer(Wait timer) {
                enough();
            }
        };
        stage.play("a", polite);
        stage.play("b", polite);

        run();

        assertEquals("1 2", story("a").replace(" end!", ""));
        assertEquals("1 2", story("b").replace(" end!", ""));
    }

    @Test
    void holdsManyConversationsAtOnce() {
        int many = 300;
        Address b = stage.join("b", FOREIGN);
        for (int i = 0; i < many; i++) {
            stage.join("c" + i, FOREIGN);
            stage.play("c" + i, saying(b, i % 200));
        }
        stage.play("b", context -> new Script(context) {
            private final List<Address> callers = new ArrayList<>();

            @Override
            public void onMessage(Address from, Word message) {
                callers.add(from);
                context.send(from, message);
                if (callers.size() == many) {
                    after(100, "end");
                }
            }

            @Override
            public void onTimer(Wait timer) {
                says(Long.toString(callers.stream().distinct().count()));
                enough();
            }
        });

        run();

        assertTrue(story("b").endsWith(" end! " + many), story("b"));
        for (int i = 0; i < many; i++) {
            assertEquals(Integer.toString(i % 200), story("c" + i));
        }
    }

    // ---- what is no message

    @Test
    void dropsWhatIsTooLargeAndGoesOn() {
        String large = "x".repeat(2000);
        for (Wire<Word> wire : List.of(
                RecordWire.stream(Word.class).withLimit(1000),
                RecordWire.datagram(Word.class).withLimit(1000))) {
            Stage here = stage();
            here.join("a", wire);
            Address b = here.join("b", wire);
            here.play("a", context -> new Script(context) {
                @Override
                public void onStart() {
                    context.send(b, new Word.Text(large));
                    context.send(b, ROUND);
                }
            });
            here.play("b", hearing(1));
            List<String> story = new ArrayList<>();

            here.run((node, event) -> {
                switch (event.kind()) {
                    case DROP -> story.add(node + " drop " + event.reason());
                    case DELIVER -> story.add(node + " " + text(event.subject()));
                    default -> {}
                }
            });

            assertEquals(List.of("a drop oversize", "b 1"), story, wire.name());
        }
    }

    @Test
    void endsAStreamThatBringsNoMessage() {
        stage.join("a", FOREIGN);
        Address b = stage.join("b", FOREIGN);
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                for (int number : new int[] {1, 255, 2}) {
                    context.send(b, new Word.Number(number));
                }
            }

            @Override
            public void onGone(Address peer, Gone why) {
                enough();
            }
        });
        stage.play("b", silent());

        run();

        assertEquals("1 MALFORMED", story("b"));
        assertEquals("RESET", story("a").replaceAll(" ?drop (malformed|down) ?", ""));
    }

    @Test
    void dropsAPacketThatIsNoMessageAndGoesOn() {
        stage.join("a", FOREIGN_DATAGRAM);
        Address b = stage.join("b", FOREIGN_DATAGRAM);
        stage.play("a", saying(b, 1, 255, 2));
        stage.play("b", hearing(2));

        run();

        assertEquals("1 2", story("b"));
        assertEquals("drop malformed", story("a"));
    }

    // ---- datagrams

    @Test
    void exchangesDatagramsAndKnowsNoEndOfThem() {
        stage.join("a", DATAGRAM);
        Address b = stage.join("b", DATAGRAM);
        Address absent = stage.absent();
        stage.play("a", context -> new Script(context) {
            @Override
            public void onStart() {
                context.send(absent, ROUND);
                context.send(b, ROUND);
                context.close(b);
            }

            @Override
            public void onMessage(Address from, Word message) {
                says(from.equals(b) ? "from b" : "from " + from);
                after(20, "end");
            }

            @Override
            public void onTimer(Wait timer) {
                enough();
            }
        });
        stage.play("b", counting());

        run();

        assertEquals("2 from b end!", story("a").replace("drop down ", "").replace("drop no-such-node ", ""));
        assertEquals("1", story("b"));
    }
}
