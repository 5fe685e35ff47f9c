package dsim.algorithms.gossip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Components and diameter of an overlay. The diameter is that of the largest component.
 *
 * <p>It is exact where all eccentricities can be had for 10 million steps over links (peers times twice the links), so up to
 * 1,500 peers with two links each; and beyond that if the bounds meet within this budget, as they do where one peer is near to
 * all. Else it lies between the bounds.
 *
 * <p>Source: P. Crescenzi, R. Grossi, M. Habib, L. Lanzi, A. Marino, <i>On computing the diameter of real-world undirected
 * graphs</i>, Theor. Comput. Sci. 514, 2013 (iFUB, from the peer of the highest degree).
 *
 * @param components how many
 * @param largest how many peers the largest has
 * @param least what the diameter is at least
 * @param most what it is at most
 */
record OverlayPaths(int components, int largest, int least, int most) {

    private static final long BUDGET = 10_000_000;
    private static final int UNSEEN = -1;

    /** So many ends of links are copied into arrays, which are quicker to go through again and again. */
    private static final long MOST_COPIED = 8_000_000;

    private static final int[] NOT_COPIED = {};

    static OverlayPaths of(Overlay overlay) {
        return new Search(overlay).result();
    }

    private static final class Search {
        private final Overlay overlay;
        private final int[] distances;
        private final int[] queue;
        private final int[][] copies;
        private long copied;
        private int reached;
        private long steps;

        Search(Overlay overlay) {
            this.overlay = overlay;
            this.distances = new int[overlay.size()];
            this.queue = new int[overlay.size()];
            this.copies = new int[overlay.size()][];
            Arrays.fill(copies, NOT_COPIED);
        }

        OverlayPaths result() {
            int components = 0;
            int hub = UNSEEN;
            int largest = 0;
            boolean[] seen = new boolean[overlay.size()];
            for (int number = 0; number < seen.length; number++) {
                if (overlay.isMember(number) && !seen[number]) {
                    components++;
                    eccentricity(number);
                    for (int i = 0; i < reached; i++) {
                        seen[queue[i]] = true;
                    }
                    if (reached > largest) {
                        largest = reached;
                        hub = hub();
                    }
                }
            }
            return hub == UNSEEN ? new OverlayPaths(0, 0, 0, 0) : diameter(components, largest, hub);
        }

        /** Of those who were reached last, the first of highest degree. */
        private int hub() {
            return Arrays.stream(queue, 0, reached)
                    .reduce((best, each) -> overlay.degree(each) > overlay.degree(best) ? each : best)
                    .orElseThrow();
        }

        private OverlayPaths diameter(int components, int largest, int hub) {
            int least = eccentricity(hub);
            List<int[]> levels = levels(least);
            steps = 0;
            for (int level = least; level > 0; level--) {
                for (int peer : levels.get(level)) {
                    if (steps > BUDGET) {
                        return new OverlayPaths(components, largest, least, Math.max(least, 2 * level));
                    }
                    least = Math.max(least, eccentricity(peer));
                    if (least >= 2 * level) {
                        return new OverlayPaths(components, largest, least, least);
                    }
                }
                if (least > 2 * (level - 1)) {
                    break;
                }
            }
            return new OverlayPaths(components, largest, least, least);
        }

        /** Those who were reached last, by their distance. */
        private List<int[]> levels(int furthest) {
            List<int[]> levels = new ArrayList<>();
            int from = 0;
            for (int level = 0; level <= furthest; level++) {
                int to = from;
                while (to < reached && distances[queue[to]] == level) {
                    to++;
                }
                levels.add(Arrays.copyOfRange(queue, from, to));
                from = to;
            }
            return levels;
        }

        /** How far the furthest is whom a peer reaches. */
        private int eccentricity(int start) {
            Arrays.fill(distances, UNSEEN);
            distances[start] = 0;
            queue[0] = start;
            reached = 1;
            for (int i = 0; i < reached; i++) {
                int next = distances[queue[i]] + 1;
                if (copied < MOST_COPIED) {
                    for (int other : copy(queue[i])) {
                        reach(other, next);
                    }
                } else {
                    overlay.forEachNeighbour(queue[i], other -> reach(other, next));
                }
            }
            return distances[queue[reached - 1]];
        }

        private void reach(int peer, int distance) {
            steps++;
            if (distances[peer] == UNSEEN) {
                distances[peer] = distance;
                queue[reached++] = peer;
            }
        }

        private int[] copy(int peer) {
            if (copies[peer] == NOT_COPIED) {
                int[] copy = new int[overlay.degree(peer)];
                int[] filled = {0};
                overlay.forEachNeighbour(peer, other -> copy[filled[0]++] = other);
                copies[peer] = copy;
                copied += copy.length;
            }
            return copies[peer];
        }
    }
}
