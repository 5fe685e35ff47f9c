package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a scenario, each thing once. */
final class Findings {

    private final List<Origin> origins = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    /** Texts are reported in the order in which they are named here. */
    void open(Origin origin) {
        origins.add(origin);
    }

    void problem(Place place, String sentence) {
        problems.add(new Problem(place, ended(sentence)));
    }

    void warning(Place place, String sentence) {
        warnings.add(new Problem(place, ended(sentence)));
    }

    boolean isClean() {
        return problems.isEmpty();
    }

    /** In the order of the texts. */
    ImmutableList<Problem> problems() {
        return inOrder(problems);
    }

    /** In the order of the texts. */
    ImmutableList<Problem> warnings() {
        return inOrder(warnings);
    }

    private ImmutableList<Problem> inOrder(Set<Problem> found) {
        return ImmutableList.sortedCopyOf(
                Comparator.<Problem>comparingInt(
                                problem -> origins.indexOf(problem.place().origin()))
                        .thenComparingInt(problem -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()),
                found);
    }

    private static String ended(String sentence) {
        return sentence.endsWith("?") || sentence.endsWith(")") || sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
