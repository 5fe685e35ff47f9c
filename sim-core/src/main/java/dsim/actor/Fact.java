package dsim.actor;

/**
 * An observation that an actor tells, such as "I lead now". Implemented by records only. Metrics and checks read facts and
 * host events, never an actor's fields, so that they work on a recorded or live trace as well.
 */
public interface Fact {}
