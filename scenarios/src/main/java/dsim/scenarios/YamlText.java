package dsim.scenarios;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a {@link Tree} of YAML 1.2. Takes plain data only: one document, texts as keys, each key once, no tags, at most
 * {@value #DEPTH} levels. An alias stands for a copy of what its anchor names; all copies together have at most
 * {@value #COPIES} values.
 */
final class YamlText {

    private static final int DEPTH = 32;

    private static final int COPIES = 100_000;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern DECIMALS = Pattern.compile("[0-9]+ ?[A-Za-z%/]*");

    private static final String TAG = "tags are not taken: leave out what begins with '!'";

    private final Origin origin;
    private final String yaml;

    /** How much of the first line of the origin stands before the YAML. */
    private final int columnsBefore;

    private final Findings findings;

    /** The containers that are open, innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();

    /** What has a name for aliases, as far as it is whole. */
    private final Map<String, Tree> anchors = new LinkedHashMap<>();

    private Optional<Tree> root = Optional.empty();

    /** How many values the aliases so far stand for. */
    private int copies;

    /** A container whose end has not come yet. */
    private static final class Open {
        private final Tree container;
        private final Place start;
        private final boolean inBrackets;
        private final boolean isValueOfKey;
        private final Optional<String> anchor;
        private Optional<Tree.Leaf> key = Optional.empty();

        /** The key whose value was read last. */
        private Optional<Tree.Leaf> lastKey = Optional.empty();

        private boolean isKeyNext = true;

        Open(Tree container, Place start, boolean inBrackets, boolean isValueOfKey, Optional<String> anchor) {
            this.container = container;
            this.start = start;
            this.inBrackets = inBrackets;
            this.isValueOfKey = isValueOfKey;
            this.anchor = anchor;
        }
    }

    /** Thrown where going on makes no sense; the problem is told already. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
    }

    private YamlText(Origin origin, String yaml, int columnsBefore, Findings findings) {
        this.origin = origin;
        this.yaml = yaml;
        this.columnsBefore = columnsBefore;
        this.findings = findings;
    }

    /**
     * The tree of a text.
     *
     * @return empty if it is no YAML, which is then told as a problem, or if there is nothing in it
     */
    static Optional<Tree> read(Origin origin, Findings findings) {
        return new YamlText(origin, origin.text(), 0, findings).read();
    }

    /**
     * The tree of the end of a text.
     *
     * @param end what stands behind something else in the first line, and all lines after it
     * @return empty if it is no YAML, which is then told as a problem, or if there is nothing in it
     */
    static Optional<Tree> readEnd(Origin origin, String end, Findings findings) {
        int before = origin.text().length() - end.length();
        return new YamlText(origin, end, origin.text().codePointCount(0, before), findings).read();
    }

    private Optional<Tree> read() {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(yaml).iterator();
            while (events.hasNext()) {
                on(events.next());
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            YamlMistake mistake = YamlMistake.of(e);
            findings.problem(alone(at(mistake.mark())), mistake.sentence());
        } catch (ReaderException e) {
            findings.problem(alone(at(e.getPosition())), YamlMistake.sentence(e));
        } catch (YamlEngineException e) {
            findings.problem(Place.beginningOf(origin), "this is no YAML: " + e.getMessage());
        } catch (Unreadable e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private void on(Event event) throws Unreadable {
        if (event instanceof DocumentStartEvent && root.isPresent()) {
            throw unreadable(event, "a second document begins here: a scenario is one document.");
        } else if (event instanceof AliasEvent alias) {
            add(copy(alias));
        } else if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag().isPresent()) {
                throw unreadable(event, TAG);
            }
            Tree.Leaf leaf = new Tree.Leaf(placeBehindAnchor(scalar), scalar.getValue(), !scalar.isPlain());
            anchor(scalar).ifPresent(name -> anchors.put(name, leaf));
            add(leaf);
        } else if (event instanceof CollectionStartEvent start) {
            begin(start);
        } else if (event instanceof CollectionEndEvent) {
            end(event);
        }
    }

    private void begin(CollectionStartEvent event) throws Unreadable {
        if (event.getTag().isPresent()) {
            throw unreadable(event, TAG);
        }
        Place start = place(event);
        if (open.size() == DEPTH) {
            throw unreadable(event, "this is nested more than " + DEPTH + " levels deep.");
        }
        Open parent = open.peek();
        Optional<Tree.Leaf> key = parent == null ? Optional.empty() : parent.key;
        Place label = key.map(Tree.Leaf::place).orElse(start);
        Tree container = event instanceof MappingStartEvent ? new Tree.Mapping(label) : new Tree.Listing(label);
        add(container);
        open.push(new Open(container, start, event.getFlowStyle() == FlowStyle.FLOW, key.isPresent(), anchor(event)));
    }

    private static Optional<String> anchor(NodeEvent event) {
        return event.getAnchor().map(Anchor::getValue);
    }

    /** A scalar begins with its anchor for the parser, with its text for its author. */
    private Place placeBehindAnchor(ScalarEvent scalar) {
        Place place = place(scalar);
        int before = anchor(scalar).map(name -> name.length() + 2).orElse(0);
        return before == 0 || place.length() <= before
                ? place
                : new Place(origin, place.opening(), place.line(), place.column() + before, place.length() - before);
    }

    /** What an alias stands for. */
    private Tree copy(AliasEvent alias) throws Unreadable {
        String name = alias.getAlias().getValue();
        Tree named = anchors.get(name);
        if (open.stream().anyMatch(each -> each.anchor.filter(name::equals).isPresent())) {
            throw unreadable(alias, "'*" + name + "' would be a part of itself.");
        } else if (named == null) {
            throw unreadable(alias, "there is no '&" + name + "' above this. " + Nearest.hint(name, anchors.keySet()));
        }
        copies += values(named, alias, open.size());
        if (copies > COPIES) {
            throw unreadable(alias, "with this, aliases stand for more than " + COPIES + " values.");
        }
        return named.copy();
    }

    /** How many values there are in a tree that would stand so deep. */
    private int values(Tree tree, AliasEvent alias, int depth) throws Unreadable {
        int values = 1;
        if (!(tree instanceof Tree.Leaf) && depth == DEPTH) {
            throw unreadable(alias, "with this, values are nested more than " + DEPTH + " levels deep.");
        } else if (tree instanceof Tree.Listing listing) {
            for (Tree item : listing.items()) {
                values += values(item, alias, depth + 1);
            }
        } else if (tree instanceof Tree.Mapping mapping) {
            for (Tree.Mapping.Entry entry : mapping.entries().values()) {
                values += values(entry.value(), alias, depth + 1);
            }
        }
        return values;
    }

    /** A container in brackets that is not the value of a key stands from bracket to bracket. */
    private void end(Event event) {
        Open ended = open.pop();
        ended.anchor.ifPresent(name -> anchors.put(name, ended.container));
        Place place = ended.container.place();
        Place last = place(event);
        if (ended.inBrackets && !ended.isValueOfKey && place.line() == last.line()) {
            Place whole = new Place(
                    origin,
                    place.opening(),
                    place.line(),
                    place.column(),
                    last.column() + last.length() - place.column());
            if (ended.container instanceof Tree.Mapping mapping) {
                mapping.standsAt(whole);
            } else if (ended.container instanceof Tree.Listing listing) {
                listing.standsAt(whole);
            }
        }
    }

    private void add(Tree tree) throws Unreadable {
        Open parent = open.peek();
        if (parent == null) {
            root = Optional.of(tree);
        } else if (parent.container instanceof Tree.Listing listing) {
            listing.items().add(tree);
        } else if (parent.container instanceof Tree.Mapping mapping) {
            if (parent.isKeyNext) {
                parent.key = Optional.of(key(tree));
                if (mapping.entries().isEmpty() && !parent.inBrackets && !parent.isValueOfKey) {
                    mapping.standsAt(tree.place());
                }
            } else {
                Tree.Leaf key = parent.key.orElseThrow();
                Optional<Tree.Leaf> split = parent.lastKey.filter(last -> isSplit(mapping, last, key, tree));
                if (split.isPresent()) {
                    lengthen(mapping, split.get(), key);
                } else {
                    put(mapping, key, tree);
                    parent.lastKey = parent.key;
                }
                parent.key = Optional.empty();
            }
            parent.isKeyNext = !parent.isKeyNext;
        }
    }

    private Tree.Leaf key(Tree tree) throws Unreadable {
        if (tree instanceof Tree.Leaf leaf) {
            return leaf;
        }
        findings.problem(tree.place(), "a key is a word, not " + tree.noun());
        throw new Unreadable();
    }

    /**
     * Whether a key without a value is the end of the value before it: in brackets, {@code 1,5s} falls apart at its comma.
     */
    private static boolean isSplit(Tree.Mapping mapping, Tree.Leaf lastKey, Tree.Leaf key, Tree value) {
        return value instanceof Tree.Leaf nothing
                && nothing.isNothing()
                && DECIMALS.matcher(key.text()).matches()
                && mapping.value(lastKey.text()).orElseThrow() instanceof Tree.Leaf number
                && WHOLE.matcher(number.text()).matches()
                && number.place().line() == key.place().line()
                && number.place().column() + number.place().length() + 1
                        == key.place().column();
    }

    /** Puts a value together again that was split by a comma. */
    private void lengthen(Tree.Mapping mapping, Tree.Leaf key, Tree.Leaf end) {
        Place begin = mapping.valuePlace(key.text());
        int length = end.place().column() + end.place().length() - begin.column();
        Place whole = new Place(origin, begin.opening(), begin.line(), begin.column(), length);
        String text = mapping.text(key.text()).orElseThrow() + "," + end.text();
        mapping.put(key.text(), key.place(), new Tree.Leaf(whole, text, false));
    }

    private void put(Tree.Mapping mapping, Tree.Leaf key, Tree value) {
        Tree.Mapping.Entry first = mapping.entries().get(key.text());
        if (first == null) {
            mapping.put(key.text(), key.place(), value);
        } else {
            findings.problem(
                    key.place(),
                    "'" + key.text() + "' is here twice: the first is in line "
                            + first.key().line() + ".");
        }
    }

    private Unreadable unreadable(Event event, String sentence) {
        findings.problem(place(event), sentence);
        return new Unreadable();
    }

    private Place place(Event event) {
        Place start = at(event.getStartMark());
        Mark end = event.getEndMark().orElseThrow();
        int until = end.getLine() + 1 == start.line()
                ? end.getColumn() + columnsBefore(start.line())
                : origin.columns(start.line());
        return new Place(
                origin, start.opening(), start.line(), start.column(), Math.max(1, until + 1 - start.column()));
    }

    private Place at(Optional<Mark> mark) {
        return mark.map(found -> at(found.getLine() + 1, found.getColumn() + 1)).orElse(Place.beginningOf(origin));
    }

    /** A place without the lines before it: where the parser gave up, brackets that seem open need not be. */
    private static Place alone(Place place) {
        return new Place(place.origin(), place.line(), place.line(), place.column(), place.length());
    }

    /** The place of a character that is no text. */
    private Place at(int position) {
        Origin before = Origin.file("", yaml.substring(0, yaml.offsetByCodePoints(0, position)));
        return at(before.lines(), before.columns(before.lines()) + 1);
    }

    /** A character; behind the last line: the end of the last line. */
    private Place at(int line, int column) {
        int inside = Math.min(line, origin.lines());
        int behind = origin.columns(inside) + 1;
        int shown = inside < line ? behind : Math.min(column + columnsBefore(inside), behind);
        return new Place(origin, opening(inside), inside, shown, 1);
    }

    private int columnsBefore(int line) {
        return line == 1 ? columnsBefore : 0;
    }

    private int opening(int line) {
        int opening = line;
        for (Open each : open) {
            if (!each.inBrackets) {
                break;
            }
            opening = each.start.line();
        }
        return Math.min(opening, line);
    }
}
