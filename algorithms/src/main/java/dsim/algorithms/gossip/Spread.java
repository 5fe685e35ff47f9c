package dsim.algorithms.gossip;

import java.time.Duration;

/** How a peer passes on a message that it hears for the first time. */
public sealed interface Spread {

    /**
     * Once, to all its neighbours.
     *
     * @param toSender whether also to the one from whom it heard it
     */
    record Flood(boolean toSender) implements Spread {}

    /**
     * Once, to some of its neighbours that are drawn anew for each message (infect and die).
     *
     * @param fanout to how many, not negative; a fraction is one more with that probability. Who has fewer neighbours tells all
     */
    record Fanout(double fanout) implements Spread {

        /** Checks the fanout. */
        public Fanout {
            if (!(fanout >= 0 && fanout < Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("a fanout is not negative, not " + fanout);
            }
        }
    }

    /**
     * In rounds, in each to one of its neighbours that is drawn anew, for so many rounds after it heard it. Rounds begin when
     * a peer's clock shows a multiple of their length, so that peers with right clocks keep step.
     *
     * @param every the length of a round; positive
     * @param rounds how many; at least 1
     */
    record Push(Duration every, int rounds) implements Spread {

        /** Checks the numbers. */
        public Push {
            GossipConfig.requirePositive("push-every", every);
            if (rounds < 1) {
                throw new IllegalArgumentException("push-rounds are at least 1, not " + rounds);
            }
        }
    }
}
