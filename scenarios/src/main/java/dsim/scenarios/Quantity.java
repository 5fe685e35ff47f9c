package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is written as a number with a unit, and is a whole number of the smallest one. */
final class Quantity {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern LOOSELY = Pattern.compile("([-+]?)([0-9]*[.,]?[0-9]+)( *)(\\D*)");
    private static final Pattern SEVERAL = Pattern.compile("([0-9]+)([a-z]+)");

    static final Quantity DURATION = new Quantity(
            "a duration",
            "250ms",
            ImmutableMap.<String, Long>builder()
                    .put("ns", 1L)
                    .put("us", 1_000L)
                    .put("ms", 1_000_000L)
                    .put("s", 1_000_000_000L)
                    .put("min", 60_000_000_000L)
                    .put("h", 3_600_000_000_000L)
                    .buildOrThrow(),
            "s",
            ImmutableMap.<String, ImmutableList<String>>builder()
                    .put("m", ImmutableList.of("ms", "min"))
                    .put("sec", ImmutableList.of("s"))
                    .put("secs", ImmutableList.of("s"))
                    .put("second", ImmutableList.of("s"))
                    .put("seconds", ImmutableList.of("s"))
                    .put("msec", ImmutableList.of("ms"))
                    .put("millis", ImmutableList.of("ms"))
                    .put("usec", ImmutableList.of("us"))
                    .put("\u00b5s", ImmutableList.of("us"))
                    .put("\u03bcs", ImmutableList.of("us"))
                    .put("mins", ImmutableList.of("min"))
                    .put("minute", ImmutableList.of("min"))
                    .put("minutes", ImmutableList.of("min"))
                    .put("hr", ImmutableList.of("h"))
                    .put("hour", ImmutableList.of("h"))
                    .put("hours", ImmutableList.of("h"))
                    .buildOrThrow(),
            "292 years",
            Quantity::duration);

    static final Quantity SIZE = new Quantity(
            "a size",
            "256KiB",
            ImmutableMap.<String, Long>builder()
                    .put("B", 1L)
                    .put("kB", 1_000L)
                    .put("MB", 1_000_000L)
                    .put("GB", 1_000_000_000L)
                    .put("KiB", 1L << 10)
                    .put("MiB", 1L << 20)
                    .put("GiB", 1L << 30)
                    .buildOrThrow(),
            "B",
            ImmutableMap.<String, ImmutableList<String>>builder()
                    .put("K", ImmutableList.of("KiB", "kB"))
                    .put("k", ImmutableList.of("KiB", "kB"))
                    .put("KB", ImmutableList.of("KiB", "kB"))
                    .put("M", ImmutableList.of("MiB", "MB"))
                    .put("G", ImmutableList.of("GiB", "GB"))
                    .put("byte", ImmutableList.of("B"))
                    .put("bytes", ImmutableList.of("B"))
                    .buildOrThrow(),
            "8 EiB",
            bytes -> bytes + "B");

    static final Quantity RATE = new Quantity(
            "a rate",
            "10Mbit/s",
            ImmutableMap.<String, Long>builder()
                    .put("bit/s", 1L)
                    .put("kbit/s", 1_000L)
                    .put("Mbit/s", 1_000_000L)
                    .put("Gbit/s", 1_000_000_000L)
                    .put("B/s", 8L)
                    .put("kB/s", 8_000L)
                    .put("MB/s", 8_000_000L)
                    .put("KiB/s", 8L << 10)
                    .put("MiB/s", 8L << 20)
                    .buildOrThrow(),
            "Mbit/s",
            ImmutableMap.<String, ImmutableList<String>>builder()
                    .put("bps", ImmutableList.of("bit/s"))
                    .put("kbps", ImmutableList.of("kbit/s"))
                    .put("Mbps", ImmutableList.of("Mbit/s"))
                    .put("Gbps", ImmutableList.of("Gbit/s"))
                    .put("kbit", ImmutableList.of("kbit/s"))
                    .put("Mbit", ImmutableList.of("Mbit/s"))
                    .put("Gbit", ImmutableList.of("Gbit/s"))
                    .put("Mb/s", ImmutableList.of("Mbit/s", "MB/s"))
                    .buildOrThrow(),
            "9 Ebit/s",
            bits -> bits + "bit/s");

    static final Quantity DRIFT = new Quantity(
            "a drift",
            "20ppm",
            ImmutableMap.of("ppm", 1_000L),
            "ppm",
            ImmutableMap.of(),
            "9e15ppm",
            ppb -> plain(BigDecimal.valueOf(ppb, 3)) + "ppm");

    private final String noun;
    private final String example;
    private final ImmutableMap<String, Long> units;
    private final String usual;
    private final ImmutableMap<String, ImmutableList<String>> aliases;
    private final String most;
    private final LongFunction<String> text;

    /**
     * A quantity.
     *
     * @param units each as a multiple of the smallest, which need not be among them
     * @param usual the unit that is probably meant where there is none
     * @param aliases what people write, with what they may mean
     * @param most roughly the most that 64 bits hold
     */
    private Quantity(
            String noun,
            String example,
            ImmutableMap<String, Long> units,
            String usual,
            ImmutableMap<String, ImmutableList<String>> aliases,
            String most,
            LongFunction<String> text) {
        this.noun = noun;
        this.example = example;
        this.units = units;
        this.usual = usual;
        this.aliases = aliases;
        this.most = most;
        this.text = text;
    }

    /** With its article and an example. */
    String name() {
        return noun + " such as " + example;
    }

    /** What is accepted, as a regular expression. */
    String pattern(boolean mayBeNegative) {
        return (mayBeNegative ? "-?" : "") + "[0-9]+(\\.[0-9]+)?(" + String.join("|", units.keySet()) + ")";
    }

    /** How an amount is written; reading it gives the amount. */
    String text(long amount) {
        return text.apply(amount);
    }

    /**
     * Reads an amount.
     *
     * @throws IllegalArgumentException if it is none, with what was probably meant
     */
    long parse(String written, boolean mayBeNegative) {
        Optional<BigDecimal> amount = exactly(written);
        if (amount.isEmpty()) {
            throw new IllegalArgumentException(guess(written));
        } else if (amount.get().signum() < 0 && !mayBeNegative) {
            throw new IllegalArgumentException(noun + " is not negative");
        }
        try {
            return amount.get().longValueExact();
        } catch (ArithmeticException e) {
            boolean isLarge = amount.get().abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
            throw new IllegalArgumentException(
                    isLarge ? "the most that is possible is " + most : "this is finer than " + text(1), e);
        }
    }

    private Optional<BigDecimal> exactly(String written) {
        Matcher number = NUMBER.matcher(written);
        if (!number.lookingAt() || number.end() > 40) {
            return Optional.empty();
        }
        Long unit = units.get(written.substring(number.end()));
        return Optional.ofNullable(unit).map(BigDecimal::valueOf).map(new BigDecimal(number.group())::multiply);
    }

    private String guess(String written) {
        Matcher loosely = LOOSELY.matcher(written.strip());
        if (!loosely.matches()) {
            return sum(written)
                    .map(sum -> noun + " is one number with one unit. Did you mean " + sum + "?")
                    .orElseGet(() -> name() + " is expected here, not '" + written + "'. " + units());
        }
        String sign = loosely.group(1).equals("-") ? "-" : "";
        String number = sign
                + (loosely.group(2).matches("[.,].*") ? "0" : "")
                + loosely.group(2).replace(',', '.');
        String unit = loosely.group(4).strip();
        if (unit.isEmpty()) {
            return "a unit is missing. Did you mean " + number + usual + "? " + units();
        }
        ImmutableList<String> meant = meant(unit);
        if (meant.isEmpty()) {
            return "'" + unit + "' is no unit. " + units();
        }
        String suggestion =
                meant.stream().map(each -> number + each).collect(Collectors.joining(" or ", "Did you mean ", "?"));
        if (!units.containsKey(unit)) {
            return "'" + unit + "' is no unit. " + suggestion + " " + units();
        } else if (written.indexOf(',') >= 0) {
            return "decimals stand behind a dot. " + suggestion;
        } else if (!loosely.group(3).isEmpty()) {
            return "number and unit stand together. " + suggestion;
        } else {
            return name() + " is expected here. " + suggestion;
        }
    }

    private ImmutableList<String> meant(String unit) {
        if (units.containsKey(unit)) {
            return ImmutableList.of(unit);
        }
        ImmutableList<String> alias = aliases.get(unit);
        if (alias != null) {
            return alias;
        }
        ImmutableList<String> otherCase =
                units.keySet().stream().filter(unit::equalsIgnoreCase).collect(ImmutableList.toImmutableList());
        ImmutableList<String> aliasOfLower = aliases.get(unit.toLowerCase(Locale.ROOT));
        return otherCase.isEmpty() && aliasOfLower != null ? aliasOfLower : otherCase;
    }

    /** The sum of something like {@code 1h30min}. */
    private Optional<String> sum(String written) {
        List<BigDecimal> parts = new ArrayList<>();
        Matcher part = SEVERAL.matcher(written);
        int end = 0;
        while (part.find() && part.start() == end && parts.size() < units.size()) {
            Optional<BigDecimal> amount = exactly(part.group());
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            parts.add(amount.get());
            end = part.end();
        }
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return end < written.length() || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(text(sum.longValue()));
    }

    private String units() {
        return "(" + String.join(" ", units.keySet()) + ")";
    }

    private static String duration(long nanos) {
        long size = Math.abs(nanos);
        if (nanos == 0) {
            return "0s";
        } else if (nanos % 3_600_000_000_000L == 0) {
            return nanos / 3_600_000_000_000L + "h";
        } else if (nanos % 60_000_000_000L == 0) {
            return nanos / 60_000_000_000L + "min";
        } else if (size >= 1_000_000_000) {
            return plain(BigDecimal.valueOf(nanos, 9)) + "s";
        } else if (size >= 1_000_000) {
            return plain(BigDecimal.valueOf(nanos, 6)) + "ms";
        } else if (size >= 1_000) {
            return plain(BigDecimal.valueOf(nanos, 3)) + "us";
        }
        return nanos + "ns";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
