package dsim.network;

import static dsim.network.Bandwidth.FULL;

import dsim.network.Loss.Bursts;
import dsim.random.Draws;
import dsim.random.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The network between nodes 0 to n-1. It answers one question, {@link #route}: when do the copies of a message arrive?
 *
 * <p>A message goes out by its sender's uplink and by the line of its pair, where it may have to wait; it is cut or lost, or
 * it is not; it is under way for the link's latency; it comes in by its receiver's downlink. What is cut or lost has used
 * the lines by which it went out. A second copy comes into being on the way: it has a latency of its own, and of the lines
 * it uses the downlink only.
 *
 * <p>Whatever is drawn for a message hangs on the network's key, the message's identity and the question (is it lost? for
 * how long under way?), and on nothing else. So a message has the same fate whatever else is sent and whatever disturbs
 * others, except where messages have to do with each other: in queues, in fifo order and in bursts of loss.
 *
 * <p>Not thread safe.
 */
public final class Network {

    /** A message of a node to itself takes 1 us and keeps its order; it is never lost, cut, doubled or slowed. */
    private static final Path LOOPBACK = new Path(Link.of(Latency.constant(Duration.ofNanos(1_000))));

    private final int nodes;
    private final LinkTable paths;
    private final boolean limitsSending;
    private final Uplink[] uplinks;
    private final Downlink[] downlinks;

    private final Key bursts;
    private final Key losses;
    private final Key duplicates;
    private final Key latencies;
    private final Key secondLatencies;
    private final Disturbances disturbances;

    private boolean isDisturbed;

    /** When the line of a pair is free again. */
    private final PairMap lineFree = new PairMap();

    /** When the last message of a pair in fifo order arrives. */
    private final PairMap lastArrival = new PairMap();

    /** Whether a pair was in a burst of loss at its last message: 1, else 0. */
    private final PairMap inBurst = new PairMap();

    private Network(Builder plan, Key key) {
        this.nodes = plan.nodes;
        this.paths = new LinkTable(plan.nodes, plan.link, plan.rules);
        this.uplinks = Arrays.stream(plan.up).map(Uplink::new).toArray(Uplink[]::new);
        this.downlinks = Arrays.stream(plan.down).map(Downlink::new).toArray(Downlink[]::new);
        this.limitsSending = uplinks.length > 0 || paths.limitsBandwidth();
        this.bursts = key.with("burst");
        this.losses = key.with("loss");
        this.duplicates = key.with("duplicate");
        this.latencies = key.with("latency");
        this.secondLatencies = key.with("second latency");
        this.disturbances = new Disturbances(key.with("disturbance"));
    }

    /**
     * A network in which every pair of nodes has that link, to be changed by rules.
     *
     * @param nodes how many, not negative
     * @throws IllegalArgumentException if it is
     */
    public static Builder builder(int nodes, Link link) {
        return new Builder(nodes, link);
    }

    /** Whether {@link #route} asks how large messages are: some bandwidth is limited. */
    public boolean needsSizes() {
        return limitsSending || downlinks.length > 0;
    }

    /** The link from one node to another, with all rules applied. */
    public Link link(int from, int to) {
        return path(from, to).link;
    }

    /** No message is under way for less, in nanoseconds, unless a disturbance lasts. */
    public long leastLatency() {
        return Math.min(LOOPBACK.latency.leastNanos(), paths.leastLatency());
    }

    /** Whether a disturbance lasts. */
    public boolean isDisturbed() {
        return isDisturbed;
    }

    private Path path(int from, int to) {
        return from == to ? LOOPBACK : paths.of(from, to);
    }

    /**
     * When do the copies of a message arrive? Always later than now.
     *
     * @param from who sends
     * @param to who receives
     * @param nowNanos the true time; never less than in the call before
     * @param message names the message: 64 bits that look random, such as a keyed hash of who sends it to whom, when, and as
     *     which of several
     * @param bytes the message's size, 0 to {@link Bandwidth#MAX_BYTES}; without meaning if no bandwidth is limited
     * @param answer is filled
     * @throws IllegalArgumentException if the size matters and is out of range
     */
    public void route(int from, int to, long nowNanos, long message, int bytes, Arrivals answer) {
        Path path = path(from, to);
        answer.begin();
        long out = limitsSending && from != to ? goneOut(from, to, path.link, nowNanos, bytes) : nowNanos;
        if (out == FULL) {
            answer.drop(DropReason.QUEUE_FULL);
            return;
        }
        boolean isLost = path.bursts == null
                ? happens(path.loss, losses, message)
                : isLostInBurst(from, to, path.bursts, path.loss, message);
        boolean isDoubled = happens(path.duplicate, duplicates, message);
        if (isDisturbed) {
            disturbances.judge(from, to, message, isLost, isDoubled);
            answer.touch(disturbances.first());
            if (disturbances.cuts()) {
                answer.drop(DropReason.CUT);
                return;
            }
            isLost |= disturbances.loses();
            isDoubled |= disturbances.doubles();
        }
        if (isLost) {
            answer.drop(DropReason.LOSS);
            return;
        }
        arrive(from, to, path, nowNanos, out + latency(path, latencies.answer(message)), bytes, answer);
        if (isDoubled) {
            arrive(from, to, path, nowNanos, out + latency(path, secondLatencies.answer(message)), bytes, answer);
        }
    }

    /** When a message has gone out by the uplink and the line of the pair, or {@link Bandwidth#FULL}. */
    private long goneOut(int from, int to, Link link, long now, int bytes) {
        long out = uplinks.length == 0 ? now : uplinks[from].gone(now, bytes);
        if (out == FULL || !link.bandwidth().isLimited()) {
            return out;
        }
        int slot = lineFree.slot(from, to, now);
        long gone = link.bandwidth().gone(out, lineFree.value(slot), bytes);
        if (gone != FULL) {
            lineFree.set(slot, gone);
        }
        return gone;
    }

    private boolean isLostInBurst(int from, int to, Bursts loss, long lossBad, long message) {
        int slot = inBurst.slot(from, to, Long.MIN_VALUE);
        long before = inBurst.value(slot);
        double unit = Draws.unit(bursts.answer(message));
        boolean isBad = before == PairMap.NOTHING ? unit < loss.shareBad() : loss.isBad(before == 1, unit);
        inBurst.set(slot, isBad ? 1 : 0);
        return isBad && happens(lossBad, losses, message);
    }

    private static boolean happens(long limit, Key question, long message) {
        return limit > 0 && Draws.isBelow(question.answer(message), limit);
    }

    private long latency(Path path, long draw) {
        long latency = path.latency.nanos(draw);
        return isDisturbed ? disturbances.slowed(latency) : latency;
    }

    /** Adds a copy to the answer, not before an earlier one in fifo order, and by the downlink. */
    private void arrive(int from, int to, Path path, long now, long at, int bytes, Arrivals answer) {
        long arrival = at;
        if (path.isFifo) {
            int slot = lastArrival.slot(from, to, now);
            arrival = Math.max(at, lastArrival.value(slot) + 1);
            lastArrival.set(slot, arrival);
        }
        if (downlinks.length > 0 && from != to) {
            arrival = downlinks[to].in(arrival, now, bytes);
        }
        if (arrival == FULL) {
            answer.drop(DropReason.QUEUE_FULL);
        } else {
            answer.add(arrival);
        }
    }

    /**
     * A disturbance begins. It acts on what is sent from now on.
     *
     * @return its handle: 0, 1, 2, ... in the order of beginning
     * @throws IllegalArgumentException if it names a node that does not exist
     */
    public int begin(Disturbance disturbance) {
        check(disturbance.where(), nodes);
        isDisturbed = true;
        return disturbances.begin(disturbance);
    }

    /**
     * A disturbance ends.
     *
     * @throws IllegalArgumentException if there is none with that handle
     * @throws IllegalStateException if it has ended before
     */
    public void end(int handle) {
        disturbances.end(handle);
        isDisturbed = disturbances.any();
    }

    /**
     * How many messages a disturbance has decided, also after its end: cut, or lost, slowed or doubled where the link alone
     * would not have. A message that two of them cut counts for both.
     *
     * @throws IllegalArgumentException if there is none with that handle
     */
    public long touched(int handle) {
        return disturbances.touched(handle);
    }

    private static void check(Pairs pairs, int nodes) {
        for (NodeSet set : pairs.sets()) {
            check(set, nodes);
        }
    }

    private static void check(NodeSet set, int nodes) {
        if (set.end() > nodes) {
            throw new IllegalArgumentException(
                    "of " + nodes + " nodes the last is " + (nodes - 1) + ", not " + (set.end() - 1));
        }
    }

    /** What a network is made of. Where two settings meet, the later one wins. */
    public static final class Builder {

        private static final Bandwidth[] UNLIMITED = {};

        private final int nodes;
        private final Link link;
        private final List<LinkTable.Rule> rules = new ArrayList<>();
        private Bandwidth[] up = UNLIMITED;
        private Bandwidth[] down = UNLIMITED;

        private Builder(int nodes, Link link) {
            if (nodes < 0) {
                throw new IllegalArgumentException("a network has 0 nodes or more, not " + nodes);
            }
            this.nodes = nodes;
            this.link = link;
        }

        /**
         * Changes links, after all rules before.
         *
         * @param change what becomes of a link, such as {@code link -> link.withLoss(...)}: what it does not mention stays
         * @throws IllegalArgumentException if the pairs name a node that does not exist
         */
        public Builder rule(Pairs where, UnaryOperator<Link> change) {
            check(where, nodes);
            rules.add(new LinkTable.Rule(where, change));
            return this;
        }

        /**
         * Limits what each of some nodes sends, to all others together.
         *
         * @throws IllegalArgumentException if a node does not exist
         */
        public Builder uplink(NodeSet which, Bandwidth bandwidth) {
            up = with(up, which, bandwidth);
            return this;
        }

        /**
         * Limits what each of some nodes receives, from all others together.
         *
         * @throws IllegalArgumentException if a node does not exist
         */
        public Builder downlink(NodeSet which, Bandwidth bandwidth) {
            down = with(down, which, bandwidth);
            return this;
        }

        private Bandwidth[] with(Bandwidth[] lines, NodeSet which, Bandwidth bandwidth) {
            check(which, nodes);
            Bandwidth[] changed = lines;
            if (lines.length == 0) {
                changed = new Bandwidth[nodes];
                Arrays.fill(changed, Bandwidth.unlimited());
            }
            for (int node = 0; node < nodes; node++) {
                changed[node] = which.contains(node) ? bandwidth : changed[node];
            }
            return changed;
        }

        /**
         * The network.
         *
         * @param key what all its chance hangs on
         * @throws IllegalArgumentException if the rules divide the nodes into more than 4096 kinds
         */
        public Network build(Key key) {
            return new Network(this, key);
        }
    }
}
