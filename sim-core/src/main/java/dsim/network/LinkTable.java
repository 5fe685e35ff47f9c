package dsim.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The link of every pair of nodes, with all rules applied. Nodes that are in the same sets of all rules are of one class;
 * one link is kept for each pair of classes.
 */
final class LinkTable {

    /** More would need too much memory: these take a table of 64 MiB. */
    static final int CLASSES_MAX = 4096;

    /** Changes the links of some pairs. */
    record Rule(Pairs where, UnaryOperator<Link> change) {}

    private final short[] classOf;
    private final int classes;
    private final Path[] paths;

    /**
     * Applies rules to a link, in their order.
     *
     * @throws IllegalArgumentException if the rules divide the nodes into more than {@link #CLASSES_MAX} classes
     */
    LinkTable(int nodes, Link link, List<Rule> rules) {
        classOf = new short[nodes];
        int[] sizes = new int[CLASSES_MAX];
        sizes[0] = nodes;
        int count = 1;
        for (Rule rule : rules) {
            for (NodeSet set : rule.where().sets()) {
                count = divide(sizes, count, set);
            }
        }
        classes = count;
        Link[] links = new Link[classes * classes];
        Arrays.fill(links, link);
        apply(rules, links);
        Map<Link, Path> known = new HashMap<>();
        paths = Arrays.stream(links)
                .map(one -> known.computeIfAbsent(one, Path::new))
                .toArray(Path[]::new);
    }

    /** The link from one node to another. */
    Path of(int from, int to) {
        return classes == 1 ? paths[0] : paths[classOf[from] * classes + classOf[to]];
    }

    /** Whether a link limits bandwidth. */
    boolean limitsBandwidth() {
        return Arrays.stream(paths).anyMatch(path -> path.link.bandwidth().isLimited());
    }

    /** The least of all latencies, in nanoseconds; the longest there is if there are no nodes. */
    long leastLatency() {
        return Arrays.stream(paths)
                .mapToLong(path -> path.latency.leastNanos())
                .min()
                .orElse(Latency.MAX_NANOS);
    }

    /** Divides each class that is partly in a set; returns how many classes there are then. */
    private int divide(int[] sizes, int count, NodeSet set) {
        int[] inside = new int[count];
        set.forEach(node -> inside[classOf[node]]++);
        short[] becomes = new short[count];
        int next = count;
        for (int one = 0; one < count; one++) {
            boolean isDivided = inside[one] > 0 && inside[one] < sizes[one];
            if (isDivided && next == CLASSES_MAX) {
                throw new IllegalArgumentException(
                        "link rules divide the nodes into at most " + CLASSES_MAX + " kinds, not more");
            } else if (isDivided) {
                sizes[one] -= inside[one];
                sizes[next] = inside[one];
            }
            becomes[one] = (short) (isDivided ? next++ : one);
        }
        set.forEach(node -> classOf[node] = becomes[classOf[node]]);
        return next;
    }

    private void apply(List<Rule> rules, Link[] links) {
        int[] first = new int[classes];
        int[] last = new int[classes];
        for (int node = classOf.length - 1; node >= 0; node--) {
            first[classOf[node]] = node;
        }
        for (int node = 0; node < classOf.length; node++) {
            last[classOf[node]] = node;
        }
        for (Rule rule : rules) {
            Map<Link, Link> changed = new HashMap<>();
            int[] concerned = concerned(rule.where());
            for (int from : concerned) {
                for (int to : concerned) {
                    // The first and the last: a class has a link to itself as soon as it has two nodes.
                    if (rule.where().contains(first[from], last[to])) {
                        links[from * classes + to] = changed.computeIfAbsent(links[from * classes + to], rule.change());
                    }
                }
            }
        }
    }

    private int[] concerned(Pairs pairs) {
        boolean[] isConcerned = new boolean[classes];
        for (NodeSet set : pairs.sets()) {
            set.forEach(node -> isConcerned[classOf[node]] = true);
        }
        return IntStream.range(0, classes).filter(one -> isConcerned[one]).toArray();
    }
}
