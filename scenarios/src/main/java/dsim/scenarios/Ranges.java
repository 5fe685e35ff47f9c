package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 5ms..20ms}. */
final class Ranges {

    private static final String DOTS = "..";
    private static final Pattern BARE = Pattern.compile("-?[0-9.]*[0-9]");
    private static final Pattern UNIT = Pattern.compile("-?[0-9.]*[0-9](\\D+)");
    private static final Pattern OTHER_DASH =
            Pattern.compile("([^-\u2013\u2026]+) *(?:-|\u2013|\u2026| to ) *([^-\u2013\u2026]+)");

    private Ranges() {}

    /**
     * The range of a text; of one value just that.
     *
     * @throws IllegalArgumentException if it is none, with what was probably meant
     */
    static <T extends Comparable<T>> Between<T> parse(Scalar<T> kind, String text) {
        int dots = text.indexOf(DOTS);
        if (dots < 0) {
            return Between.just(single(kind, text));
        }
        String low = text.substring(0, dots);
        String high = text.substring(dots + DOTS.length());
        if (low.isEmpty() || high.isEmpty()) {
            throw new IllegalArgumentException("a range has two ends, such as in 5ms..20ms");
        } else if (high.startsWith(".") || !low.equals(low.strip()) || !high.equals(high.strip())) {
            String meant = low.strip() + DOTS + high.replaceFirst("^\\.", "").strip();
            throw new IllegalArgumentException(
                    "a range is written with two dots and nothing else. Did you mean " + meant + "?");
        }
        String whole = withUnitOf(high, low) + DOTS + withUnitOf(low, high);
        if (!whole.equals(text)
                && parsed(kind, low).isEmpty() != parsed(kind, high).isEmpty()) {
            throw new IllegalArgumentException("a unit is missing. Did you mean " + whole + "?");
        }
        T least = kind.parse(low);
        T most = kind.parse(high);
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException("the range is reversed. Did you mean " + high + DOTS + low + "?");
        }
        return new Between<>(least, most);
    }

    /** The other end of a range, with the unit of this one if it has none. */
    private static String withUnitOf(String end, String other) {
        Matcher unit = UNIT.matcher(end);
        return unit.matches() && BARE.matcher(other).matches() ? other + unit.group(1) : other;
    }

    private static <T extends Comparable<T>> T single(Scalar<T> kind, String text) {
        Matcher dash = OTHER_DASH.matcher(text);
        if (dash.matches()
                && parsed(kind, text).isEmpty()
                && parsed(kind, dash.group(2).strip()).isPresent()) {
            throw new IllegalArgumentException("a range is written with two dots. Did you mean "
                    + dash.group(1).strip() + DOTS + dash.group(2).strip() + "?");
        }
        return kind.parse(text);
    }

    private static <T> Optional<T> parsed(Scalar<T> kind, String text) {
        try {
            return Optional.of(kind.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of one value, or of a text with two. */
    static ImmutableMap<String, Object> schema(Scalar<?> kind) {
        return Json.anyOf(kind.schema(), Json.text(".+\\.\\..+"));
    }
}
