package dsim.wire;

import dsim.actor.Address;
import java.util.Optional;

/**
 * What came in.
 *
 * @param from where the sender can be reached, on wires whose frames say it
 * @param message what was said
 * @param <M> the messages
 */
public record Received<M>(Optional<Address> from, M message) {}
