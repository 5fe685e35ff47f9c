package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.network.Link;
import dsim.sim.Bytes;

/**
 * What lies between the nodes.
 *
 * @param base every link, where no rule says otherwise
 * @param rules what is different on some links; later rules win, field by field
 * @param bytes whether messages travel as bytes
 */
public record NetworkPlan(Link base, ImmutableList<LinkRule> rules, Bytes bytes) {}
