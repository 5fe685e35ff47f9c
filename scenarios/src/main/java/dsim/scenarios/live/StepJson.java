package dsim.scenarios.live;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Gone;
import dsim.live.Input;
import dsim.live.Step;
import dsim.scenarios.run.BrokenRecordException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of a live run as an object of JSON, and back. */
final class StepJson {

    private static final String NODE = "node";
    private static final String AT = "at";
    private static final String INPUT = "input";
    private static final String CONVERSATION = "conversation";
    private static final String PEER = "peer";
    private static final String HEX = "hex";
    private static final String WHY = "why";
    private static final String NUMBER = "number";
    private static final String CLOCK = "clock";
    private static final String DOES = "does";

    private StepJson() {}

    static ImmutableMap<String, Object> of(Step step) {
        ImmutableMap.Builder<String, Object> object = ImmutableMap.builder();
        object.put(NODE, step.node()).put(AT, step.atNanos());
        Input input = step.input();
        if (input instanceof Input.Start) {
            object.put(INPUT, "start");
        } else if (input instanceof Input.Accepted accepted) {
            object.put(INPUT, "accepted").put(CONVERSATION, accepted.conversation());
            object.put(PEER, accepted.peer().toString());
        } else if (input instanceof Input.Bytes bytes) {
            object.put(INPUT, "bytes").put(CONVERSATION, bytes.conversation());
            object.put(HEX, bytes.bytes().toHex());
        } else if (input instanceof Input.Ended ended) {
            object.put(INPUT, "ended").put(CONVERSATION, ended.conversation());
            object.put(WHY, ended.why().name());
        } else if (input instanceof Input.Packet packet) {
            object.put(INPUT, "packet").put(PEER, packet.from().toString());
            object.put(HEX, packet.bytes().toHex());
        } else if (input instanceof Input.Unsent unsent) {
            object.put(INPUT, "unsent").put(PEER, unsent.to().toString()).put(WHY, unsent.reason());
        } else if (input instanceof Input.Timer timer) {
            object.put(INPUT, "timer").put(NUMBER, timer.number());
        } else {
            throw new AssertionError("unhandled: " + input);
        }
        step.clock().ifPresent(clock -> object.put(CLOCK, clock.toString()));
        return object.put(DOES, step.effects()).buildOrThrow();
    }

    static Step read(Map<?, ?> object) throws BrokenRecordException {
        return new Step(
                text(object, NODE), number(object, AT, Long.MAX_VALUE), input(object), clock(object), effects(object));
    }

    private static Input input(Map<?, ?> object) throws BrokenRecordException {
        String kind = text(object, INPUT);
        return switch (kind) {
            case "start" -> new Input.Start();
            case "accepted" -> new Input.Accepted(conversation(object), peer(object));
            case "bytes" -> new Input.Bytes(conversation(object), hex(object));
            case "ended" -> new Input.Ended(conversation(object), why(object));
            case "packet" -> new Input.Packet(peer(object), hex(object));
            case "unsent" -> new Input.Unsent(peer(object), text(object, WHY));
            case "timer" -> new Input.Timer(number(object, NUMBER, Long.MAX_VALUE));
            default -> throw new BrokenRecordException("there is no input '" + kind + "'");
        };
    }

    private static int conversation(Map<?, ?> object) throws BrokenRecordException {
        return (int) number(object, CONVERSATION, Integer.MAX_VALUE);
    }

    private static Address peer(Map<?, ?> object) throws BrokenRecordException {
        return address(text(object, PEER));
    }

    static Address address(String text) throws BrokenRecordException {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BrokenRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static ByteString hex(Map<?, ?> object) throws BrokenRecordException {
        try {
            return ByteString.ofHex(text(object, HEX));
        } catch (IllegalArgumentException e) {
            throw new BrokenRecordException("'" + HEX + "' are no hexadecimal digits");
        }
    }

    private static Gone why(Map<?, ?> object) throws BrokenRecordException {
        String why = text(object, WHY);
        for (Gone gone : Gone.values()) {
            if (gone.name().equals(why)) {
                return gone;
            }
        }
        throw new BrokenRecordException("no conversation ends with '" + why + "'");
    }

    private static Optional<Instant> clock(Map<?, ?> object) throws BrokenRecordException {
        if (!object.containsKey(CLOCK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text(object, CLOCK)));
        } catch (DateTimeException e) {
            throw new BrokenRecordException("no clock shows '" + text(object, CLOCK) + "'");
        }
    }

    private static ImmutableList<String> effects(Map<?, ?> object) throws BrokenRecordException {
        ImmutableList.Builder<String> effects = ImmutableList.builder();
        if (!(object.get(DOES) instanceof List<?> all)) {
            throw new BrokenRecordException("the list '" + DOES + "' is missing");
        }
        for (Object effect : all) {
            if (!(effect instanceof String line)) {
                throw new BrokenRecordException("the list '" + DOES + "' has something in it that is no text");
            }
            effects.add(line);
        }
        return effects.build();
    }

    static String text(Map<?, ?> object, String field) throws BrokenRecordException {
        if (object.get(field) instanceof String text) {
            return text;
        }
        throw new BrokenRecordException("the text '" + field + "' is missing");
    }

    static long number(Map<?, ?> object, String field, long most) throws BrokenRecordException {
        if (object.get(field) instanceof BigDecimal number) {
            if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0 && isWhole(number)) {
                return number.longValueExact();
            }
            throw new BrokenRecordException("'" + field + "' is no whole number up to " + most);
        }
        throw new BrokenRecordException("the number '" + field + "' is missing");
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
