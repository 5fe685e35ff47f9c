package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.network.Link;

/**
 * What lies between the nodes.
 *
 * @param base every link, where no rule says otherwise
 * @param rules what is different on some links; later rules win, field by field
 * @param codec whether messages go through bytes
 */
public record NetworkPlan(Link base, ImmutableList<LinkRule> rules, Codec codec) {

    /** Whether messages go through bytes. */
    public enum Codec {
        /** Nodes that share a wire exchange the records themselves. */
        OBJECTS,
        /** Every message is encoded and decoded, as on a real network. */
        ALWAYS
    }
}
