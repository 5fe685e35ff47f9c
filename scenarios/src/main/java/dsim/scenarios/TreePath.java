package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value stands in a scenario, such as {@code nodes.p.count} or {@code faults[0].at}. */
final class TreePath {

    private static final String KEY = "[^.\\[\\]=\\s]+";
    private static final String INDEX = "\\[([0-9]{1,6})]";
    private static final Pattern PATH =
            Pattern.compile(KEY + "(?:" + INDEX + ")*(?:\\." + KEY + "(?:" + INDEX + ")*)*");
    private static final int LENGTH = 200;
    private static final Pattern STEP = Pattern.compile(INDEX + "|" + KEY);

    /**
     * One step of a path.
     *
     * @param key of a mapping; an index of a list in brackets
     * @param index of a list, or -1
     * @param place where the step is written
     */
    private record Step(String key, int index, Place place) {}

    private final ImmutableList<Step> steps;

    private TreePath(ImmutableList<Step> steps) {
        this.steps = steps;
    }

    /**
     * The path that a text says.
     *
     * @param place where it is written, from its first character
     * @return empty if it is none
     */
    static Optional<TreePath> parse(String text, Place place) {
        if (text.length() > LENGTH || !PATH.matcher(text).matches()) {
            return Optional.empty();
        }
        ImmutableList.Builder<Step> steps = ImmutableList.builder();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            int index = step.group(1) == null ? -1 : Integer.parseInt(step.group(1));
            steps.add(new Step(step.group(), index, part(place, text, step.start(), step.end())));
        }
        return Optional.of(new TreePath(steps.build()));
    }

    private static Place part(Place place, String text, int from, int to) {
        return new Place(
                place.origin(),
                place.opening(),
                place.line(),
                place.column() + text.codePointCount(0, from),
                text.codePointCount(from, to));
    }

    /** The key that it begins with. */
    String first() {
        return steps.get(0).key();
    }

    /** Puts a value in a scenario, and makes the mappings on the way that are not there; or takes away what is there. */
    void put(Tree.Mapping scenario, Optional<Tree> value, Findings findings) {
        put(Optional.of(scenario), 0, value, findings);
    }

    /** What is to stand where something stands now, or nothing. */
    private Optional<Tree> put(Optional<Tree> now, int depth, Optional<Tree> value, Findings findings) {
        if (depth == steps.size()) {
            return value;
        }
        Step step = steps.get(depth);
        return step.index() < 0
                ? putKey(now, step, depth, value, findings)
                : putItem(now, step, depth, value, findings);
    }

    private Optional<Tree> putKey(Optional<Tree> now, Step step, int depth, Optional<Tree> value, Findings findings) {
        boolean isMapping = now.isPresent() && now.get() instanceof Tree.Mapping;
        if (!isMapping && value.isEmpty()) {
            return now;
        }
        Tree.Mapping mapping = isMapping
                ? (Tree.Mapping) now.get()
                : new Tree.Mapping(steps.get(depth - 1).place());
        boolean isNew = mapping.value(step.key()).isEmpty();
        if (isNew && depth == 1 && isAboutGroupThatRuns()) {
            findings.problem(
                    step.place(),
                    "no group '" + step.key() + "'. "
                            + Nearest.hint(step.key(), mapping.entries().keySet()));
            return now;
        }
        Place key = isNew ? step.place() : mapping.keyPlace(step.key());
        put(mapping.value(step.key()), depth + 1, value, findings)
                .ifPresentOrElse(put -> mapping.put(step.key(), key, put), () -> mapping.remove(step.key()));
        return Optional.of(mapping);
    }

    /** Whether it leads to something of a group other than what makes it one. */
    private boolean isAboutGroupThatRuns() {
        return steps.size() > 2
                && first().equals("nodes")
                && !steps.get(2).key().equals("run");
    }

    private Optional<Tree> putItem(Optional<Tree> now, Step step, int depth, Optional<Tree> value, Findings findings) {
        if (now.isEmpty()
                || !(now.get() instanceof Tree.Listing listing)
                || step.index() >= listing.items().size()) {
            findings.problem(step.place(), "there is no such entry; entries are counted from [0]");
            return now;
        }
        put(Optional.of(listing.items().get(step.index())), depth + 1, value, findings)
                .ifPresentOrElse(
                        put -> listing.items().set(step.index(), put),
                        () -> listing.items().remove(step.index()));
        return now;
    }
}
