package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.scenarios.ActionKind;
import dsim.scenarios.Algorithm;
import dsim.scenarios.Catalogue;
import dsim.scenarios.Check;
import dsim.scenarios.FaultWord;
import dsim.scenarios.Field;
import dsim.scenarios.Measure;
import dsim.scenarios.RoleKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All words that the scenarios of a catalogue may use, each with what it means and how it is used. */
final class Vocabulary {

    /** What a word stands for. */
    enum Sort {
        ALGORITHM,
        FAULT,
        CHECK,
        METRIC,
        PARAMETER,
        ROLE,
        ACTION
    }

    /**
     * One word.
     *
     * @param algorithms whose word it is; empty: everybody's
     * @param doc what it means, in one line
     * @param example a line of a scenario that uses it
     */
    record Word(Sort sort, String name, ImmutableList<String> algorithms, String doc, String example) {}

    private static final ImmutableMap<FaultWord, String> FAULTS = ImmutableMap.<FaultWord, String>builder()
            .put(FaultWord.CRASH, "{at: 5s, for: 2s, crash: {pick: 2, of: p}}")
            .put(FaultWord.RESTART, "{at: 5s, crash: p1}, {at: 15s, restart: last-crashed, state: lost}")
            .put(FaultWord.PAUSE, "{at: 5s, for: 2s, pause: p1}")
            .put(FaultWord.CUT, "{at: 5s, for: 2s, cut: {from: p1, to: p2}}")
            .put(FaultWord.PARTITION, "{at: 5s, for: 2s, partition: {of: p, into: 2}}")
            .put(FaultWord.HEAL, "{at: 5s, heal: all}")
            .put(FaultWord.LOSS, "{at: 5s, for: 2s, loss: {between: [p, p], p: 20%}}")
            .put(FaultWord.SLOW, "{at: 5s, for: 2s, slow: {between: [p, p], factor: 10}}")
            .put(FaultWord.DOUBLE, "{at: 5s, for: 2s, double: {between: [p, p], p: 20%}}")
            .put(FaultWord.CLOCK, "{at: 5s, clock: {node: p1, step: -30s}}")
            .buildOrThrow();

    private final List<Word> words = new ArrayList<>();

    Vocabulary(Catalogue catalogue) {
        for (Algorithm<?, ?> algorithm : catalogue.algorithms()) {
            add(Sort.ALGORITHM, algorithm.name(), algorithm.summary(), algorithm.example());
        }
        FAULTS.forEach((word, example) -> add(Sort.FAULT, word.toString(), word.doc(), "faults: [" + example + "]"));
        catalogue.checks().forEach(check -> add(check, ImmutableList.of()));
        catalogue.measures().forEach(measure -> add(measure, ImmutableList.of()));
        for (Algorithm<?, ?> algorithm : catalogue.algorithms()) {
            addOwn(algorithm, ImmutableList.of(algorithm.name()));
        }
    }

    private void addOwn(Algorithm<?, ?> algorithm, ImmutableList<String> of) {
        algorithm.checks().forEach(check -> add(check, of));
        algorithm.measures().forEach(measure -> add(measure, of));
        for (Field<?> field : algorithm.parameters()) {
            String value = field.byDefault().orElseGet(field.kind()::example);
            String doc = field.doc() + ": " + field.kind().name()
                    + field.byDefault()
                            .map(each -> "; " + each + " if not said")
                            .orElse("");
            words.add(new Word(Sort.PARAMETER, field.name(), of, doc, "params: {" + field.name() + ": " + value + "}"));
        }
        for (RoleKind role : algorithm.roles()) {
            words.add(
                    new Word(Sort.ROLE, role.name(), of, role.doc(), "faults: [{at: 5s, crash: " + role.name() + "}]"));
        }
        for (ActionKind<?> action : algorithm.actions()) {
            words.add(new Word(
                    Sort.ACTION,
                    action.name(),
                    of,
                    action.doc(),
                    "workload: [{at: 1s, do: " + action.name() + ", node: p1"
                            + action.arguments().stream()
                                    .map(field -> ", " + field.name() + ": ...")
                                    .collect(Collectors.joining())
                            + "}]"));
        }
    }

    private void add(Sort sort, String name, String doc, String example) {
        words.add(new Word(sort, name, ImmutableList.of(), doc, example));
    }

    private void add(Check check, ImmutableList<String> of) {
        words.add(new Word(Sort.CHECK, check.name(), of, check.doc(), "expect: [{always: " + check.name() + "}]"));
    }

    private void add(Measure measure, ImmutableList<String> of) {
        String bound = switch (measure.unit()) {
            case COUNT -> "100";
            case NANOSECONDS, MILLISECONDS, SECONDS -> "5s";
            case RATIO -> "5%";
            case BYTES -> "64KiB";
        };
        words.add(new Word(
                Sort.METRIC,
                measure.name(),
                of,
                measure.doc(),
                "expect: [{at: end, metric: " + measure.name() + ", max: " + bound + "}]"));
    }

    /** The words of a sort; those that mean the same in several algorithms are one. */
    ImmutableList<Word> words(Sort sort) {
        Map<Word, List<String>> merged = new LinkedHashMap<>();
        for (Word word : words) {
            if (word.sort() == sort) {
                Word everybodys = new Word(word.sort(), word.name(), ImmutableList.of(), word.doc(), word.example());
                merged.computeIfAbsent(everybodys, key -> new ArrayList<>()).addAll(word.algorithms());
            }
        }
        return merged.entrySet().stream()
                .map(entry -> new Word(
                        entry.getKey().sort(),
                        entry.getKey().name(),
                        ImmutableList.copyOf(entry.getValue()),
                        entry.getKey().doc(),
                        entry.getKey().example()))
                .collect(ImmutableList.toImmutableList());
    }

    /** The words of a sort that are an algorithm's own. */
    ImmutableList<Word> words(Sort sort, String algorithm) {
        return words.stream()
                .filter(word -> word.sort() == sort && word.algorithms().contains(algorithm))
                .collect(ImmutableList.toImmutableList());
    }
}
