package dsim.scenarios;

/**
 * A stretch of a line of an {@link Origin}.
 *
 * @param origin the text
 * @param opening the line, from 1, on which the outermost bracket around it opens; {@code line} if there is none
 * @param line from 1
 * @param column in characters, from 1
 * @param length in characters, at least 1
 */
public record Place(Origin origin, int opening, int line, int column, int length) {

    /** The first characters of a text. */
    static Place beginningOf(Origin origin) {
        return new Place(origin, 1, 1, 1, 1);
    }

    /** Whether all of it lies in another place. */
    boolean isWithin(Place other) {
        return origin == other.origin
                && line == other.line
                && column >= other.column
                && column + length <= other.column + other.length;
    }

    /** What a reader needs to find it, such as {@code base.yaml:4}, {@code --set seed=7} or {@code default}. */
    @Override
    public String toString() {
        return switch (origin.kind()) {
            case FILE -> origin.name() + ":" + line;
            case ENVIRONMENT, COMMAND_LINE -> origin.line(1);
            case JAVA, DEFAULT -> origin.name();
        };
    }
}
