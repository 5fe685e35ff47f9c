package dsim.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The wanted length of a day is 64 mean gaps, or 4 mean lifetimes of an event over the days of a year. */
class PaceTest {

    private static final int SHIFT = 20;
    private static final long DAY = 1L << SHIFT;

    private final Pace pace = new Pace();

    private void days(int number, int events, int ties) {
        for (int i = 0; i < number; i++) {
            pace.dayOpened(events, ties);
        }
    }

    @Test
    void keepsDaysThatAreAboutRight() {
        days(100, 64, 0);
        assertEquals(SHIFT, pace.dayShift(100 * DAY, 1_000, SHIFT));

        days(100, 120, 0);
        assertEquals(SHIFT, pace.dayShift(200 * DAY, 1_000, SHIFT), "92 events a day");
    }

    @Test
    void shortensDaysThatAreTooFull() {
        days(100, 64 * 8, 0);

        assertEquals(SHIFT - 3, pace.dayShift(100 * DAY, 1_000, SHIFT));
    }

    @Test
    void lengthensDaysThatAreTooEmpty() {
        days(1_000, 4, 0);

        assertEquals(SHIFT + 4, pace.dayShift(1_000 * DAY, 1_000, SHIFT));
    }

    @Test
    void takesLongerDaysWhenThereWouldBeMoreThanAThousand() {
        days(100, 64, 0);

        assertEquals(10, Pace.daysBits(1 << 20));
        assertEquals(SHIFT + 6, pace.dayShift(100 * DAY, 1 << 20, SHIFT), "4 x 2^20 events over 2^10 days");
    }

    @Test
    void doesNotCountIdleTimeBetweenBursts() {
        days(100, 64 * 8, 0);

        assertEquals(SHIFT - 3, pace.dayShift(1_000_000 * DAY, 1_000, SHIFT));
    }

    @Test
    void doesNotShortenDaysForEventsOfOneInstant() {
        days(100, 6_400, 6_399);

        assertEquals(SHIFT, pace.dayShift(100 * 100 * DAY, 1_000, SHIFT), "each 100th day has any events, all at once");
    }

    @Test
    void staysWithinWhatAnEntryHolds() {
        days(2_000, 1, 0);
        assertEquals(Entry.OFFSET_BITS - 6, pace.dayShift(Long.MAX_VALUE / 2, 0, Entry.OFFSET_BITS - 7));

        days(100, 100_000, 0);
        assertEquals(0, pace.dayShift(100, 0, 1));
    }

    @Test
    void saysNothingBeforeItKnows() {
        days(1, 200, 0);
        assertEquals(SHIFT, pace.dayShift(DAY, 1_000, SHIFT));

        days(1, 200, 0);
        assertEquals(SHIFT, pace.dayShift(0, 1_000, SHIFT), "no time has passed");
    }

    @Test
    void waitsLongerAndLongerUnlessTheSizeChanges() {
        days(1, 1_023, 0);
        assertFalse(pace.isEpochOver(0));
        days(1, 1, 0);
        assertTrue(pace.isEpochOver(0));

        pace.beginEpoch(0, 0, 0, false);
        days(1, 2_047, 0);
        assertFalse(pace.isEpochOver(0));

        pace.beginEpoch(0, 80_000, 0, true);
        days(1, 9_999, 0);
        assertFalse(pace.isEpochOver(80_000));
        pace.addedLate(false);
        assertTrue(pace.isEpochOver(80_000));
    }

    @Test
    void losesPatienceWhenManyAdditionsAreCostly() {
        for (int i = 0; i < 1_999; i++) {
            pace.spilled();
        }
        assertFalse(pace.isEpochOver(4_000));

        pace.spilled();
        assertTrue(pace.isEpochOver(4_000));
    }
}
