package dsim.live;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a node waits on its streams. What they end ends as {@link dsim.actor.Gone#TIMED_OUT}.
 *
 * @param connect for a conversation to be open, from the first message on; looking up a host's name is part of it
 * @param read for the next sign of a peer to which something was sent; empty: as long as it takes
 * @param idle for a sign of life in either direction; empty: as long as it takes
 * @param linger for the rest of a conversation that one side has ended: for an answer of this node after its peer has ended
 *     its side, and for the end of the peer after this node has ended its side
 */
public record Deadlines(Duration connect, Optional<Duration> read, Optional<Duration> idle, Duration linger) {

    /** Five seconds to connect, no limit to read, ten minutes idle, ten seconds to linger. */
    public static final Deadlines DEFAULT = new Deadlines(
            Duration.ofSeconds(5), Optional.empty(), Optional.of(Duration.ofMinutes(10)), Duration.ofSeconds(10));

    /** Refuses deadlines that are not at least a millisecond. */
    public Deadlines {
        require("connect", connect);
        read.ifPresent(each -> require("read", each));
        idle.ifPresent(each -> require("idle", each));
        require("linger", linger);
    }

    private static void require(String name, Duration deadline) {
        if (deadline.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("the deadline '" + name + "' is at least 1 ms, not " + deadline);
        }
    }

    /** The same with another time to connect. */
    public Deadlines withConnect(Duration deadline) {
        return new Deadlines(deadline, read, idle, linger);
    }

    /** The same with a time for the next sign of a peer. */
    public Deadlines withRead(Duration deadline) {
        return new Deadlines(connect, Optional.of(deadline), idle, linger);
    }

    /** The same with a time for a sign of life in either direction. */
    public Deadlines withIdle(Duration deadline) {
        return new Deadlines(connect, read, Optional.of(deadline), linger);
    }

    /** The same with another time for the rest of a conversation. */
    public Deadlines withLinger(Duration deadline) {
        return new Deadlines(connect, read, idle, deadline);
    }
}
