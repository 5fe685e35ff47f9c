package dsim.scenarios.run;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.scenarios.Json;
import dsim.trace.TraceEvent;
import java.util.Locale;
import java.util.regex.Pattern;

/** A step of a run as event logs write it. Nodes of the virtual world go by their hosts. */
public final class EventText {

    private static final Pattern VIRTUAL_ADDRESS = Pattern.compile("\\b([A-Za-z][A-Za-z0-9_-]*):1\\b");

    private EventText() {}

    /** One object of JSON in one line, without a line end; what a step is not about is left out. */
    public static String json(TraceEvent event) {
        ImmutableMap.Builder<String, Object> object = ImmutableMap.builder();
        object.put("event", event.index());
        object.put("at", event.timeNanos());
        object.put("kind", kind(event));
        if (isSomebody(event.node())) {
            object.put("node", event.node().host());
        }
        if (isSomebody(event.peer())) {
            object.put("peer", event.peer().host());
        }
        if (event.message() != 0) {
            object.put("message", String.format(Locale.ROOT, "%016x", event.message()));
            object.put("type", event.subject().getClass().getSimpleName());
        }
        String subject = subject(event);
        if (!subject.isEmpty()) {
            object.put("subject", subject);
        }
        if (event.bytes() != 0) {
            object.put("bytes", event.bytes());
        }
        if (!event.reason().isEmpty()) {
            object.put("reason", event.reason());
        }
        return Json.line(object.buildOrThrow());
    }

    /** Columns: how-many-th step, seconds, node, what happens there, subject, peer, reason. */
    public static String columns(TraceEvent event) {
        String between = isSomebody(event.peer())
                ? (event.kind() == TraceEvent.Kind.DELIVER ? "from " : "to ")
                        + event.peer().host()
                : "";
        String line = String.format(
                Locale.ROOT,
                "%8d %13.6f  %-6s %-12s %s",
                event.index(),
                event.timeNanos() / 1e9,
                isSomebody(event.node()) ? event.node().host() : "",
                kind(event),
                join(subject(event), between, event.reason()));
        return line.stripTrailing();
    }

    /** What happened, in words, such as {@code p7 received Leading[leader=3] from p3}. */
    public static String words(TraceEvent event) {
        String node = event.node().host();
        String subject = subject(event);
        return switch (event.kind()) {
            case SEND -> node + " sent " + subject + " to " + event.peer().host();
            case DELIVER ->
                node + " received " + subject + " from " + event.peer().host();
            case DROP ->
                subject + " from " + node + " to " + event.peer().host() + " was dropped (" + event.reason() + ")";
            case TIMER -> "the timer " + subject + " of " + node + " ran out";
            case NOTE -> node + " noted " + subject;
            case ACTION -> "a client told " + node + ": " + subject;
            case FAULT -> "the fault '" + subject + "' began";
            case FAULT_END -> "the fault '" + subject + "' ended";
            default -> join(node, kind(event), subject, event.reason());
        };
    }

    private static String kind(TraceEvent event) {
        return event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String subject(TraceEvent event) {
        return VIRTUAL_ADDRESS.matcher(event.subject().toString()).replaceAll("$1");
    }

    private static boolean isSomebody(Address address) {
        return !address.equals(TraceEvent.nobody());
    }

    private static String join(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : " ").append(part);
            }
        }
        return joined.toString();
    }
}
