package dsim.network;

import com.google.common.collect.ImmutableList;

/** Directed pairs of different nodes: the links that a rule or a disturbance is about. */
public sealed interface Pairs {

    /** Whether what goes from one node to the other is meant. Never true of a node and itself. */
    boolean contains(int from, int to);

    /** The sets that decide: nodes that are in the same of them are in the same pairs. */
    ImmutableList<NodeSet> sets();

    /** What goes from one set to another, and not back. */
    static Pairs oneWay(NodeSet from, NodeSet to) {
        return new OneWay(from, to);
    }

    /** What goes between two sets, both ways. */
    static Pairs between(NodeSet some, NodeSet others) {
        return new Between(some, others);
    }

    /** What goes between nodes of one set. */
    static Pairs within(NodeSet nodes) {
        return between(nodes, nodes);
    }

    /**
     * What goes from any block to another: a partition. Nodes in no block reach all, and all reach them.
     *
     * @param blocks two or more, without a common node
     * @throws IllegalArgumentException if that is not so
     */
    static Pairs across(ImmutableList<NodeSet> blocks) {
        return new Across(blocks);
    }

    /** Names the pairs: different text for different pairs. The draws of a disturbance hang on it. */
    @Override
    String toString();

    /** One way. */
    record OneWay(NodeSet from, NodeSet to) implements Pairs {

        @Override
        public boolean contains(int sender, int receiver) {
            return sender != receiver && from.contains(sender) && to.contains(receiver);
        }

        @Override
        public ImmutableList<NodeSet> sets() {
            return ImmutableList.of(from, to);
        }

        @Override
        public String toString() {
            return "from " + from + " to " + to;
        }
    }

    /** Both ways. */
    record Between(NodeSet some, NodeSet others) implements Pairs {

        @Override
        public boolean contains(int from, int to) {
            return from != to
                    && (some.contains(from) && others.contains(to) || some.contains(to) && others.contains(from));
        }

        @Override
        public ImmutableList<NodeSet> sets() {
            return ImmutableList.of(some, others);
        }

        @Override
        public String toString() {
            return "between " + some + " and " + others;
        }
    }

    /** From block to block. */
    record Across(ImmutableList<NodeSet> blocks) implements Pairs {

        /** Checks that it is a partition. */
        public Across {
            if (blocks.size() < 2) {
                throw new IllegalArgumentException("a partition has at least 2 blocks, not " + blocks.size());
            }
            for (int i = 0; i < blocks.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (blocks.get(i).meets(blocks.get(j))) {
                        throw new IllegalArgumentException("a partition's blocks have no common node, not "
                                + blocks.get(j) + " and " + blocks.get(i));
                    }
                }
            }
        }

        @Override
        public boolean contains(int from, int to) {
            int here = blockOf(from);
            int there = blockOf(to);
            return here != there && here >= 0 && there >= 0;
        }

        private int blockOf(int node) {
            int block = blocks.size() - 1;
            while (block >= 0 && !blocks.get(block).contains(node)) {
                block--;
            }
            return block;
        }

        @Override
        public ImmutableList<NodeSet> sets() {
            return blocks;
        }

        @Override
        public String toString() {
            return "across " + blocks;
        }
    }
}
