package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.trace.TraceSink;
import java.util.function.Supplier;

/**
 * A role that nodes have for a while, such as {@code leader}.
 *
 * @param name as it is written in a selector
 * @param doc who has it, in one line
 * @param holders makes a new follower for each run
 */
public record RoleKind(String name, String doc, Supplier<Holders> holders) {

    /** Follows a run and knows who has the role. */
    public interface Holders extends TraceSink {

        /** Who has it now, in a fixed order. */
        ImmutableList<Address> now();
    }
}
