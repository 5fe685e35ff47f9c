package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import java.time.Duration;
import java.util.Optional;

/** How an entry of {@code workload:} is written: some keys are the action's own. */
final class WorkloadFormat extends Kind<PlannedAction> {

    private static final Field<Duration> AT = Field.of("at", new TimeKind("an action"), "when");
    private static final Field<String> DO = Field.of("do", Kinds.TEXT, "what the client does");
    private static final Field<ImmutableList<Address>> NODE = Field.of("node", TargetKind.NODES, "at which node");

    private static final Fields COMMON = Fields.of(AT, DO, NODE);

    WorkloadFormat() {
        super("an action such as {at: 1s, do: elect, node: p5}");
    }

    @Override
    Optional<PlannedAction> read(Tree tree, Decoder in) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return in.refuseKind(tree, this);
        }
        Optional<Values> common = COMMON.read(mapping, in);
        Optional<ActionKind<?>> action = common.flatMap(values -> action(values, mapping, in));
        if (common.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        Fields all = COMMON.and(action.get().arguments());
        all.refuseUnknown(mapping, in, "argument of " + action.get().name());
        Optional<Values> arguments = new Fields(action.get().arguments()).read(mapping, in);
        mapping.sort(all.names());
        Values values = common.get();
        return arguments.map(own -> new PlannedAction(values.get(AT), action.get(), values.get(NODE), own));
    }

    private static Optional<ActionKind<?>> action(Values values, Tree.Mapping mapping, Decoder in) {
        ImmutableSet<Algorithm<?, ?>> algorithms = in.cast().algorithmsOf(values.get(NODE));
        if (algorithms.isEmpty()) {
            return Optional.empty(); // what they run is unknown, which is told already
        } else if (algorithms.size() > 1) {
            return in.refuse(mapping.valuePlace(NODE.name()), "these nodes do not all run the same algorithm");
        }
        Algorithm<?, ?> algorithm = algorithms.asList().get(0);
        ImmutableMap.Builder<String, ActionKind<?>> known = ImmutableMap.builder();
        algorithm.actions().forEach(action -> known.put(action.name(), action));
        ImmutableMap<String, ActionKind<?>> actions = known.buildOrThrow();
        String name = values.get(DO);
        ActionKind<?> action = actions.get(name);
        return action == null
                ? in.refuse(
                        mapping.valuePlace(DO.name()),
                        algorithm.name() + " knows no action '" + name + "'. " + Nearest.hint(name, actions.keySet()))
                : Optional.of(action);
    }

    @Override
    ImmutableMap<String, Object> schema(Catalogue catalogue) {
        return COMMON.openSchema(catalogue);
    }
}
