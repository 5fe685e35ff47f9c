package dsim.network;

import dsim.network.Disturbance.Cut;
import dsim.network.Disturbance.Doubling;
import dsim.network.Disturbance.Losing;
import dsim.network.Disturbance.Slowing;
import dsim.random.Draws;
import dsim.random.Key;
import java.util.ArrayList;
import java.util.List;

/** The disturbances of one network: those that last, and how many messages each has decided. */
final class Disturbances {

    private static final int NONE = Arrivals.NO_DISTURBANCE;

    private final Key key;
    private final List<Begun> all = new ArrayList<>();
    private final List<Begun> lasting = new ArrayList<>();

    private int first;
    private boolean cuts;
    private boolean loses;
    private boolean doubles;
    private double factor;
    private double addedNanos;

    Disturbances(Key key) {
        this.key = key;
    }

    private static final class Begun {

        private final int handle;
        private final Disturbance what;
        private final Key key;
        private long touched;

        Begun(int handle, Disturbance what, Key key) {
            this.handle = handle;
            this.what = what;
            this.key = key;
        }

        boolean happens(long message) {
            return Draws.unit(key.answer(message)) < what.probability();
        }
    }

    int begin(Disturbance what) {
        Begun begun = new Begun(all.size(), what, keyOf(what));
        all.add(begun);
        lasting.add(begun);
        return begun.handle;
    }

    /**
     * Hangs on what the disturbance is, not on how many there were before, nor on its probability: taking another away moves
     * no draw, and a higher probability touches the same messages and more. Two alike that overlap draw apart.
     */
    private Key keyOf(Disturbance what) {
        String kind = what instanceof Losing ? "losing" : what instanceof Doubling ? "doubling" : "certain";
        Key alike = key.with(kind).with(what.where().toString());
        int ordinal = 0;
        while (isTaken(alike.with(ordinal))) {
            ordinal++;
        }
        return alike.with(ordinal);
    }

    private boolean isTaken(Key one) {
        return lasting.stream().anyMatch(other -> other.key.equals(one));
    }

    void end(int handle) {
        if (!lasting.remove(begun(handle))) {
            throw new IllegalStateException("disturbance " + handle + " has ended before");
        }
    }

    long touched(int handle) {
        return begun(handle).touched;
    }

    private Begun begun(int handle) {
        if (handle < 0 || handle >= all.size()) {
            throw new IllegalArgumentException(
                    "the handle of a disturbance is what its beginning returned, not " + handle);
        }
        return all.get(handle);
    }

    /** Whether one lasts. */
    boolean any() {
        return !lasting.isEmpty();
    }

    /**
     * Decides on a message, counts it for each disturbance that decided something, and keeps the verdict.
     *
     * @param isLost whether the link alone loses it
     * @param isDoubled whether the link alone doubles it
     */
    void judge(int from, int to, long message, boolean isLost, boolean isDoubled) {
        first = NONE;
        factor = 1;
        addedNanos = 0;
        cuts = touch(Cut.class, from, to, message);
        loses = !cuts && !isLost && touch(Losing.class, from, to, message);
        doubles = false;
        if (!cuts && !isLost && !loses) {
            doubles = !isDoubled && touch(Doubling.class, from, to, message);
            touch(Slowing.class, from, to, message);
        }
    }

    private boolean touch(Class<? extends Disturbance> kind, int from, int to, long message) {
        boolean touches = false;
        for (int i = 0; i < lasting.size(); i++) {
            Begun one = lasting.get(i);
            if (one.what.getClass() == kind && one.what.where().contains(from, to) && one.happens(message)) {
                touches = true;
                first = first == NONE ? one.handle : first;
                one.touched++;
                if (one.what instanceof Slowing slowing) {
                    factor *= slowing.factor();
                    addedNanos += slowing.added().toNanos();
                }
            }
        }
        return touches;
    }

    /** The first disturbance that decided something about the message just judged, or none. */
    int first() {
        return first;
    }

    /** Whether the message just judged is cut. */
    boolean cuts() {
        return cuts;
    }

    /** Whether the message just judged is lost by a disturbance. */
    boolean loses() {
        return loses;
    }

    /** Whether the message just judged is doubled by a disturbance. */
    boolean doubles() {
        return doubles;
    }

    /** What becomes of a latency of the message just judged. */
    long slowed(long latencyNanos) {
        return Latency.bounded(latencyNanos * factor + addedNanos);
    }
}
