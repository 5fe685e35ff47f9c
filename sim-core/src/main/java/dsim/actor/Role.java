package dsim.actor;

/**
 * Makes a node's actor: once per start, and again after every crash.
 *
 * @param <M> the messages of the algorithm
 * @param <T> the timers of the algorithm
 */
@FunctionalInterface
public interface Role<M, T> {

    /** The actor of a node that comes up. It may keep the context; it must not use it before {@link Actor#onStart()}. */
    Actor<M, T> play(Context<M, T> context);
}
