package dsim.scenarios.live;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.check.Verdict;
import dsim.fault.FaultLedger;
import dsim.live.Deadlines;
import dsim.live.EndpointException;
import dsim.live.LiveEnd;
import dsim.live.LiveHost;
import dsim.live.NodeFailure;
import dsim.scenarios.Catalogue;
import dsim.scenarios.Group;
import dsim.scenarios.Scenario;
import dsim.scenarios.run.Judgement;
import dsim.scenarios.run.ScenarioRun;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of a plan on real sockets. From the beginning its ports are taken; its nodes start when it is carried out. */
public final class LiveRun implements AutoCloseable {

    private final Scenario scenario;
    private final ImmutableMap<Address, Address> known;
    private final LiveHost host;
    private final Judgement judgement;
    private final Optional<Recorder> recorder;
    private final List<TraceSink> sinks = new ArrayList<>();

    private LiveRun(LivePlan plan, Catalogue catalogue, Optional<Recorder> recorder, String version)
            throws EndpointException {
        Scenario planned = plan.scenario(catalogue, ImmutableMap.of());
        TraceSink teller = this::tell;
        this.recorder = recorder;
        this.host = recorder.isPresent()
                ? LiveHost.recorded(planned.seed(), recorder.get(), teller)
                : LiveHost.open(planned.seed(), teller);
        try {
            this.known = join(plan, planned);
            this.scenario = plan.scenario(catalogue, known);
            this.judgement = new Judgement(scenario);
            sinks.add(new NamedNodes(ImmutableBiMap.copyOf(known).inverse(), judgement.listeners()));
            for (Player player : Player.of(scenario, known)) {
                host.play(player.name(), player.role(), player.after());
            }
            recorder.ifPresent(each -> each.begin(new Recording(version, plan, addresses())));
        } catch (EndpointException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /**
     * Takes the ports of all nodes.
     *
     * @param recorder takes down every step of every node
     * @param version of this program, for the recorder
     * @throws EndpointException if a port cannot be had
     * @throws IllegalArgumentException if the plan makes no sense
     */
    public static LiveRun open(LivePlan plan, Catalogue catalogue, Optional<Recorder> recorder, String version)
            throws EndpointException {
        return new LiveRun(plan, catalogue, recorder, version);
    }

    private ImmutableMap<Address, Address> join(LivePlan plan, Scenario planned) throws EndpointException {
        ImmutableMap.Builder<Address, Address> joined = ImmutableMap.builder();
        for (Group group : planned.groups()) {
            for (Address node : group.addresses()) {
                joined.put(node, join(plan, group, node.host()));
            }
        }
        return joined.buildOrThrow();
    }

    private Address join(LivePlan plan, Group group, String node) throws EndpointException {
        Wire<?> wire = group.algorithm().wire(group.params());
        Deadlines deadlines = group.algorithm().deadlines(group.params());
        return group.algorithm().listens() || wire.kind() == Wire.Kind.DATAGRAM
                ? host.join(node, plan.listen(node), wire, deadlines)
                : host.joinAsCaller(node, wire, deadlines);
    }

    private void tell(TraceEvent event) {
        for (TraceSink sink : sinks) {
            sink.on(event);
        }
    }

    /** What is carried out; whom its nodes are to speak to goes by real addresses. */
    public Scenario scenario() {
        return scenario;
    }

    /** Where nodes can be reached, by their names. */
    public ImmutableMap<String, Address> addresses() {
        ImmutableMap.Builder<String, Address> addresses = ImmutableMap.builder();
        known.forEach((node, real) -> addresses.put(node.host(), real));
        return addresses.buildOrThrow();
    }

    /**
     * Lets somebody listen, before the run. The nodes of the run go by their names, such as {@code p1}, a stranger by a host
     * that is its whole address.
     */
    public LiveRun listener(TraceSink sink) {
        sinks.add(new NamedNodes(ImmutableBiMap.copyOf(known).inverse(), ImmutableList.of(sink)));
        return this;
    }

    /** Ends the run after the step that is being made. May be called from any thread. */
    public void stop() {
        host.stop();
    }

    /**
     * Runs.
     *
     * @param atMost how long; empty: until somebody stops it
     */
    public LiveResult carryOut(Optional<Duration> atMost) {
        LiveResult result = judged(judgement, host.run(atMost));
        recorder.ifPresent(each -> each.end(result));
        return result;
    }

    /** What came of a run, live or again. */
    static LiveResult judged(Judgement judgement, LiveEnd end) {
        Optional<Verdict> failure = end.failures().stream().findFirst().map(LiveRun::broken);
        return new LiveResult(
                judgement.result(end.lasted().toNanos(), new FaultLedger(ImmutableList.of()), failure), end);
    }

    private static Verdict broken(NodeFailure failure) {
        return new Verdict(
                ScenarioRun.NO_ACTOR_THROWS,
                false,
                1,
                failure.atNanos(),
                Group.address(failure.node()),
                failure.says(),
                Optional.empty());
    }

    /** Gives the ports back. Done by {@link #carryOut} as well. */
    @Override
    public void close() {
        host.close();
    }
}
