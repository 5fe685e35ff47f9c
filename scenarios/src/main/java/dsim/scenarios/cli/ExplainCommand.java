package dsim.scenarios.cli;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dsim.scenarios.Overrides;
import dsim.scenarios.Scenario;
import dsim.scenarios.catalogue.Shipped;
import dsim.scenarios.cli.Vocabulary.Sort;
import dsim.scenarios.cli.Vocabulary.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}: what a word means. */
@Command(
        name = "explain",
        description =
                "Tells what a scenario, algorithm, fault, check, metric, parameter, role or action is, by an example.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Console console;
    private final Supplier<Vocabulary> vocabulary = Suppliers.memoize(() -> new Vocabulary(Shipped.catalogue()));

    @Parameters(paramLabel = "NAME", description = "The word, such as bully-leader-crash, bully or at-most-one-leader.")
    private String name = "";

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Page page = new Page();
        if (Shipped.scenarios().contains(name)) {
            explainScenario(page);
        }
        for (Sort sort : Sort.values()) {
            for (Word word : vocabulary.get().words(sort)) {
                if (word.name().equals(name)) {
                    explain(page, word);
                }
            }
        }
        if (page.isEmpty()) {
            throw new Refusal("unknown name '" + name + "'" + UsageMistake.meant(name, known()));
        }
        console.out().print(page);
        return ExitCode.OK;
    }

    private ImmutableSet<String> known() {
        return Stream.concat(
                        Shipped.scenarios().stream(),
                        Arrays.stream(Sort.values())
                                .flatMap(sort -> vocabulary.get().words(sort).stream())
                                .map(Word::name))
                .collect(ImmutableSet.toImmutableSet());
    }

    private void explainScenario(Page page) throws IOException {
        Scenario scenario =
                new ScenarioSource(console).read(name, Overrides.none()).orThrow();
        page.line(name + " is a scenario.");
        page.gap();
        page.paragraph("question", scenario.question());
        page.paragraph("expected", scenario.expected());
        page.gap();
        new String(Shipped.shelf().read(name + ".yaml"), StandardCharsets.UTF_8)
                .lines()
                .forEach(page::quote);
        page.gap();
        page.rows("next", ImmutableList.of(console.call().with("run " + name)));
    }

    private void explain(Page page, Word word) {
        String sort = word.sort().name().toLowerCase(Locale.ROOT);
        String of = word.algorithms().isEmpty() ? "" : " of " + String.join(", ", word.algorithms());
        page.line(word.name() + " is " + (sort.startsWith("a") ? "an " : "a ") + sort + of + ".");
        page.paragraph("meaning", word.doc());
        page.paragraph("example", word.example());
        if (word.sort() == Sort.ALGORITHM) {
            explainOwn(page, "parameter", Sort.PARAMETER);
            explainOwn(page, "action", Sort.ACTION);
            explainOwn(page, "role", Sort.ROLE);
            explainOwn(page, "check", Sort.CHECK);
            explainOwn(page, "metric", Sort.METRIC);
        }
    }

    private void explainOwn(Page page, String label, Sort sort) {
        page.table(
                label,
                vocabulary.get().words(sort, name).stream()
                        .map(word -> ImmutableList.of(word.name(), word.doc()))
                        .collect(ImmutableList.toImmutableList()));
    }
}
