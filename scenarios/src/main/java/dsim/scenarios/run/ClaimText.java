package dsim.scenarios.run;

import dsim.scenarios.Claim;
import dsim.scenarios.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** What is claimed of a run, in one line, such as {@code eventually leader-agreed within 6s after crash}. */
final class ClaimText {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ClaimText() {}

    static String of(Claim claim) {
        if (claim instanceof Claim.Always always) {
            return "always " + always.check().name();
        } else if (claim instanceof Claim.Eventually eventually) {
            return "eventually " + eventually.check().name()
                    + eventually
                            .within()
                            .map(within -> " within " + seconds(within))
                            .orElse("")
                    + " after " + eventually.after().word();
        } else if (claim instanceof Claim.Sometimes sometimes) {
            return "sometimes " + sometimes.check().name();
        } else if (claim instanceof Claim.AtEnd atEnd) {
            return "at end " + atEnd.measure().name() + bounds(atEnd);
        }
        throw new AssertionError("unhandled: " + claim);
    }

    private static String bounds(Claim.AtEnd atEnd) {
        Measure.Unit unit = atEnd.measure().unit();
        if (atEnd.min().equals(atEnd.max())) {
            return " is " + text(atEnd.min().getAsDouble(), unit);
        }
        StringBuilder bounds = new StringBuilder();
        atEnd.min().ifPresent(min -> bounds.append(" min ").append(text(min, unit)));
        atEnd.max().ifPresent(max -> bounds.append(" max ").append(text(max, unit)));
        return bounds.toString();
    }

    private static String text(double bound, Measure.Unit unit) {
        BigDecimal number = new BigDecimal(bound, MathContext.DECIMAL64);
        return switch (unit) {
            case COUNT -> plain(number);
            case BYTES -> plain(number) + "B";
            case SECONDS -> plain(number) + "s";
            case MILLISECONDS -> plain(number) + "ms";
            case NANOSECONDS -> plain(number) + "ns";
            case RATIO -> plain(number.multiply(HUNDRED)) + "%";
        };
    }

    private static String seconds(Duration duration) {
        return plain(BigDecimal.valueOf(duration.toNanos(), 9)) + "s";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
