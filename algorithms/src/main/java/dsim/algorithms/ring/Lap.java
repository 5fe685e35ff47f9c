package dsim.algorithms.ring;

import dsim.algorithms.election.ProcessId;

/**
 * One way of a message round the ring. A starter numbers its laps: those that ask who is up are odd, those that announce the
 * leader follow each upon the one that asked.
 *
 * @param starter who sent the message on its way
 * @param number from 1; 0 for a starter that has sent none
 */
public record Lap(ProcessId starter, long number) {

    /** The lap that announces what this one found out. */
    Lap announcement() {
        return new Lap(starter, number + 1);
    }

    /** The next lap of the same starter that asks who is up. */
    Lap nextElection() {
        return new Lap(starter, (number + 1) / 2 * 2 + 1);
    }

    /** This lap, or one of the same starter with a higher number. */
    Lap notBefore(long other) {
        return new Lap(starter, Math.max(number, other));
    }
}
