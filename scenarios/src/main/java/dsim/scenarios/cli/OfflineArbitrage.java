package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.arbitrage.ArbitrageMetrics;
import dsim.algorithms.arbitrage.QuoteBoard;
import dsim.check.Metric;
import dsim.network.Latency;
import dsim.network.Link;
import dsim.network.Network;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.Json;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioBuilder;
import dsim.scenarios.cli.QuoteFile.Arrival;
import dsim.sim.NodeClock;
import dsim.sim.Simulation;
import dsim.sim.Ties;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * Lets a detector hear what stands in a file, in the virtual world and at the times of the file, and tells what it finds. No
 * socket is opened.
 */
final class OfflineArbitrage {

    /** The node is up that long before the first quote comes in. */
    private static final long LEAD_NANOS = 1_000_000;

    private static final long NANOS_PER_MICRO = 1000;

    private final Console console;
    private final LiveOptions options;
    private final Path file;

    OfflineArbitrage(Console console, LiveOptions options, Path file) {
        this.console = console;
        this.options = options;
        this.file = file;
    }

    /**
     * Does it.
     *
     * @param plan of a single node
     */
    int run(ScenarioBuilder plan) {
        options.refuseLive("--offline");
        Scenario scenario = plan.build();
        Group group = scenario.groups().get(0);
        QuoteFile quotes = QuoteFile.read(console, file, group);
        OpportunityLog log = new OpportunityLog(console.clock());
        Metric heard = ArbitrageMetrics.quotes();
        Narration narration = new Narration(scenario, console.out());
        TraceSink tale = options.isJson() ? event -> {} : narration;
        simulation(scenario, group, group.algorithm(), quotes, log, heard, tale).runUntilQuiescent();
        tell(quotes, log, heard);
        return ExitCode.OK;
    }

    private static <M, T> Simulation simulation(
            Scenario scenario, Group group, Algorithm<M, T> algorithm, QuoteFile quotes, TraceSink... sinks) {
        Address node = group.addresses().get(0).at(0);
        long first = quotes.arrivals().get(0).micros() * NANOS_PER_MICRO;
        GroupSetup setup = new GroupSetup(
                group.name(), ImmutableMap.of(group.name(), ImmutableList.of(node)), ImmutableMap.of(), group.params());
        Simulation.Builder plan = Simulation.with(scenario.seed())
                .network(key -> Network.builder(1, Link.of(Latency.constant(Duration.ZERO)))
                        .build(key))
                .ties(Ties.CANONICAL)
                .node(
                        node,
                        algorithm.role(setup),
                        algorithm.wire(group.params()),
                        clock(first - LEAD_NANOS),
                        Duration.ZERO);
        for (Arrival arrival : quotes.arrivals()) {
            long after = arrival.micros() * NANOS_PER_MICRO - first + LEAD_NANOS;
            plan.action(Duration.ofNanos(after), node, arrival.quotes());
        }
        TraceEvent told = new TraceEvent();
        plan.sink(event -> {
            shift(event, quotes.isTimed() ? first - LEAD_NANOS : -LEAD_NANOS, told);
            for (TraceSink sink : sinks) {
                sink.on(told);
            }
        });
        return plan.build();
    }

    private static String found(int opportunities) {
        return switch (opportunities) {
            case 0 -> "no arbitrage";
            case 1 -> "1 opportunity";
            default -> opportunities + " opportunities";
        };
    }

    /** A clock that reads a time since 1970 when the run begins. */
    private static NodeClock clock(long nanos) {
        return new NodeClock(
                nanos - Duration.between(Instant.EPOCH, NodeClock.EPOCH).toNanos(), 0, 0);
    }

    /** Tells times as the file has them. */
    private static void shift(TraceEvent event, long nanos, TraceEvent told) {
        told.is(
                event.kind(),
                event.timeNanos() + nanos,
                event.node(),
                event.peer(),
                event.subject(),
                event.message(),
                event.bytes(),
                event.reason());
    }

    private void tell(QuoteFile quotes, OpportunityLog log, Metric heard) {
        if (options.isJson()) {
            console.out()
                    .print(Json.print(ImmutableMap.of(
                            "file", file.toString(),
                            "malformedDatagrams", quotes.malformed(),
                            "quotes", heard.parts(),
                            "isCutShort", log.isCutShort(),
                            "opportunities", log.opportunities())));
            return;
        }
        Page page = new Page();
        page.line("");
        page.paragraph(
                "quotes",
                heard.parts().entrySet().stream()
                        .map(part -> part.getKey() + " " + Math.round(part.getValue()))
                        .collect(Collectors.joining(", ")));
        page.paragraph("malformed", quotes.malformed() == 0 ? "" : quotes.malformed() + " datagrams of the file");
        page.paragraph(
                "found",
                found(log.opportunities().size())
                        + (log.isCutShort()
                                ? "; more pay than that: at most " + QuoteBoard.LOOPS + " are followed at a time"
                                : ""));
        console.out().print(page);
    }
}
