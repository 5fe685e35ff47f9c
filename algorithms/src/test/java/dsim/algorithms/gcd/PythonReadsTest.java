package dsim.algorithms.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.Dialect.Announcing;
import dsim.algorithms.gcd.Dialect.Answering;
import dsim.algorithms.gcd.Dialect.Asking;
import dsim.algorithms.gcd.Dialect.Term;
import dsim.algorithms.gcd.GroupMessage.Addresses;
import dsim.algorithms.gcd.GroupMessage.Coordinator;
import dsim.algorithms.gcd.GroupMessage.Election;
import dsim.algorithms.gcd.GroupMessage.Greeting;
import dsim.algorithms.gcd.GroupMessage.Hello;
import dsim.algorithms.gcd.GroupMessage.Join;
import dsim.algorithms.gcd.GroupMessage.Members;
import dsim.algorithms.gcd.GroupMessage.Misunderstood;
import dsim.algorithms.gcd.GroupMessage.Ok;
import dsim.algorithms.gcd.GroupMessage.Probe;
import dsim.algorithms.gcd.GroupMessage.ProbeAnswer;
import dsim.algorithms.gcd.GroupMessage.Sentence;
import dsim.algorithms.gcd.GroupMessage.WhoIsThere;
import dsim.shape.ByteSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * All that is sent is what CPython reads. The oracle is a file of everything that may be sent to Python programs, in all terms,
 * shapes and protocols, each once, and behind it what CPython 3.11 says that it is: {@code repr(pickle.loads(bytes))}. It was
 * compared with the handouts by hand.
 */
class PythonReadsTest {

    private static final ProcessId A = new ProcessId(20, 1234567);
    private static final ProcessId B = new ProcessId(130, 4235333);
    private static final ImmutableMap<ProcessId, Address> BOTH = ImmutableMap.of(A, at(50001), B, at(50002));

    private static final ImmutableList<GroupMessage> MESSAGES = ImmutableList.of(
            new WhoIsThere(),
            new Join(A, at(50001)),
            new Addresses(ImmutableList.of(at(50001), at(50002))),
            new Members(BOTH),
            new Members(ImmutableMap.of(A, at(50001))),
            new Sentence("Unexpected message: NOPE", true),
            new Hello(),
            Greeting.to(at(40000)),
            new Election(Optional.of(A), Optional.of(B), BOTH, false),
            new Ok(Optional.of(B), BOTH),
            new Coordinator(Optional.of(B), Optional.of(A), BOTH),
            new Probe(),
            new ProbeAnswer());

    private static Address at(int port) {
        return Address.of("127.0.0.1", port);
    }

    private static ImmutableList<Dialect> dialects() {
        ImmutableList.Builder<Dialect> all = ImmutableList.builder();
        for (Term term : Term.values()) {
            all.add(Dialect.of(term));
        }
        Dialect f22 = Dialect.of(Term.F22);
        for (Asking asking : Asking.values()) {
            all.add(with(f22, asking, f22.answering(), f22.announcing(), 4));
        }
        for (Answering answering : Answering.values()) {
            all.add(with(f22, f22.asking(), answering, f22.announcing(), 4));
        }
        for (Announcing announcing : Announcing.values()) {
            all.add(with(f22, f22.asking(), f22.answering(), announcing, 4));
        }
        for (int protocol = 2; protocol <= 5; protocol++) {
            all.add(with(f22, f22.asking(), f22.answering(), f22.announcing(), protocol));
        }
        return all.build();
    }

    private static Dialect with(Dialect other, Asking asking, Answering answering, Announcing announcing, int pickle) {
        return new Dialect(
                other.join(),
                other.hello(),
                other.election(),
                other.ok(),
                other.coordinator(),
                other.probe(),
                asking,
                answering,
                announcing,
                pickle);
    }

    private static String said(GroupMessage message, Dialect dialect) {
        ByteSink out = new ByteSink();
        GroupWire.peer(dialect).codec(at(50001)).encode(message, out);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static String read(String resource) throws IOException {
        try (InputStream file = Objects.requireNonNull(PythonReadsTest.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void allThatIsSaidInAllTermsShapesAndProtocols() throws IOException {
        ImmutableSet.Builder<String> said = ImmutableSet.builder();
        for (Dialect dialect : dialects()) {
            MESSAGES.forEach(message -> said.add(said(message, dialect)));
        }

        ImmutableList<String> known = Splitter.on('\n')
                .omitEmptyStrings()
                .splitToStream(read("sent.txt"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(ImmutableList.toImmutableList());
        assertEquals(known, said.build().asList());
    }

    @Test
    void noKindOfMessageIsForgotten() {
        ImmutableSet<Class<?>> sent = MESSAGES.stream().map(Object::getClass).collect(ImmutableSet.toImmutableSet());

        ImmutableSet<Class<?>> inside = ImmutableSet.of(Misunderstood.class); // what a codec tells its own node
        assertEquals(
                ImmutableSet.of(),
                Arrays.stream(GroupMessage.class.getPermittedSubclasses())
                        .filter(type -> !sent.contains(type) && !inside.contains(type))
                        .collect(ImmutableSet.toImmutableSet()));
    }
}
