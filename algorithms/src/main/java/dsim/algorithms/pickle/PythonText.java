package dsim.algorithms.pickle;

import dsim.algorithms.pickle.Pickled.Bool;
import dsim.algorithms.pickle.Pickled.Dict;
import dsim.algorithms.pickle.Pickled.Int;
import dsim.algorithms.pickle.Pickled.None;
import dsim.algorithms.pickle.Pickled.Real;
import dsim.algorithms.pickle.Pickled.Sequence;
import dsim.algorithms.pickle.Pickled.Text;
import dsim.algorithms.pickle.Pickled.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values as Python prints them. */
public final class PythonText {

    private static final BigInteger LONG_NUMBER = BigInteger.TEN.pow(4300);

    private PythonText() {}

    /** As {@code str(value)} has it: a text is itself. */
    public static String str(Pickled value) {
        return value instanceof Text text ? text.value() : repr(value);
    }

    /** As {@code repr(value)} has it: what would make the value again. */
    public static String repr(Pickled value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** Bytes as {@code repr} has them: {@code b'\x80abc'}. */
    public static String repr(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        write(bytes, out);
        return out.toString();
    }

    private static void write(Pickled value, StringBuilder out) {
        if (value instanceof None) {
            out.append("None");
        } else if (value instanceof Bool bool) {
            out.append(bool.value() ? "True" : "False");
        } else if (value instanceof Int integer) {
            write(integer.value(), out);
        } else if (value instanceof Real real) {
            write(real.value(), out);
        } else if (value instanceof Text text) {
            write(text.value(), out);
        } else if (value instanceof Pickled.Bytes bytes) {
            write(bytes.value().toByteArray(), out);
        } else if (value instanceof Tuple tuple) {
            write(tuple.items(), '(', tuple.items().size() == 1 ? ",)" : ")", out);
        } else if (value instanceof Sequence list) {
            write(list.items(), '[', "]", out);
        } else if (value instanceof Dict dict) {
            write(dict, out);
        } else {
            throw new AssertionError("unhandled: " + value);
        }
    }

    private static void write(List<Pickled> items, char open, String close, StringBuilder out) {
        out.append(open);
        String separator = "";
        for (Pickled item : items) {
            out.append(separator);
            write(item, out);
            separator = ", ";
        }
        out.append(close);
    }

    private static void write(Dict dict, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<Pickled, Pickled> entry : dict.entries().entrySet()) {
            out.append(separator);
            write(entry.getKey(), out);
            out.append(": ");
            write(entry.getValue(), out);
            separator = ", ";
        }
        out.append('}');
    }

    /** Numbers that are longer than Python would print are only described. */
    private static void write(BigInteger value, StringBuilder out) {
        out.append(
                value.abs().compareTo(LONG_NUMBER) < 0 ? value.toString() : "<int of " + value.bitLength() + " bits>");
    }

    /** The fewest digits that read back as the same number; an exponent below 1e-4 and from 1e16 on. */
    private static void write(double value, StringBuilder out) {
        if (Double.isNaN(value)) {
            out.append("nan");
            return;
        }
        out.append(Double.doubleToRawLongBits(value) < 0 ? "-" : "");
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            out.append("inf");
        } else if (size == 0) {
            out.append("0.0");
        } else {
            BigDecimal shortest = shortest(size);
            String digits = shortest.unscaledValue().toString();
            int exponent = digits.length() - shortest.scale() - 1;
            if (exponent < -4 || exponent >= 16) {
                out.append(digits.charAt(0));
                out.append(digits.length() > 1 ? "." + digits.substring(1) : "");
                out.append(String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent)));
            } else {
                String plain = shortest.toPlainString();
                out.append(plain).append(plain.indexOf('.') < 0 ? ".0" : "");
            }
        }
    }

    private static BigDecimal shortest(double size) {
        BigDecimal exact = new BigDecimal(size);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == size) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    private static void write(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(character -> {
            if (character == quote || character == '\\') {
                out.append('\\').append((char) character);
            } else if (isPrintable(character)) {
                out.appendCodePoint(character);
            } else {
                escape(character, out);
            }
        });
        out.append(quote);
    }

    private static void write(byte[] bytes, StringBuilder out) {
        boolean hasSingle = false;
        boolean hasDouble = false;
        for (byte each : bytes) {
            hasSingle |= each == '\'';
            hasDouble |= each == '"';
        }
        char quote = hasSingle && !hasDouble ? '"' : '\'';
        out.append('b').append(quote);
        for (byte each : bytes) {
            int code = each & 0xff;
            if (code == quote || code == '\\') {
                out.append('\\').append((char) code);
            } else if (code >= ' ' && code < 0x7f) {
                out.append((char) code);
            } else {
                escape(code, out);
            }
        }
        out.append(quote);
    }

    private static void escape(int character, StringBuilder out) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                String format = character <= 0xff ? "\\x%02x" : character <= 0xffff ? "\\u%04x" : "\\U%08x";
                out.append(String.format(Locale.ROOT, format, character));
            }
        }
    }

    private static boolean isPrintable(int character) {
        if (character < 0x7f) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
