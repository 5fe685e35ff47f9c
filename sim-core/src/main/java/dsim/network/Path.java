package dsim.network;

import dsim.network.Loss.Bursts;
import dsim.random.Draws;
import org.jspecify.annotations.Nullable;

/** A link as each message needs it: probabilities as {@linkplain Draws#limit limits}, kinds as questions that are answered. */
final class Path {

    final Link link;
    final Latency latency;
    final boolean isFifo;

    /** The limit of doubling; 0 if nothing is doubled. */
    final long duplicate;

    /** The limit of loss, with bursts of that inside a burst; 0 if nothing is lost. */
    final long loss;

    /** Null if messages are lost each alike. */
    final @Nullable Bursts bursts;

    Path(Link link) {
        this.link = link;
        this.latency = link.latency();
        this.isFifo = link.order() == Order.FIFO;
        this.duplicate = Draws.limit(link.duplicate());
        this.bursts = link.loss() instanceof Bursts some ? some : null;
        this.loss = Draws.limit(bursts == null ? link.loss().share() : bursts.lossBad());
    }
}
