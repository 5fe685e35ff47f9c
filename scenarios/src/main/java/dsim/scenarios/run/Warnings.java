package dsim.scenarios.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dsim.check.Verdict;
import dsim.fault.Fault;
import dsim.scenarios.Group;
import dsim.scenarios.Measure;
import dsim.scenarios.NetworkPlan;
import dsim.scenarios.Scenario;
import dsim.wire.Wire;

/** What makes a run say less than it seems to. */
final class Warnings {

    private Warnings() {}

    static ImmutableList<String> of(
            Scenario scenario, ImmutableList<Verdict> verdicts, ImmutableSortedMap<String, Measured> metrics) {
        ImmutableList.Builder<String> warnings = ImmutableList.builder();
        if (scenario.claims().isEmpty()) {
            warnings.add("nothing is expected of this run, so it passes whatever happens");
        }
        for (Verdict verdict : verdicts) {
            if (verdict.holds() && verdict.evaluated() == 0) {
                warnings.add("'" + verdict.name() + "' was never put to the test: " + verdict.says());
            }
        }
        for (Measure measure : scenario.measures()) {
            Measured measured = metrics.get(measure.name());
            if (measured != null && measured.samples() == 0) {
                warnings.add("'" + measure.name() + "' has no samples");
            }
        }
        if (losesMessages(scenario)) {
            for (Group group : scenario.groups()) {
                if (group.algorithm().wire(group.params()).kind() == Wire.Kind.STREAM) {
                    warnings.add("group " + group.name() + " speaks over streams: there loss becomes delay");
                }
            }
        }
        return warnings.build();
    }

    private static boolean losesMessages(Scenario scenario) {
        NetworkPlan network = scenario.network();
        return network.base().loss().share() > 0
                || network.rules().stream()
                        .anyMatch(
                                rule -> rule.change().of(network.base()).loss().share() > 0)
                || scenario.faults().entries().stream().anyMatch(entry -> entry.fault() instanceof Fault.Lose);
    }
}
