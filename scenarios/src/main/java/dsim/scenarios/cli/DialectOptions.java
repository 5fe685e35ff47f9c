package dsim.scenarios.cli;

import dsim.algorithms.gcd.Dialect;
import dsim.scenarios.Field;
import dsim.scenarios.Kinds;
import dsim.scenarios.ScenarioWords.GroupWords;
import dsim.scenarios.catalogue.DialectFields;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which dialect a command speaks: that of a term, and what is different from it. */
final class DialectOptions {

    private static final String VERB = "VERB";
    private static final String SHAPE = "SHAPE";

    @Option(
            names = "--dialect",
            paramLabel = "TERM",
            description =
                    "Speaks as in a fall quarter: f19 f20 f22 (JOIN, HELLO), f23, f24 (BEGIN) or f25 (HOWDY); f22 if not"
                            + " said.")
    private Optional<String> dialect = Optional.empty();

    @Option(names = "--join-verb", paramLabel = VERB, description = "Another verb to the GCD.")
    private Optional<String> join = Optional.empty();

    @Option(names = "--hello-verb", paramLabel = VERB, description = "Another verb to members of lab 1.")
    private Optional<String> hello = Optional.empty();

    @Option(names = "--election-verb", paramLabel = VERB, description = "Another verb of elections.")
    private Optional<String> election = Optional.empty();

    @Option(names = "--ok-verb", paramLabel = VERB, description = "Another verb of answers.")
    private Optional<String> ok = Optional.empty();

    @Option(names = "--coordinator-verb", paramLabel = VERB, description = "Another verb of announcements.")
    private Optional<String> coordinator = Optional.empty();

    @Option(names = "--probe-verb", paramLabel = VERB, description = "Another verb of probes.")
    private Optional<String> probe = Optional.empty();

    @Option(
            names = "--asking",
            paramLabel = SHAPE,
            description = "What an election carries: members, wrapped, triple, identity, addressed or bare.")
    private Optional<String> asking = Optional.empty();

    @Option(
            names = "--answering",
            paramLabel = SHAPE,
            description = "What an answer carries: text, members, nothing, identity or wrapped.")
    private Optional<String> answering = Optional.empty();

    @Option(
            names = "--announcing",
            paramLabel = SHAPE,
            description =
                    "What an announcement carries: members, identity, leader, wrapped, triple, addressed or bare.")
    private Optional<String> announcing = Optional.empty();

    @Option(
            names = "--pickle",
            paramLabel = "N",
            description = "The protocol in which pickles are written, 2 to 5; 4 if not said, as Python 3.8 to 3.13 do.")
    private Optional<String> pickle = Optional.empty();

    /**
     * Says in a plan what was given here.
     *
     * @throws Refusal if it makes no sense
     */
    GroupWords of(GroupWords words) {
        dialect.ifPresent(text -> Given.value("--dialect", Kinds.oneOf(Dialect.Term.class), text));
        asking.ifPresent(text -> Given.value("--asking", Kinds.oneOf(Dialect.Asking.class), text));
        answering.ifPresent(text -> Given.value("--answering", Kinds.oneOf(Dialect.Answering.class), text));
        announcing.ifPresent(text -> Given.value("--announcing", Kinds.oneOf(Dialect.Announcing.class), text));
        pickle.ifPresent(text -> Given.value("--pickle", Kinds.count(2, 5), text));
        GroupWords said = words;
        said = with(said, DialectFields.DIALECT, dialect);
        said = with(said, DialectFields.JOIN, verb("--join-verb", join));
        said = with(said, DialectFields.HELLO, verb("--hello-verb", hello));
        said = with(said, DialectFields.ELECTION, verb("--election-verb", election));
        said = with(said, DialectFields.OK, verb("--ok-verb", ok));
        said = with(said, DialectFields.COORDINATOR, verb("--coordinator-verb", coordinator));
        said = with(said, DialectFields.PROBE, verb("--probe-verb", probe));
        said = with(said, DialectFields.ASKING, asking);
        said = with(said, DialectFields.ANSWERING, answering);
        said = with(said, DialectFields.ANNOUNCING, announcing);
        return with(said, DialectFields.PICKLE, pickle);
    }

    private static Optional<String> verb(String option, Optional<String> verb) {
        verb.filter(text -> text.isBlank() || text.length() > 40).ifPresent(text -> {
            throw new Refusal(option + " '" + text + "': a verb has 1 to 40 letters");
        });
        return verb;
    }

    private static GroupWords with(GroupWords words, Field<?> field, Optional<String> text) {
        return text.map(given -> words.param(field, given)).orElse(words);
    }
}
