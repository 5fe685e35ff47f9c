package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts together what a scenario says: its file, over it those that it uses, under it the overrides. */
final class ScenarioTree {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String SET = "--set ";

    /** So many files may use one another. */
    private static final int FILES = 16;

    private final Shelf shelf;
    private final Findings findings;

    ScenarioTree(Shelf shelf, Findings findings) {
        this.shelf = shelf;
        this.findings = findings;
    }

    /** All that is said, or empty if there is nothing to go on with; then the problem is told. */
    Optional<Tree.Mapping> of(String file, Overrides overrides) {
        Optional<Tree.Mapping> tree = of(file, ImmutableList.of(), Place.beginningOf(Origin.file(file, "")));
        tree.ifPresent(scenario -> {
            Optional.ofNullable(overrides.environment().get(Overrides.SEED_VARIABLE))
                    .ifPresent(
                            seed -> setSeed(Origin.environment(Overrides.SEED_VARIABLE + "=" + seed), seed, scenario));
            overrides.set().forEach(set -> set(set, scenario));
            overrides.seed().ifPresent(seed -> setSeed(Origin.commandLine("--seed " + seed), seed, scenario));
        });
        return tree;
    }

    /**
     * What a file and those that it uses say.
     *
     * @param users the files that lead to it
     * @param mention where it is named
     */
    private Optional<Tree.Mapping> of(String file, ImmutableList<String> users, Place mention) {
        if (users.contains(file)) {
            findings.problem(mention, "this file uses itself: " + String.join(" uses ", users) + " uses " + file);
            return Optional.empty();
        } else if (users.size() == FILES) {
            findings.problem(mention, "more than " + FILES + " files use one another here");
            return Optional.empty();
        }
        Optional<Tree> tree = text(file, mention).flatMap(this::parsed);
        if (tree.isEmpty() || !(tree.get() instanceof Tree.Mapping mapping)) {
            tree.ifPresent(other -> findings.problem(
                    other.place(), "a scenario is keys with values, such as 'seed: 42', not " + other.noun()));
            return Optional.empty();
        }
        Optional<Tree> use = mapping.value(Format.USE);
        mapping.remove(Format.USE);
        return use.isPresent() ? united(mapping, use.get(), file, users) : Optional.of(mapping);
    }

    /** What a file says, over what the file says that it uses. */
    private Optional<Tree.Mapping> united(Tree.Mapping mapping, Tree use, String file, ImmutableList<String> users) {
        if (!(use instanceof Tree.Leaf base) || base.isNothing()) {
            findings.problem(use.place(), "the name of a file such as base.yaml is expected here");
            return Optional.of(mapping);
        }
        ImmutableList<String> chain =
                ImmutableList.<String>builder().addAll(users).add(file).build();
        Optional<Tree.Mapping> whole = of(beside(file, base.text()), chain, base.place());
        whole.ifPresent(scenario -> scenario.putAll(mapping));
        return whole;
    }

    /** The name of a file that another file gives relative to itself. */
    private static String beside(String file, String other) {
        return other.startsWith("/") ? other : file.substring(0, file.lastIndexOf('/') + 1) + other;
    }

    private Optional<Origin> text(String file, Place mention) {
        byte[] bytes;
        try {
            bytes = shelf.read(file);
        } catch (IOException | IllegalArgumentException e) {
            findings.problem(mention, "there is no file '" + file + "' that can be read");
            return Optional.empty();
        }
        CharBuffer valid = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), valid, true);
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        boolean isMarked = !lenient.isEmpty() && lenient.charAt(0) == BYTE_ORDER_MARK;
        Origin origin = Origin.file(file, lenient.substring(isMarked ? 1 : 0));
        findings.open(origin);
        if (bytes.length > Shelf.MOST_BYTES) {
            findings.problem(Place.beginningOf(origin), "this file has more than 1 MiB");
            return Optional.empty();
        } else if (result.isError()) {
            Origin before = Origin.file(file, valid.flip().toString().substring(isMarked ? 1 : 0));
            int line = before.lines();
            findings.problem(
                    new Place(origin, line, line, before.columns(line) + 1, 1),
                    "this is no UTF-8: save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(origin);
    }

    private Optional<Tree> parsed(Origin origin) {
        boolean wasClean = findings.isClean();
        Optional<Tree> tree = YamlText.read(origin, findings);
        if (tree.isEmpty() && wasClean && findings.isClean()) {
            findings.problem(
                    Place.beginningOf(origin), "this file is empty; a scenario has at least 'stop' and 'nodes'");
        }
        return tree;
    }

    private void set(String pathAndValue, Tree.Mapping scenario) {
        Origin origin = Origin.commandLine(SET + pathAndValue);
        int equals = pathAndValue.indexOf('=');
        String path = equals < 0 ? pathAndValue : pathAndValue.substring(0, equals);
        int shown = Math.min(path.codePointCount(0, path.length()), origin.columns(1) - SET.length());
        Place place = new Place(origin, 1, 1, SET.length() + 1, Math.max(1, shown));
        Optional<TreePath> steps = equals < 0 ? Optional.empty() : TreePath.parse(path, place);
        if (steps.isEmpty()) {
            findings.open(origin);
            findings.problem(place, "a path and a value such as nodes.p.count=9 are expected here");
        } else if (isUse(steps)) {
            findings.open(origin);
            findings.problem(place, "only a file says what it uses");
        } else {
            put(steps.get(), origin, pathAndValue.substring(equals + 1), scenario);
        }
    }

    private static boolean isUse(Optional<TreePath> steps) {
        return steps.filter(path -> path.first().equals(Format.USE)).isPresent();
    }

    private void setSeed(Origin origin, String value, Tree.Mapping scenario) {
        Place place = new Place(origin, 1, 1, 1, Format.SEED.length());
        put(TreePath.parse(Format.SEED, place).orElseThrow(), origin, value, scenario);
    }

    /** Puts the value with which an origin ends in its place. */
    private void put(TreePath path, Origin origin, String value, Tree.Mapping scenario) {
        findings.open(origin);
        Optional<Tree> tree = YamlText.readEnd(origin, value, findings);
        boolean isNothing =
                value.isBlank() || tree.isPresent() && tree.get() instanceof Tree.Leaf leaf && leaf.isNothing();
        if (isNothing) {
            path.put(scenario, Optional.empty(), findings);
        } else if (tree.isPresent()) {
            path.put(scenario, tree, findings);
        }
    }
}
