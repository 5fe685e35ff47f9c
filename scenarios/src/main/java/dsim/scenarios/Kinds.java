package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.primitives.Ints;
import dsim.actor.Address;
import dsim.random.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that a scenario and the parameters of an algorithm are made of. */
public final class Kinds {

    /** What stands for something that does not happen at all. */
    static final String NEVER = "never";

    private static final Pattern WHOLE =
            Pattern.compile("[-+]?[0-9]{1,40}|[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?[eE][-+]?[0-9]{1,2}");
    private static final Pattern BASED = Pattern.compile("0[xo]((?<=x)[0-9a-fA-F]{1,40}|(?<=o)[0-7]{1,40})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern SCIENTIFIC = Pattern.compile(DECIMAL + "([eE][-+]?[0-9]{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("(-?[0-9]{1,40}(?:\\.[0-9]{1,40})?)%");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Kinds() {}

    /** {@code 250ms}, {@code 1.5s}, {@code 2min}: not negative, whole nanoseconds, up to 292 years. */
    public static final Scalar<Duration> DURATION = new Scalar<>(
            Quantity.DURATION.name(),
            Json.text(Quantity.DURATION.pattern(false)),
            text -> Duration.ofNanos(Quantity.DURATION.parse(text, false)));

    /** A duration forward or back: {@code -50ms}. */
    public static final Scalar<Duration> SIGNED_DURATION = new Scalar<>(
            Quantity.DURATION.name(),
            Json.text(Quantity.DURATION.pattern(true)),
            text -> Duration.ofNanos(Quantity.DURATION.parse(text, true)));

    /** {@code 1%}, {@code 0.1%}, {@code 1/1000}: 0 to 1. */
    public static final Scalar<Double> RATIO =
            new Scalar<>("a ratio such as 1%", Json.text("[0-9]+(\\.[0-9]+)?%|[0-9]+/[0-9]+"), Kinds::ratio);

    /** {@code 512B}, {@code 256KiB}, in bytes. */
    public static final Scalar<Long> SIZE = new Scalar<>(
            Quantity.SIZE.name(), Json.text(Quantity.SIZE.pattern(false)), text -> Quantity.SIZE.parse(text, false));

    /** {@code 10Mbit/s}, in bits a second. */
    public static final Scalar<Long> RATE = new Scalar<>(
            Quantity.RATE.name(), Json.text(Quantity.RATE.pattern(false)), text -> Quantity.RATE.parse(text, false));

    /** {@code -20ppm}, in parts per billion. */
    public static final Scalar<Long> DRIFT = new Scalar<>(
            Quantity.DRIFT.name(), Json.text(Quantity.DRIFT.pattern(true)), text -> Quantity.DRIFT.parse(text, true));

    /** {@code 42}, {@code 0x2a}, {@code su:1234567}. */
    public static final Scalar<Seed> SEED = new Scalar<>(
            "a seed such as 42",
            Json.anyOf(Json.object("type", "integer", "minimum", 0), Json.text("[0-9]+|0x[0-9a-fA-F]+|su:[0-9]+")),
            Seed::parse);

    /** A whole number. */
    public static final Scalar<Long> WHOLE_NUMBER =
            new Scalar<>("a whole number", Json.object("type", "integer"), Kinds::whole);

    /** A number with or without decimals, such as {@code 0.5} or {@code 1e-12}. */
    public static final Scalar<Double> NUMBER = new Scalar<>("a number", Json.object("type", "number"), Kinds::decimal);

    /** Any text. */
    public static final Scalar<String> TEXT =
            Scalar.ofText("a text", Json.object("type", ImmutableList.of("string", "number", "boolean")));

    /** {@code true} or {@code false}. */
    public static final Scalar<Boolean> TRUTH =
            new Scalar<>("'true' or 'false'", Json.object("type", "boolean"), Kinds::truth);

    /** Whom a node is to speak to: {@code p1}, live also {@code HOST:PORT}. */
    public static final Kind<Address> PEER = new PeerKind();

    /** Several to whom a node is to speak: a group such as {@code p}, or a list; live also {@code HOST:PORT}. */
    public static final Kind<ImmutableList<Address>> PEERS = new PeersKind(PEER);

    /** A whole number within bounds, both included. */
    public static Scalar<Integer> count(int least, int most) {
        return new Scalar<>(
                "a whole number", ImmutableMap.of("type", "integer", "minimum", least, "maximum", most), text -> {
                    long number = whole(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException(least + " to " + most + " is possible, not " + number);
                    }
                    return (int) number;
                });
    }

    /**
     * The same kind from a value on.
     *
     * @param least as it would be written
     */
    public static <T extends Comparable<T>> Scalar<T> atLeast(Scalar<T> kind, String least) {
        T bound = kind.parse(least);
        return kind.where(value -> {
            if (value.compareTo(bound) < 0) {
                throw new IllegalArgumentException("at least " + least + " is possible");
            }
            return value;
        });
    }

    /**
     * The same kind up to a value.
     *
     * @param most as it would be written
     */
    public static <T extends Comparable<T>> Scalar<T> atMost(Scalar<T> kind, String most) {
        T bound = kind.parse(most);
        return kind.where(value -> {
            if (value.compareTo(bound) > 0) {
                throw new IllegalArgumentException("at most " + most + " is possible");
            }
            return value;
        });
    }

    /** One of the constants of an enum, written in lower case with hyphens, or as its {@code toString} says. */
    public static <E extends Enum<E>> Scalar<E> oneOf(Class<E> type) {
        return oneOf(Maps.uniqueIndex(Arrays.asList(type.getEnumConstants()), Kinds::word));
    }

    static String word(Enum<?> constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of some words. */
    public static <T> Scalar<T> oneOf(ImmutableMap<String, T> words) {
        String choice = "'" + String.join("' or '", words.keySet()) + "'";
        return new Scalar<>(choice, Json.object("enum", asWritten(words.keySet())), text -> {
            T value = words.get(text);
            if (value == null) {
                throw new IllegalArgumentException(Nearest.to(text, words.keySet())
                        .map(near -> "unknown word '" + text + "'. Did you mean '" + near + "'?")
                        .orElse(choice + " is expected here, not '" + text + "'"));
            }
            return value;
        });
    }

    /** Words as an editor may meet them in YAML: there, what is written as a number is one. */
    private static ImmutableList<Object> asWritten(ImmutableSet<String> words) {
        ImmutableList.Builder<Object> written = ImmutableList.builder();
        for (String word : words) {
            written.add(word);
            Integer number = Ints.tryParse(word);
            if (number != null) {
                written.add(number);
            }
        }
        return written.build();
    }

    /** One value or a range of them: {@code 5ms} or {@code 5ms..20ms}. */
    public static <T extends Comparable<T>> Scalar<Between<T>> range(Scalar<T> kind) {
        return new Scalar<>(kind.name() + " or a range", Ranges.schema(kind), text -> Ranges.parse(kind, text));
    }

    /** Any number of values of a kind. */
    public static <T> Kind<ImmutableList<T>> list(Kind<T> kind) {
        return new ListKind<>(kind);
    }

    /** A value that may be left out. */
    public static <T> Kind<Optional<T>> maybe(Kind<T> kind) {
        return new MaybeKind<>(kind);
    }

    private static double ratio(String text) {
        Matcher percent = PERCENT.matcher(text);
        Matcher fraction = FRACTION.matcher(text);
        BigDecimal ratio;
        if (percent.matches()) {
            ratio = new BigDecimal(percent.group(1)).movePointLeft(2);
        } else if (fraction.matches() && Long.parseLong(fraction.group(2)) == 0) {
            throw new IllegalArgumentException("nothing is divided by 0");
        } else if (fraction.matches()) {
            ratio = new BigDecimal(fraction.group(1)).divide(new BigDecimal(fraction.group(2)), MathContext.DECIMAL64);
        } else {
            throw new IllegalArgumentException(guessedRatio(text));
        }
        if (ratio.signum() < 0) {
            throw new IllegalArgumentException("a ratio is not negative");
        } else if (ratio.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a ratio is at most 100%");
        }
        return ratio.doubleValue();
    }

    private static String guessedRatio(String text) {
        String dotted = text.replace(',', '.').replace(" ", "");
        if (PERCENT.matcher(dotted).matches()) {
            return (text.indexOf(',') < 0 ? "the % stands right behind the number" : "decimals stand behind a dot")
                    + ". Did you mean " + dotted + "?";
        } else if (!DECIMAL.matcher(dotted).matches() || dotted.startsWith("-")) {
            return "a ratio such as 1%, 0.1% or 1/1000 is expected here, not '" + text + "'";
        }
        BigDecimal number = new BigDecimal(dotted);
        String hundredfold = number.multiply(HUNDRED).stripTrailingZeros().toPlainString();
        return number.signum() == 0
                ? "a unit is missing. Did you mean 0%?"
                : "a unit is missing. Did you mean " + dotted + "% or " + hundredfold + "%?";
    }

    private static long whole(String text) {
        BigDecimal number = exactly(text).orElseThrow(() -> new IllegalArgumentException(guessedWhole(text)));
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a number of at most 64 bits is possible, not " + text, e);
        }
    }

    /** As the core schema of YAML writes integers, or with an exponent. */
    private static Optional<BigDecimal> exactly(String text) {
        Matcher based = BASED.matcher(text);
        if (based.matches()) {
            int radix = text.charAt(1) == 'x' ? 16 : 8;
            return Optional.of(new BigDecimal(new BigInteger(based.group(1), radix)));
        }
        return Optional.of(text)
                .filter(WHOLE.asMatchPredicate())
                .map(BigDecimal::new)
                .filter(number -> number.stripTrailingZeros().scale() <= 0);
    }

    private static String guessedWhole(String text) {
        String together = text.replaceAll("(?<=[0-9])[_',. ](?=[0-9]{3}(?![0-9]))", "");
        return !together.equals(text) && exactly(together).isPresent()
                ? "the digits of a number stand together. Did you mean " + together + "?"
                : "a whole number is expected here, not '" + text + "'";
    }

    private static double decimal(String text) {
        if (SCIENTIFIC.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        throw new IllegalArgumentException("a number is expected here, not '" + text + "'");
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case "yes", "on", "True" ->
                throw new IllegalArgumentException("truth is written 'true' or 'false'. Did you mean 'true'?");
            case "no", "off", "False" ->
                throw new IllegalArgumentException("truth is written 'true' or 'false'. Did you mean 'false'?");
            default -> throw new IllegalArgumentException("'true' or 'false' is expected here, not '" + text + "'");
        };
    }
}
