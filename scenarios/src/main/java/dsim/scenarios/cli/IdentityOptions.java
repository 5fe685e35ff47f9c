package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Who a member of lab 2 is: days to a birthday, and an SU id. */
final class IdentityOptions {

    private static final Pattern PAIR = Pattern.compile("([0-9]{1,3}),([0-9]{7})");
    private static final Pattern SU_ID = Pattern.compile("[1-9][0-9]{6}");
    private static final Pattern BIRTHDAY = Pattern.compile("[0-9]{2}-[0-9]{2}");
    private static final long MOST_DAYS = 365;
    private static final long FIRST_ID = 1_000_000;
    private static final long IDS = 9_000_000;

    /** The days of further members differ by this, so that they stand above and below the first. */
    private static final long STRIDE = 53;

    @Option(
            names = "--identity",
            paramLabel = "DAYS,SU-ID",
            description = "Who the first member is, such as 20,1234567; the others follow from it. Else all are drawn.")
    private Optional<String> identity = Optional.empty();

    @Option(
            names = "--birthday",
            paramLabel = "MM-DD",
            description = "The birthday from which the days are counted; needs --su-id.")
    private Optional<String> birthday = Optional.empty();

    @Option(names = "--su-id", paramLabel = "N", description = "The SU id, of seven digits; needs --birthday.")
    private Optional<String> suId = Optional.empty();

    /**
     * The identities of some members.
     *
     * @param words as a scenario has them
     * @param note what has to be said about them
     */
    record Identities(Object words, Optional<String> note) {}

    /**
     * What was given.
     *
     * @throws Refusal if it makes no sense
     */
    Identities of(int count) {
        if (identity.isPresent() && (birthday.isPresent() || suId.isPresent())) {
            throw new Refusal("--identity says all: leave out --birthday and --su-id");
        } else if (birthday.isPresent() != suId.isPresent()) {
            throw new Refusal("--birthday and --su-id go together");
        } else if (identity.isPresent()) {
            return ofPair(identity.get(), count);
        } else if (birthday.isPresent()) {
            return of(daysTo(birthday.get()), id(suId.orElseThrow()), count);
        }
        return new Identities(ImmutableMap.of("days", "1..365", "su-id", "1000000..9999999"), Optional.empty());
    }

    private static Identities ofPair(String text, int count) {
        Matcher pair = PAIR.matcher(text);
        if (!pair.matches()) {
            throw new Refusal("--identity " + text
                    + ": it is DAYS,SU-ID: days from 1 to 365, and an SU id of seven digits, such" + " as 20,1234567");
        }
        long days = Long.parseLong(pair.group(1));
        if (days > MOST_DAYS) {
            throw new Refusal("--identity " + text + ": there are at most 365 days to a birthday, not " + days);
        }
        return of(days, id(pair.group(2)), count);
    }

    private static long id(String text) {
        if (!SU_ID.matcher(text).matches()) {
            throw new Refusal("an SU id is a number from 1000000 to 9999999, not " + text);
        }
        return Long.parseLong(text);
    }

    private static long daysTo(String text) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        try {
            if (BIRTHDAY.matcher(text).matches()) {
                MonthDay day = MonthDay.parse("--" + text);
                LocalDate next = day.atYear(today.getYear());
                next = next.isBefore(today) ? day.atYear(today.getYear() + 1) : next;
                return Math.min(MOST_DAYS, ChronoUnit.DAYS.between(today, next));
            }
        } catch (DateTimeException e) {
            throw new Refusal("--birthday " + text + ": there is no such day");
        }
        throw new Refusal("--birthday " + text + ": it is MM-DD, such as 05-15");
    }

    private static Identities of(long days, long id, int count) {
        long first = days == 0 ? MOST_DAYS : days;
        ImmutableList.Builder<ImmutableMap<String, Object>> all = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            all.add(ImmutableMap.of(
                    "days", (first - 1 + STRIDE * i) % MOST_DAYS + 1, "su-id", (id - FIRST_ID + i) % IDS + FIRST_ID));
        }
        return new Identities(
                all.build(),
                days > 0
                        ? Optional.empty()
                        : Optional.of("the birthday is today, 0 days away, and a GCD accepts 1 to 365: the next one is"
                                + " counted instead, 365 days away"));
    }
}
