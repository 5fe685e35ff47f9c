package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A scenario as it is written, each part with its place. Reading it fills in what is not written. */
sealed interface Tree {

    /** Where it stands, or, for a mapping or list, where what it is for stands. */
    Place place();

    /** What it is, with its article or in quotes. */
    String noun();

    /** A part that shares nothing with this one that could be changed. */
    Tree copy();

    /**
     * A text.
     *
     * @param quoted whether it was written in quotes or as a block
     */
    record Leaf(Place place, String text, boolean quoted) implements Tree {

        private static final int QUOTED = 60;

        /** Whether nothing was written. */
        boolean isNothing() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /** So much of the first line as a sentence can bear. */
        private String beginning() {
            String line = text.lines().findFirst().orElse("");
            int end = line.offsetByCodePoints(0, Math.min(QUOTED, line.codePointCount(0, line.length())));
            return end < text.length() ? line.substring(0, end) + "..." : text;
        }

        @Override
        public String noun() {
            return isNothing() ? "nothing" : "'" + beginning() + "'";
        }

        @Override
        public Leaf copy() {
            return this;
        }
    }

    /** Keys with their values, in order. */
    final class Mapping implements Tree {

        /** A key's place and its value. */
        record Entry(Place key, Tree value) {}

        private Place place;
        private Map<String, Entry> entries = new LinkedHashMap<>();
        private final Set<String> unknown = new HashSet<>();

        Mapping(Place place) {
            this.place = place;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public String noun() {
            return "a mapping";
        }

        /** Where it stands, when that is known better than at its beginning. */
        void standsAt(Place whole) {
            place = whole;
        }

        /** Takes note of a key that has no meaning here. */
        void isUnknown(String key) {
            unknown.add(key);
        }

        /** Whether a key that is missing seems to be here, misspelt. */
        boolean isMisspelt(String key) {
            return unknown.stream()
                    .anyMatch(word -> word.startsWith(key)
                            || Nearest.to(word, ImmutableList.of(key)).isPresent());
        }

        Map<String, Entry> entries() {
            return entries;
        }

        Optional<Tree> value(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The text of a key's value, if it is one. */
        Optional<String> text(String key) {
            return value(key).filter(Leaf.class::isInstance).map(leaf -> ((Leaf) leaf).text());
        }

        /** The place of a key, or that of the mapping if the key is not there. */
        Place keyPlace(String key) {
            Entry entry = entries.get(key);
            return entry == null ? place : entry.key();
        }

        /** The place of a key's value, or that of the mapping if the key is not there. */
        Place valuePlace(String key) {
            return value(key).map(Tree::place).orElse(place);
        }

        void put(String key, Place keyPlace, Tree value) {
            entries.put(key, new Entry(keyPlace, value));
        }

        void remove(String key) {
            entries.remove(key);
        }

        /** Puts these keys first, in this order. */
        void sort(List<String> keys) {
            Map<String, Entry> sorted = new LinkedHashMap<>();
            for (String key : keys) {
                Entry entry = entries.get(key);
                if (entry != null) {
                    sorted.put(key, entry);
                }
            }
            entries.forEach(sorted::putIfAbsent);
            entries = sorted;
        }

        /** Puts what another mapping says in place of what this one says; mappings in both are united. */
        void putAll(Mapping other) {
            other.entries.forEach((key, entry) -> {
                Optional<Tree> mine = value(key);
                if (entry.value() instanceof Leaf leaf && leaf.isNothing()) {
                    remove(key);
                } else if (mine.isPresent()
                        && mine.get() instanceof Mapping both
                        && entry.value() instanceof Mapping more) {
                    both.putAll(more);
                    put(key, entry.key(), both);
                } else {
                    put(key, entry.key(), entry.value());
                }
            });
        }

        @Override
        public Mapping copy() {
            Mapping copy = new Mapping(place);
            entries.forEach(
                    (key, entry) -> copy.put(key, entry.key(), entry.value().copy()));
            return copy;
        }
    }

    /** Values in order. */
    final class Listing implements Tree {

        private Place place;
        private final List<Tree> items = new ArrayList<>();

        Listing(Place place) {
            this.place = place;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public String noun() {
            return "a list";
        }

        /** Where it stands, when that is known better than at its beginning. */
        void standsAt(Place whole) {
            place = whole;
        }

        List<Tree> items() {
            return items;
        }

        @Override
        public Listing copy() {
            Listing copy = new Listing(place);
            items.forEach(item -> copy.items.add(item.copy()));
            return copy;
        }
    }
}
