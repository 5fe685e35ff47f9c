package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Nearest {

    private static final int LISTED = 12;

    private Nearest() {}

    /**
     * The known word that is nearest to a word, if one is near enough to be meant. Of several the first.
     *
     * @param word as it was written
     * @param known in the order of preference
     */
    public static Optional<String> to(String word, Collection<String> known) {
        String written = word.toLowerCase(Locale.ROOT).replace('_', '-');
        int best = written.length() / 4 + 2;
        Optional<String> nearest = Optional.empty();
        for (String candidate : known) {
            int distance = distance(written, candidate.toLowerCase(Locale.ROOT), best);
            if (distance < best && distance < candidate.length()) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** {@code Did you mean 'network'?}, or else a list of what there is. */
    static String hint(String word, Collection<String> known) {
        return to(word, known).map(nearest -> "Did you mean '" + nearest + "'?").orElseGet(() -> list(known));
    }

    private static String list(Collection<String> known) {
        if (known.isEmpty()) {
            return "There is none.";
        }
        String some = String.join(", ", ImmutableList.copyOf(known).subList(0, Math.min(LISTED, known.size())));
        return known.size() <= LISTED ? "There is: " + some + "." : "There is: " + some + ", ...";
    }

    /**
     * How many letters have to be put in, left out, exchanged or swapped with their neighbour to get from one word to the
     * other, no letter being touched twice (F. Damerau, <i>Comm. ACM</i> 7(3), 1964, as optimal string alignment).
     *
     * @param limit greater distances need not be told apart
     */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
