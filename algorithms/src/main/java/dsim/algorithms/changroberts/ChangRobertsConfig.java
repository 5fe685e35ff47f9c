package dsim.algorithms.changroberts;

import dsim.algorithms.election.Electorate;
import dsim.algorithms.election.InitialLeader;

/**
 * What all nodes of a ring play by.
 *
 * @param electorate who stands on the ring, in its order (the last is followed by the first), and who of two wins
 * @param initialLeader whom a node takes for its leader when it comes up
 * @param electsOnStart whether a node that comes up without a leader holds an election at once
 */
public record ChangRobertsConfig(Electorate electorate, InitialLeader initialLeader, boolean electsOnStart) {

    /** Nobody leads at first, and who starts holds an election. */
    public static ChangRobertsConfig of(Electorate electorate) {
        return new ChangRobertsConfig(electorate, InitialLeader.NONE, true);
    }
}
