package dsim.network;

import dsim.network.Disturbance.Doubling;
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

        boolean concerns(Class<? extends Disturbance> kind, int from, int to) {
            return what.getClass() == kind && what.where().contains(from, to);
        }

        boolean happens(long message) {
            return Draws.unit(key.at(message)) < what.probability();
        }
    }

    int begin(Disturbance what) {
        Begun begun = new Begun(all.size(), what, keyOf(what));
        all.add(begun);
        lasting.add(begun);
        return begun.handle;
    }

    /**
     * Hangs on what the disturbance is, not on how many others there are, nor on its probability: taking another away moves
     * no draw, and a higher probability touches the same messages and more. Two alike that overlap draw apart.
     */
    private Key keyOf(Disturbance what) {
        int alike = 0;
        for (Begun other : lasting) {
            if (other.what.getClass() == what.getClass() && other.what.where().equals(what.where())) {
                alike++;
            }
        }
        return key.with(what instanceof Doubling ? "doubling" : "other")
                .with(what.where().toString())
                .with(alike);
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

    /** Counts a message for each disturbance of a kind that decides it; the first of these, or none. */
    int touch(Class<? extends Disturbance> kind, int from, int to, long message) {
        int first = NONE;
        for (int i = 0; i < lasting.size(); i++) {
            Begun one = lasting.get(i);
            if (one.concerns(kind, from, to) && one.happens(message)) {
                one.touched++;
                first = first == NONE ? one.handle : first;
            }
        }
        return first;
    }

    /** What becomes of a latency. */
    long slowed(int from, int to, long latencyNanos) {
        double factor = 1;
        double addedNanos = 0;
        for (int i = 0; i < lasting.size(); i++) {
            Begun one = lasting.get(i);
            if (one.concerns(Slowing.class, from, to) && one.what instanceof Slowing slowing) {
                factor *= slowing.factor();
                addedNanos += slowing.added().toNanos();
            }
        }
        return Latency.bounded(latencyNanos * factor + addedNanos);
    }
}
