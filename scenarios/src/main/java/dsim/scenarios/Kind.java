package dsim.scenarios;

/**
 * How a value is written in a scenario, and what it becomes. {@link Kinds} has them all.
 *
 * @param <T> what it becomes
 */
public abstract class Kind<T> {

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    /** What it is called in messages and lists, such as {@code duration}. */
    public final String name() {
        return name;
    }
}
