package dsim.scenarios;

import java.util.Optional;

/**
 * One key of a scenario, declared once: what reads it, what names it in suggestions, lists and the schema, and what fills
 * it in where it is not given.
 *
 * @param name as it is written, such as {@code answer-within}
 * @param kind how its value is written
 * @param byDefault its value where it is not given, as it would be written; empty: there is none
 * @param doc what it says, in one line
 */
public record Field<T>(String name, Kind<T> kind, Optional<String> byDefault, String doc) {

    /** A key with a default. */
    public static <T> Field<T> of(String name, Kind<T> kind, String byDefault, String doc) {
        return new Field<>(name, kind, Optional.of(byDefault), doc);
    }

    /** A key that has to be given, unless its kind is one of {@link Kinds#maybe}. */
    public static <T> Field<T> of(String name, Kind<T> kind, String doc) {
        return new Field<>(name, kind, Optional.empty(), doc);
    }
}
