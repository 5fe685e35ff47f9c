package dsim.algorithms.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.gcd.Dialect.Term;
import dsim.algorithms.gcd.GcdRules.Lab;
import dsim.algorithms.gcd.GroupMessage.Addresses;
import dsim.algorithms.gcd.GroupMessage.Coordinator;
import dsim.algorithms.gcd.GroupMessage.Election;
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
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says and understands what the labs' programs of several years sent over their sockets: the bytes are theirs. */
class GroupCodecTest {

    private static final Address SELF = Address.of("127.0.0.1", 50001);
    private static final ProcessId A = new ProcessId(20, 1234567);
    private static final ProcessId B = new ProcessId(130, 4235333);
    private static final Address AT_A = Address.of("127.0.0.1", 50001);
    private static final Address AT_B = Address.of("127.0.0.1", 50002);

    private static final String JOIN =
            "80049526000000000000008c044a4f494e944b144a87d6120086948c093132372e302e302e31944d" + "51c38694869486942e";

    private static final String TWO_MEMBERS =
            "80049539000000000000007d94284b144a87d6120086948c093132372e302e302e31944d51"
                    + "c386944b824a45a0400086948c093132372e302e302e31944d52c38694752e";

    private static String hex(ByteSink sink) {
        return HexFormat.of().formatHex(sink.toByteArray());
    }

    private static Codec<GroupMessage> peer(Term term) {
        return GroupWire.peer(Dialect.of(term)).codec(SELF);
    }

    private static Codec<GroupMessage> gcd(Lab lab) {
        return GroupWire.gcd(Dialect.of(Term.F22), new GcdRules(lab, "JOIN", false))
                .codec(SELF);
    }

    private static String said(Term term, GroupMessage message) {
        ByteSink out = new ByteSink();
        peer(term).encode(message, out);
        return hex(out);
    }

    private static GroupMessage heard(Codec<GroupMessage> codec, byte[] bytes) throws MalformedMessageException {
        return codec.decode(ByteBuffer.wrap(bytes)).orElseThrow().message();
    }

    private static GroupMessage heard(Codec<GroupMessage> codec, String hex) throws MalformedMessageException {
        return heard(codec, HexFormat.of().parseHex(hex));
    }

    private static GroupMessage answer(Term term, GroupMessage question, String hex) throws MalformedMessageException {
        Codec<GroupMessage> codec = peer(term);
        codec.encode(question, new ByteSink());
        return heard(codec, hex);
    }

    @Test
    void joinsAsTheTermsDo() {
        assertEquals(JOIN, said(Term.F19, new Join(A, AT_A)));
        assertEquals(
                "80049527000000000000008c05484f574459944b144a87d6120086948c093132372e302e302e31944d51c38694869486942e",
                said(Term.F25, new Join(A, AT_A)));
        assertEquals("80049508000000000000008c044a4f494e942e", said(Term.F23, new WhoIsThere()));
        assertEquals("80049509000000000000008c0548454c4c4f942e", said(Term.F24, new Hello()));
    }

    @Test
    void isToldMembers() throws MalformedMessageException {
        assertEquals(new Members(ImmutableMap.of(A, AT_A, B, AT_B)), answer(Term.F22, new Join(A, AT_A), TWO_MEMBERS));
    }

    @Test
    void isToldAddresses() throws MalformedMessageException {
        assertEquals(
                new Addresses(ImmutableList.of(
                        Address.of("cs1.seattleu.edu", 21313),
                        Address.of("cs2.seattleu.edu", 33313),
                        Address.of("localhost", 23015))),
                answer(
                        Term.F19,
                        new WhoIsThere(),
                        "80049562000000000000005d94287d94288c04686f7374948c106373312e73656174746c65752e656475948c04706f"
                                + "7274944d4153757d942868028c106373322e73656174746c65752e6564759468044d2182757d94286802"
                                + "8c096c6f63616c686f73749468044de75975652e"));
    }

    @Test
    void readsTheBareTextOfAnError() throws MalformedMessageException {
        assertEquals(
                new Sentence("Expected a pickled message, got b'hello world'", false),
                answer(
                        Term.F19,
                        new WhoIsThere(),
                        "45787065637465642061207069636b6c6564206d6573736167652c20676f7420622768656c6c6f20776f726c64270a"));
    }

    @ParameterizedTest
    @CsvSource({
        "80049540000000000000008c024f4b947d94284b014a41420f0086948c093132372e302e302e31944d9b9586944b644a454b4c0086948c093132372e302e302e31944d6bd986947586942e",
        "80049509000000000000008c024f4b944e86942e",
        "80049506000000000000008c024f4b942e",
        "8004950a000000000000008c06474f545f4954942e"
    })
    void takesEveryAnswerForOne(String answer) throws MalformedMessageException {
        Election question = new Election(Optional.of(A), Optional.of(B), ImmutableMap.of(A, AT_A), false);

        assertEquals(Ok.class, answer(Term.F19, question, answer).getClass());
        assertEquals(new ProbeAnswer(), answer(Term.F25, new Probe(), answer));
    }

    @Test
    void understandsEveryAnnouncement() throws MalformedMessageException {
        ProcessId leader = new ProcessId(100, 5000005);

        Coordinator dictOfOne = (Coordinator) heard(
                peer(Term.F25),
                "8004952e000000000000008c0b434f4f5244494e41544f52947d944b644a454b4c0086948c093132372e302e302e31944db5cd"
                        + "86947386942e");
        Coordinator triple = (Coordinator) heard(
                peer(Term.F25),
                "8004952b000000000000008c0b434f4f5244494e41544f52944b644a454b4c0086948c093132372e302e302e31944d138a86948"
                        + "7942e");
        Coordinator identity = (Coordinator)
                heard(peer(Term.F19), "8004951a000000000000008c0b495f414d5f4c4541444552944b644a454b4c00869486942e");
        Coordinator addressed = (Coordinator) heard(
                peer(Term.F25),
                "8004958c000000000000008c0b495f414d5f4c4541444552947d94284b144a87d6120086948c093132372e302e302e31944d51c3"
                        + "86944b824a45a0400086948c093132372e302e302e31944d52c386944b014a41420f0086948c093132372e302e302e"
                        + "31944d57d086944b644a454b4c0086948c093132372e302e302e31944d226f86947586944b644a454b4c0086946808"
                        + "869486942e");

        assertEquals(Optional.of(leader), dictOfOne.leader());
        assertEquals(Optional.of(leader), triple.leader());
        assertEquals(ImmutableMap.of(leader, Address.of("127.0.0.1", 35347)), triple.members());
        assertEquals(Optional.of(leader), identity.leader());
        assertEquals(Optional.of(leader), addressed.leader());
        assertEquals(4, addressed.members().size());
    }

    @Test
    void announcesAsTheTermsDo() {
        ProcessId leader = new ProcessId(100, 5000005);
        Coordinator message = new Coordinator(
                Optional.of(leader), Optional.empty(), ImmutableMap.of(leader, Address.of("127.0.0.1", 52661)));

        assertEquals(
                "8004952e000000000000008c0b434f4f5244494e41544f52947d944b644a454b4c0086948c093132372e302e302e31944db5cd"
                        + "86947386942e",
                said(Term.F23, message));
        assertEquals(
                "8004951a000000000000008c0b495f414d5f4c4541444552944b644a454b4c00869486942e", said(Term.F25, message));
        assertEquals("8004950c000000000000008c0550524f4245944e86942e", said(Term.F25, new Probe()));
    }

    /** What the published GCD answered to the same bytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80044b052e | Malformed message",
                "80049509000000000000008c0548454c4c4f942e | Malformed message",
                "8004950c000000000000008c0550524f4245944e86942e | Unexpected message: PROBE",
                "8004950b000000000000008c044a4f494e944b0586942e | Malformed message data, expected ((days_to_bd, su_id), (host, port))"
            })
    void refusesInTheWordsOfTheGcd(String request, String answer) throws MalformedMessageException {
        assertEquals(new Misunderstood(new Sentence(answer, true)), heard(gcd(Lab.TWO), request));
    }

    @Test
    void asAGcdResolvesThisMachine() throws MalformedMessageException {
        assertEquals(
                new Join(B, AT_B),
                heard(
                        gcd(Lab.BOTH),
                        "80049526000000000000008c044a4f494e944b824a45a0400086948c096c6f63616c686f7374944d52c3869486948694"
                                + "2e"));
        assertEquals(new WhoIsThere(), heard(gcd(Lab.BOTH), "564a4f494e0a70300a2e"));
    }

    @Test
    void asAGcdAnswersWhatIsNoPickle() throws MalformedMessageException {
        Misunderstood garbage =
                new Misunderstood(new Sentence("Expected a pickled message, got b'hello world'\n", false));
        Misunderstood half = new Misunderstood(new Sentence("Expected a pickled message, got b'\\x80\\x04'\n", false));
        Codec<GroupMessage> codec = gcd(Lab.TWO);
        ByteBuffer begun = ByteBuffer.wrap(new byte[] {(byte) 0x80, 4});

        assertEquals(garbage, heard(gcd(Lab.TWO), "hello world".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(Optional.empty(), codec.decode(begun));
        assertEquals(half, codec.decodeLast(begun).orElseThrow().message());
    }

    @Test
    void asAPeerListensToNobodyWhoMakesNoSense() {
        for (String nonsense : new String[] {"80044b2a2e", "ff", "80048c05564f5445944e86942e", "636f730a"}) {
            assertThrows(MalformedMessageException.class, () -> heard(peer(Term.F22), nonsense));
        }
    }
}
