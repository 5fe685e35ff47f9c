package dsim.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is true of every place. */
final class Places {

    private Places() {}

    /** A place lies in its text, or right behind a line of it. */
    static void assertInside(Place place) {
        int lines = place.origin().lines();
        assertTrue(place.line() >= 1 && place.line() <= lines, place + " of " + lines + " lines");
        int columns = place.origin().columns(place.line());
        assertTrue(place.opening() >= 1 && place.opening() <= place.line(), place + " opens in " + place.opening());
        assertTrue(place.column() >= 1 && place.column() <= columns + 1, place + " at column " + place.column());
        assertTrue(
                place.length() >= 1 && place.column() + place.length() <= columns + 2,
                place + " at column " + place.column() + " with length " + place.length());
    }
}
