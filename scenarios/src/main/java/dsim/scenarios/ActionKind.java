package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;

/**
 * Something that clients can do at a node.
 *
 * @param name the word behind {@code do:}
 * @param doc what it does, in one line
 * @param arguments the further keys
 * @param message what the node is told
 */
public record ActionKind<M>(String name, String doc, ImmutableList<Field<?>> arguments, Function<Values, M> message) {}
