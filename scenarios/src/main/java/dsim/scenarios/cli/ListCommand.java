package dsim.scenarios.cli;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.Overrides;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.cli.Vocabulary.Sort;
import dsim.scenarios.cli.Vocabulary.Word;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code list}: what there is, a line each. */
@Command(
        name = "list",
        description =
                "Lists what there is: scenarios, algorithms, faults, checks, metrics, parameters of an algorithm.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final String SCENARIOS = "scenarios";
    private static final String PARAMETERS = "parameters";

    private static final ImmutableMap<String, Sort> SORTS = ImmutableMap.of(
            "algorithms",
            Sort.ALGORITHM,
            "faults",
            Sort.FAULT,
            "checks",
            Sort.CHECK,
            "metrics",
            Sort.METRIC,
            PARAMETERS,
            Sort.PARAMETER);

    private final Console console;
    private final Supplier<Vocabulary> vocabulary = Suppliers.memoize(() -> new Vocabulary(Shipped.catalogue()));

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            arity = "0..1",
            defaultValue = SCENARIOS,
            description = "scenarios (if nothing is said), algorithms, faults, checks, metrics or parameters.")
    private String what = SCENARIOS;

    @Parameters(index = "1", paramLabel = "ALGORITHM", arity = "0..1", description = "Whose parameters.")
    private Optional<String> algorithm = Optional.empty();

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Sort sort = SORTS.get(what);
        if (sort == null && !what.equals(SCENARIOS)) {
            throw new Refusal("there is no list of '" + what + "'"
                    + UsageMistake.meant(
                            what,
                            ImmutableList.<String>builder()
                                    .add(SCENARIOS)
                                    .addAll(SORTS.keySet())
                                    .build()));
        } else if (algorithm.isPresent() && sort != Sort.PARAMETER) {
            throw new Refusal("'" + algorithm.get() + "' is one argument too many");
        }
        print(
                sort == null
                        ? scenarios()
                        : sort == Sort.PARAMETER
                                ? parameters()
                                : words(vocabulary.get().words(sort)));
        return ExitCode.OK;
    }

    private void print(List<ImmutableList<String>> rows) {
        Page.columns(rows, Page.WIDTH).forEach(console.out()::println);
    }

    private ImmutableList<ImmutableList<String>> scenarios() {
        ScenarioSource source = new ScenarioSource(console);
        return Shipped.scenarios().stream()
                .map(name -> ImmutableList.of(
                        name, source.read(name, Overrides.none()).orThrow().question()))
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<ImmutableList<String>> parameters() {
        String of = algorithm.orElseThrow(() -> new Refusal(
                "the parameters of which algorithm? As in: " + console.call().with("list parameters bully")));
        ImmutableList<String> known = vocabulary.get().words(Sort.ALGORITHM).stream()
                .map(Word::name)
                .collect(ImmutableList.toImmutableList());
        if (!known.contains(of)) {
            throw new Refusal("unknown algorithm '" + of + "'" + UsageMistake.meant(of, known));
        }
        return vocabulary.get().words(Sort.PARAMETER, of).stream()
                .map(word -> ImmutableList.of(word.name(), word.doc()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<ImmutableList<String>> words(ImmutableList<Word> words) {
        boolean isOwned = words.stream().anyMatch(word -> !word.algorithms().isEmpty());
        return words.stream()
                .map(word -> isOwned
                        ? ImmutableList.of(word.name(), String.join(", ", word.algorithms()), word.doc())
                        : ImmutableList.of(word.name(), word.doc()))
                .collect(ImmutableList.toImmutableList());
    }
}
