package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.actor.Role;
import dsim.check.Verdict;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Group;
import dsim.scenarios.GroupSetup;
import dsim.scenarios.PlannedAction;
import dsim.scenarios.Scenario;
import dsim.sim.ActorFailedException;
import dsim.sim.LimitReachedException;
import dsim.sim.Limits;
import dsim.sim.Simulation;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import dsim.wire.Wire;
import java.time.Duration;
import java.util.Optional;

/** A run of a scenario in the virtual world: the plan is carried out once, and judged. */
public final class ScenarioRun {

    /** The expectation of every run that no actor throws. */
    public static final String NO_ACTOR_THROWS = "no-actor-throws";

    /** The expectation of every run that it stays within its limits. */
    public static final String WITHIN_LIMITS = "within-limits";

    /** The expectation of every run that nobody stops it. */
    public static final String NOT_STOPPED = "not-stopped";

    private final Scenario scenario;
    private final Simulation simulation;
    private final Judgement judgement;

    private ScenarioRun(Scenario scenario, ImmutableList<TraceSink> listeners) {
        this.scenario = scenario;
        Roster roster = Roster.of(scenario);
        Simulation.Builder plan = Simulation.with(scenario.seed())
                .network(Wiring.of(scenario, roster)::build)
                .faults(scenario.faults())
                .limits(Limits.DEFAULT.withEvents(scenario.stop().maxEvents()))
                .ties(scenario.ties())
                .bytes(scenario.network().bytes());
        scenario.groups().forEach(group -> join(plan, scenario, roster, group, group.algorithm()));
        scenario.workload().forEach(action -> ask(plan, action));
        this.judgement = new Judgement(scenario);
        judgement.sinks().forEach(plan::sink);
        judgement.roles().forEach(plan::role);
        judgement.roleChanges().forEach(plan::sink);
        listeners.forEach(plan::sink);
        this.simulation = plan.build();
    }

    /**
     * Runs a scenario.
     *
     * @param listeners are told every step; one may end the run by a {@link RunStoppedException}
     */
    public static RunResult of(Scenario scenario, TraceSink... listeners) {
        return new ScenarioRun(scenario, ImmutableList.copyOf(listeners)).carriedOut();
    }

    private static <M, T> void join(
            Simulation.Builder plan, Scenario scenario, Roster roster, Group group, Algorithm<M, T> algorithm) {
        Role<M, T> role = algorithm.role(GroupSetup.of(scenario, group, roster.groups(), roster.identities()));
        Wire<M> wire = algorithm.wire(group.params());
        ImmutableList<Address> nodes = roster.of(group);
        for (int i = 0; i < nodes.size(); i++) {
            plan.node(
                    nodes.get(i),
                    role,
                    wire,
                    roster.clock(nodes.get(i), group.clock()),
                    group.start().of(i));
        }
    }

    private static void ask(Simulation.Builder plan, PlannedAction planned) {
        for (Address node : planned.nodes()) {
            plan.action(planned.at(), node, messageOf(planned));
        }
    }

    private static Object messageOf(PlannedAction planned) {
        return planned.action().message().apply(planned.arguments());
    }

    private RunResult carriedOut() {
        Optional<Verdict> broken = brokenOff();
        return judgement.result(simulation.elapsed().toNanos(), simulation.ledger(), broken);
    }

    /** Carries the plan out; what is wrong with the run itself, if anything is. */
    private Optional<Verdict> brokenOff() {
        try {
            if (scenario.stop().at().isPresent()) {
                simulation.runUntil(scenario.stop().at().get());
            } else {
                simulation.runUntilQuiescent();
            }
            return Optional.empty();
        } catch (ActorFailedException e) {
            return Optional.of(broken(NO_ACTOR_THROWS, e.at(), e.node(), e));
        } catch (LimitReachedException e) {
            return Optional.of(broken(WITHIN_LIMITS, e.at(), TraceEvent.nobody(), e));
        } catch (RunStoppedException e) {
            return Optional.of(broken(NOT_STOPPED, simulation.elapsed(), TraceEvent.nobody(), e));
        }
    }

    private static Verdict broken(String name, Duration at, Address node, RuntimeException e) {
        return new Verdict(name, false, 1, at.toNanos(), node, String.valueOf(e.getMessage()), Optional.empty());
    }
}
