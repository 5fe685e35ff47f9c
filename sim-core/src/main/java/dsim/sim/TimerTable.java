package dsim.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The timers of one node. A few are in a row that is searched through; many get an index. */
final class TimerTable {

    private static final int FEW = 8;

    private @Nullable Alarm first;
    private int size;
    private @Nullable Map<Object, Alarm> index;

    /** The alarm of an equal timer, if there is one. */
    @Nullable
    Alarm find(Object timer) {
        if (index != null) {
            return index.get(timer);
        }
        Alarm alarm = first;
        while (alarm != null && alarm.timer != timer && !alarm.timer.equals(timer)) {
            alarm = alarm.next;
        }
        return alarm;
    }

    /** The alarm of an equal timer, or a new one. */
    Alarm of(Object timer) {
        Alarm known = find(timer);
        if (known != null) {
            return known;
        }
        Alarm fresh = new Alarm(timer);
        if (size == FEW && index == null) {
            index = new LinkedHashMap<>();
            for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
                index.put(alarm.timer, alarm);
            }
            first = null;
        }
        if (index != null) {
            index.put(timer, fresh);
        } else {
            fresh.next = first;
            first = fresh;
        }
        size++;
        return fresh;
    }

    /** Forgets an alarm that is there. */
    void remove(Alarm alarm) {
        size--;
        if (index != null) {
            index.remove(alarm.timer);
            if (size == 0) {
                index = null;
            }
        } else if (first == alarm) {
            first = alarm.next;
        } else {
            Alarm before = first;
            while (before != null && before.next != alarm) {
                before = before.next;
            }
            if (before != null) {
                before.next = alarm.next;
            }
        }
    }

    /** The events of all alarms mean nothing any more. */
    void silence() {
        for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
            alarm.slot = Alarm.NO_SLOT;
        }
        if (index != null) {
            index.values().forEach(alarm -> alarm.slot = Alarm.NO_SLOT);
        }
    }

    /** Reads a little of each alarm in the row, which brings it near. The result says nothing. */
    long touch() {
        long read = 0;
        for (Alarm alarm = first; alarm != null; alarm = alarm.next) {
            read += alarm.due;
        }
        return read;
    }
}
