package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads scenarios. It tells all that is wrong at once, and throws nothing, whatever is in a file.
 *
 * <p>Immutable.
 */
public final class ScenarioReader {

    private static final ImmutableSet<String> FIXED = ImmutableSet.of(Format.USE, Format.SWEEP, "scenario", "format");

    private final Catalogue catalogue;
    private final Optional<ImmutableMap<Address, Address>> endpoints;

    /** A reader of scenarios that may name what is in a catalogue. */
    public ScenarioReader(Catalogue catalogue) {
        this(catalogue, Optional.empty());
    }

    private ScenarioReader(Catalogue catalogue, Optional<ImmutableMap<Address, Address>> endpoints) {
        this.catalogue = catalogue;
        this.endpoints = endpoints;
    }

    /**
     * A reader of what is to run live: there, a node may speak to {@code HOST:PORT}.
     *
     * @param known where nodes can be reached, by their addresses in the virtual world; the others keep theirs
     */
    public ScenarioReader live(ImmutableMap<Address, Address> known) {
        return new ScenarioReader(catalogue, Optional.of(known));
    }

    /**
     * Reads a file, and those that it uses.
     *
     * @param file its name on the shelf, such as {@code bully-leader-crash.yaml}
     */
    public Reading read(String file, Shelf shelf, Overrides overrides) {
        Findings findings = new Findings();
        return decode(nameOf(file), new ScenarioTree(shelf, findings).of(file, overrides), shelf, findings);
    }

    /**
     * Reads a text.
     *
     * @param file what it would be called as a file; no other file can be read
     */
    public Reading read(String file, String yaml) {
        return read(file, Shelf.only(file, yaml.getBytes(StandardCharsets.UTF_8)), Overrides.none());
    }

    /** Reads what a builder wrote. */
    Reading readJava(String name, String yaml) {
        Findings findings = new Findings();
        Origin origin = Origin.java(name, yaml);
        findings.open(origin);
        Tree.Mapping tree = YamlText.read(origin, findings)
                .map(Tree.Mapping.class::cast)
                .orElseGet(() -> new Tree.Mapping(Place.beginningOf(origin)));
        return decode(name, Optional.of(tree), Shelf.empty(), findings);
    }

    /** The name of a scenario by that of its file. */
    static String nameOf(String file) {
        return file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
    }

    private Reading decode(String name, Optional<Tree.Mapping> tree, Shelf shelf, Findings findings) {
        if (tree.isEmpty()) {
            return new Reading(
                    Optional.empty(),
                    findings.problems(),
                    findings.warnings(),
                    Optional.empty(),
                    Optional.empty(),
                    ImmutableMap.of());
        }
        Tree.Mapping written = tree.get().copy();
        Tree.Mapping whole = tree.get();
        Optional<Scenario> scenario = Format.read(name, whole, new Decoder(catalogue, shelf, findings, endpoints));
        tryVariations(name, written, shelf, findings);
        boolean isRight = findings.isClean();
        return new Reading(
                scenario.filter(present -> isRight),
                findings.problems(),
                findings.warnings(),
                isRight ? Optional.of(ResolvedText.withSources(whole)) : Optional.empty(),
                isRight ? Optional.of(ResolvedText.of(whole)) : Optional.empty(),
                isRight ? ResolvedText.sources(whole) : ImmutableMap.of());
    }

    /** Reads the scenario anew with each value that a sweep puts into it: a sweep shall not fail in its midst. */
    private void tryVariations(String name, Tree.Mapping written, Shelf shelf, Findings findings) {
        Optional<Tree.Mapping> vary = SweepFormat.vary(written);
        ImmutableSet<Problem> known = ImmutableSet.copyOf(findings.problems());
        Tree.Mapping single = written.copy();
        single.remove(Format.SWEEP);
        for (Map.Entry<String, Tree.Mapping.Entry> entry :
                vary.map(paths -> paths.entries().entrySet()).orElse(ImmutableSet.of())) {
            Place key = entry.getValue().key();
            Optional<TreePath> path = TreePath.parse(entry.getKey(), key);
            if (path.isEmpty()) {
                findings.problem(key, "a path such as nodes.p.count is expected here");
            } else if (path.get().first().equals(Format.SEED)) {
                findings.problem(key, "'seeds' says which seeds a sweep has");
            } else if (FIXED.contains(path.get().first())) {
                findings.problem(key, "'" + path.get().first() + "' is the same in all runs of a sweep");
            } else if (entry.getValue().value() instanceof Tree.Listing values) {
                for (Tree value : values.items()) {
                    Findings found = new Findings();
                    Tree.Mapping varied = single.copy();
                    path.get().put(varied, Optional.of(value.copy()), found);
                    Format.read(name, varied, new Decoder(catalogue, shelf, found, endpoints));
                    tell(found.problems(), known, value.place(), key, findings);
                }
            }
        }
    }

    /** Tells what is wrong with a value, or the first thing elsewhere that is wrong because of it. */
    private static void tell(
            ImmutableList<Problem> found, ImmutableSet<Problem> known, Place value, Place key, Findings findings) {
        for (Problem problem : found) {
            if (problem.place().equals(value) || problem.place().isWithin(key)) {
                findings.problem(problem.place(), problem.sentence());
            }
        }
        if (known.isEmpty() && findings.isClean() && !found.isEmpty()) {
            Problem first = found.get(0);
            findings.problem(value, "with this, line " + first.place().line() + " is wrong: " + first.sentence());
        }
    }
}
