package dsim.scenarios;

import dsim.fault.Target;

/**
 * The directed links from some nodes to others.
 *
 * @param from the senders
 * @param to the receivers
 * @param bothWays whether the way back is meant as well
 */
public record Route(Target from, Target to, boolean bothWays) {}
