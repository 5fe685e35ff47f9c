package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.live.EndpointException;
import dsim.live.LiveEnd;
import dsim.scenarios.Json;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.live.LivePlan;
import dsim.scenarios.live.LiveResult;
import dsim.scenarios.live.LiveRun;
import dsim.scenarios.live.Recorder;
import dsim.scenarios.run.RunJson;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Carries out a plan on real sockets and tells of it: where the nodes listen, what they do in sentences as it happens, and at the
 * end what came of it. Ctrl-C ends it in good order.
 */
final class LiveSession {

    private final Console console;
    private final LiveOptions options;
    private final List<String> notes = new ArrayList<>();
    private final List<TraceSink> listeners = new ArrayList<>();
    private final Map<String, Supplier<?>> added = new LinkedHashMap<>();
    private Predicate<TraceEvent> isDone = event -> false;
    private Supplier<Optional<String>> unreachable = Optional::empty;
    private boolean isJudged = true;

    LiveSession(Console console, LiveOptions options) {
        this.console = console;
        this.options = options;
    }

    /** Tells something before it begins. */
    LiveSession note(Optional<String> sentence) {
        sentence.ifPresent(notes::add);
        return this;
    }

    /** Lets somebody listen; nodes go by their names there, as {@link LiveRun#listener} says. */
    LiveSession listener(TraceSink sink) {
        listeners.add(sink);
        return this;
    }

    /**
     * Adds something to what is told at the end: a text to the page, anything to the JSON.
     *
     * @param name of it
     * @param value asked for at the end
     */
    LiveSession adding(String name, Supplier<?> value) {
        added.put(name, value);
        return this;
    }

    /** Leaves it to somebody else to tell what came of it. */
    LiveSession unjudged() {
        isJudged = false;
        return this;
    }

    /**
     * Lets somebody say at the end that what the nodes were to talk to was not to be had, and why. Such a run has not passed.
     *
     * @param why a sentence without an end; empty: it was
     */
    LiveSession unreachable(Supplier<Optional<String>> why) {
        unreachable = why;
        return this;
    }

    /** Ends the run after a step; nodes go by their names there, as {@link LiveRun#listener} says. */
    LiveSession until(Predicate<TraceEvent> step) {
        isDone = step;
        return this;
    }

    /**
     * Carries out a plan, and tells of it.
     *
     * @param atMost how long; empty: until Ctrl-C, or what {@link #until} says
     * @return the exit code
     */
    int run(LivePlan plan, Optional<Duration> atMost) {
        Optional<Recorder> recorder = options.recorder(console);
        try (Interruption interruption = new Interruption(console);
                LiveRun run = LiveRun.open(plan, Shipped.catalogue(), recorder, BuildVersion.number())) {
            listeners.forEach(run::listener);
            run.listener(event -> {
                if (isDone.test(event)) {
                    run.stop();
                }
            });
            interruption.stops(run::stop);
            tellBeginning(plan, run);
            long begun = console.clock().read();
            LiveResult result = run.carryOut(atMost);
            long wallMillis = Duration.ofNanos(console.clock().read() - begun).toMillis();
            Optional<String> failure = interruption.isWanted() ? Optional.empty() : unreachable.get();
            tellEnd(result, wallMillis, failure, recorder);
            if (failure.isPresent()) {
                console.tell(failure.get());
                return ExitCode.UNREACHABLE;
            }
            return exitCode(result, interruption);
        } catch (EndpointException e) {
            console.tell(String.valueOf(e.getMessage()));
            return ExitCode.UNREACHABLE;
        } finally {
            recorder.ifPresent(LiveSession::close);
        }
    }

    private static void close(Recorder recorder) {
        try {
            recorder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellBeginning(LivePlan plan, LiveRun run) {
        if (options.isJson()) {
            run.addresses().forEach((node, address) -> console.tell(node + " at " + address));
        } else {
            Page page = new Page();
            page.line("LIVE " + plan.name() + ", seed " + run.scenario().seed());
            run.addresses().forEach((node, address) -> page.line("  " + node + " at " + address));
            notes.forEach(note -> page.paragraph("note", note));
            console.out().print(page + "\n");
            console.out().flush();
            Narration narration = new Narration(run.scenario(), console.out());
            run.listener(event -> {
                narration.on(event);
                console.out().flush();
            });
        }
    }

    private void tellEnd(LiveResult result, long wallMillis, Optional<String> failure, Optional<Recorder> recorder) {
        if (!isJudged) {
            if (!options.isJson()) {
                console.out().print("\n");
                recorder.ifPresent(each -> console.out().print(recorded(each) + "\n"));
            }
        } else if (options.isJson()) {
            ImmutableMap.Builder<String, Object> object = ImmutableMap.<String, Object>builder()
                    .put("world", "LIVE")
                    .put("ended", ended(result.end().why()))
                    .putAll(asLive(RunJson.of(result.run(), wallMillis), failure));
            added.forEach((name, value) -> object.put(name, value.get()));
            console.out().print(Json.print(object.buildOrThrow()));
        } else {
            Page page = RunPage.live(result, wallMillis, failure).page();
            added.forEach((name, value) -> {
                if (value.get() instanceof String text) {
                    page.paragraph(name, text);
                }
            });
            console.out().print("\n" + page + recorder.map(this::recorded).orElse(""));
        }
    }

    private String recorded(Recorder recorder) {
        return new Page()
                .paragraph("record", recorder.says())
                .rows("next", ImmutableList.of(console.call().with("replay " + options.recordName())))
                .toString();
    }

    /** Times are real, and one who has not reached anybody has not passed. */
    private static ImmutableMap<String, Object> asLive(ImmutableMap<String, Object> virtual, Optional<String> failure) {
        return virtual.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(
                        entry -> entry.getKey().equals("virtualNanos") ? "realNanos" : entry.getKey(),
                        entry -> entry.getKey().equals("verdict") && failure.isPresent()
                                ? "in vain"
                                : entry.getValue()));
    }

    private static String ended(LiveEnd.Why why) {
        return switch (why) {
            case TIME_OVER -> "time over";
            case STOPPED -> "stopped";
            case NODES_DOWN -> "no node left";
        };
    }

    private static int exitCode(LiveResult result, Interruption interruption) {
        return interruption.isWanted()
                ? ExitCode.INTERRUPTED
                : ExitCode.of(result.run().outcome());
    }
}
