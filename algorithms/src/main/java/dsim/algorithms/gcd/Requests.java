package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Misunderstood;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.algorithms.gcd.GroupMessage.WhoIsThere;
import dsim.algorithms.pickle.Pickled;
import dsim.algorithms.pickle.Pickled.Dict;
import dsim.algorithms.pickle.Pickled.Int;
import dsim.algorithms.pickle.Pickled.Text;
import dsim.algorithms.pickle.PythonText;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is asked of a GCD. It looks at a request in the order in which the published ones do, and answers the first thing that is
 * wrong in their words.
 */
final class Requests {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String UNKNOWN_NAME = "[Errno -2] Name or service not known";
    private static final Pattern DIGITS = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

    private Requests() {}

    /** What a pickle asks. */
    static GroupMessage read(Pickled request, GcdRules rules) {
        boolean isLabOne =
                rules.lab() == GcdRules.Lab.ONE || rules.lab() == GcdRules.Lab.BOTH && request instanceof Text;
        if (!isLabOne) {
            return join(request, rules);
        }
        return request.equals(Pickled.of(rules.verb()))
                ? new WhoIsThere()
                : refusal("Unexpected message: " + PythonText.str(request));
    }

    private static GroupMessage join(Pickled request, GcdRules rules) {
        Optional<ImmutableList<Pickled>> message = unpacked(request);
        if (message.isEmpty()) {
            return refusal("Malformed message");
        } else if (!message.get().get(0).equals(Pickled.of(rules.verb()))) {
            return refusal("Unexpected message: " + PythonText.str(message.get().get(0)));
        }
        Optional<ImmutableList<Pickled>> data = unpacked(message.get().get(1));
        Optional<ImmutableList<Pickled>> listener = data.flatMap(pair -> unpacked(pair.get(1)));
        Optional<ImmutableList<Pickled>> id = data.flatMap(pair -> unpacked(pair.get(0)));
        if (listener.isEmpty() || id.isEmpty()) {
            return refusal("Malformed message data, expected ((days_to_bd, su_id), (host, port))");
        } else if (!isBetween(id.get().get(0), 1, 365) || !isBetween(id.get().get(1), 1_000_000, 9_999_999)) {
            return refusal("Malformed process id, expected (days_to_next_birthday, student_id)");
        }
        return join(new ProcessId(number(id.get().get(0)), number(id.get().get(1))), listener.get(), rules);
    }

    private static GroupMessage join(ProcessId id, ImmutableList<Pickled> listener, GcdRules rules) {
        if (!(listener.get(0) instanceof Text host)) {
            return refusal(
                    "gethostbyname() argument 1 must be str, bytes or bytearray, not " + typeOf(listener.get(0)));
        }
        Optional<String> ip = rules.acceptsAnyHost() ? Optional.of(host.value()) : resolved(host.value());
        if (ip.isEmpty()) {
            return refusal(UNKNOWN_NAME);
        } else if (!isBetween(listener.get(1), 1, 65_535)) {
            return refusal("Invalid port number");
        } else if (!rules.acceptsAnyHost() && !ip.get().equals(LOOPBACK)) {
            return refusal("Only local group members currently allowed");
        }
        Optional<Address> address = GroupValues.address(Pickled.of(ip.get()), listener.get(1));
        return address.isEmpty() ? refusal(UNKNOWN_NAME) : new Join(id, address.get());
    }

    private static String typeOf(Pickled value) {
        return value instanceof Pickled.None ? "None" : PythonText.typeOf(value);
    }

    /** Two parts as Python takes them from a pair, or from anything else that has two. */
    private static Optional<ImmutableList<Pickled>> unpacked(Pickled value) {
        Optional<ImmutableList<Pickled>> parts = GroupValues.items(value);
        if (value instanceof Text text) {
            parts = Optional.of(text.value()
                    .codePoints()
                    .limit(3)
                    .mapToObj(each -> Pickled.of(Character.toString(each)))
                    .collect(ImmutableList.toImmutableList()));
        } else if (value instanceof Dict dict) {
            parts = Optional.of(dict.entries().keySet().asList());
        } else if (value instanceof Pickled.Bytes bytes && bytes.value().size() == 2) {
            parts = Optional.of(ImmutableList.of(
                    Pickled.of(bytes.value().at(0) & 0xff),
                    Pickled.of(bytes.value().at(1) & 0xff)));
        }
        return parts.filter(items -> items.size() == 2);
    }

    private static boolean isBetween(Pickled value, long least, long most) {
        return value instanceof Int integer
                && integer.value().compareTo(BigInteger.valueOf(least)) >= 0
                && integer.value().compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static long number(Pickled value) {
        return ((Int) value).value().longValueExact();
    }

    /** The numbers of this machine's own name; others would have to be asked for. */
    private static Optional<String> resolved(String host) {
        if (host.isEmpty()) {
            return Optional.of("0.0.0.0");
        } else if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
            return Optional.of(LOOPBACK);
        }
        Matcher digits = DIGITS.matcher(host);
        return digits.matches() && IntStream.rangeClosed(1, 4).allMatch(i -> Integer.parseInt(digits.group(i)) < 256)
                ? Optional.of(host)
                : Optional.empty();
    }

    private static Misunderstood refusal(String text) {
        return new Misunderstood(new Sentence(text, true));
    }
}
