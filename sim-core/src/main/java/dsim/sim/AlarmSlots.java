package dsim.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that have an event in the queue, by its slot. An alarm knows all that its event needs, so this takes 4 bytes an
 * event. The slots are others than those in {@link EventSlots}: a slot tells by itself what it is of.
 */
final class AlarmSlots {

    /** The least slot of an alarm; those of other events are below. As many are possible of either. */
    static final int FIRST = EventQueue.SLOT_MAX / 2 + 1;

    private static final int FIRST_SIZE = 64;

    private @Nullable Alarm[] alarms = new Alarm[FIRST_SIZE];
    private int used;

    /** The last freed one is used first. */
    private int[] free = new int[FIRST_SIZE];

    private int freed;

    static boolean isOfAlarm(int slot) {
        return slot >= FIRST;
    }

    /** A slot for an event of this alarm. */
    int take(Alarm alarm) {
        int index = freed > 0 ? free[--freed] : used++;
        if (index == alarms.length) {
            alarms = Arrays.copyOf(alarms, index + (index >> 1));
        }
        alarms[index] = alarm;
        return FIRST + index;
    }

    void release(int slot) {
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed + (freed >> 1));
        }
        alarms[slot - FIRST] = null;
        free[freed++] = slot - FIRST;
    }

    Alarm alarm(int slot) {
        Alarm alarm = alarms[slot - FIRST];
        if (alarm == null) {
            throw new AssertionError("no alarm has slot " + slot);
        }
        return alarm;
    }
}
