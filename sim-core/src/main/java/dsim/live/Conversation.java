package dsim.live;

import dsim.actor.Address;
import dsim.wire.Codec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One side of a stream: whom it is with, its codec, and what came in of a message that is not whole yet. */
final class Conversation {

    private static final byte[] NOTHING = {};

    /** How far it has come. */
    enum State {
        /** Both sides may speak. */
        OPEN,
        /** The other side has ended, and may still wait for an answer. */
        HALF_CLOSED,
        /** This side has ended; nothing is told of it any more. */
        OVER
    }

    final int number;
    final boolean isAccepted;
    final Codec<Object> codec;

    /** Where the peer's socket is; for one that this side opens, whom it was opened to. */
    final Address socket;

    /** By what the actor knows the peer. */
    Address peer;

    /** Under what sends find it. */
    Address listedAs;

    State state = State.OPEN;
    boolean isHeard;

    /** Something was sent after the other side had ended: it may have gone away altogether. */
    boolean isAnsweredLate;

    private @Nullable Outlet outlet;
    private byte[] rest = NOTHING;
    private int restFrom;
    private int restTo;
    private boolean isOfRest;

    Conversation(int number, boolean isAccepted, Address socket, Codec<Object> codec) {
        this.number = number;
        this.isAccepted = isAccepted;
        this.socket = socket;
        this.peer = socket;
        this.listedAs = socket;
        this.codec = codec;
    }

    void goesOutBy(Outlet way) {
        outlet = way;
    }

    Outlet outlet() {
        Outlet present = outlet;
        if (present == null) {
            throw new AssertionError("a conversation without a way out: " + peer);
        }
        return present;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /** What was left, and then these bytes; to be given back to {@link #keep}. */
    ByteBuffer joined(ByteBuffer more) {
        isOfRest = restFrom < restTo;
        if (!isOfRest) {
            return more;
        }
        reserve(more.remaining());
        int added = more.remaining();
        more.get(rest, restTo, added);
        restTo += added;
        return ByteBuffer.wrap(rest, restFrom, restTo - restFrom).slice();
    }

    private void reserve(int more) {
        int size = restTo - restFrom;
        if (restTo + more > rest.length) {
            byte[] target = size + more > rest.length ? new byte[Math.max(2 * rest.length, size + more)] : rest;
            System.arraycopy(rest, restFrom, target, 0, size);
            rest = target;
            restFrom = 0;
            restTo = size;
        }
    }

    /** Keeps what was not read. */
    void keep(ByteBuffer left) {
        if (isOfRest) {
            restFrom = restTo - left.remaining();
        } else {
            restTo = left.remaining();
            restFrom = 0;
            rest = restTo > rest.length ? new byte[restTo] : rest;
            left.get(rest, 0, restTo);
        }
        if (restFrom == restTo && rest.length > 1 << 16) {
            rest = NOTHING;
            restFrom = 0;
            restTo = 0;
        }
    }

    /** How many bytes wait for more. */
    int waiting() {
        return restTo - restFrom;
    }

    /** The bytes that wait for more. */
    byte[] unread() {
        return Arrays.copyOfRange(rest, restFrom, restTo);
    }
}
