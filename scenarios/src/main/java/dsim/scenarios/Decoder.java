package dsim.scenarios;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import java.time.Duration;
import java.util.Optional;

/** What reading a scenario needs to know beside its text: who takes part, when it ends, and whom to tell of problems. */
final class Decoder {

    private final Catalogue catalogue;
    private final Shelf shelf;
    private final Findings findings;
    private final Cast cast = new Cast();
    private final Optional<ImmutableMap<Address, Address>> endpoints;
    private Optional<Duration> end = Optional.empty();

    /**
     * A decoder.
     *
     * @param endpoints live: where nodes can be reached, by their addresses in the virtual world, as far as that is known
     */
    Decoder(Catalogue catalogue, Shelf shelf, Findings findings, Optional<ImmutableMap<Address, Address>> endpoints) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.findings = findings;
        this.endpoints = endpoints;
    }

    /** Whether nodes may speak to others than those of the scenario. */
    boolean isLive() {
        return endpoints.isPresent();
    }

    /** Where a node can be reached. */
    Address endpoint(Address node) {
        return endpoints.flatMap(known -> Optional.ofNullable(known.get(node))).orElse(node);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Shelf shelf() {
        return shelf;
    }

    Cast cast() {
        return cast;
    }

    boolean isAfterEnd(Duration time) {
        return end.isPresent() && time.compareTo(end.get()) > 0;
    }

    /** When the run stops, as far as that is known. */
    Optional<Duration> end() {
        return end;
    }

    void endAt(Duration time) {
        end = Optional.of(time);
    }

    /** Tells a problem. The result is no value, to be returned in place of one. */
    <T> Optional<T> refuse(Place place, String sentence) {
        findings.problem(place, sentence);
        return Optional.empty();
    }

    /** Tells that a tree is not of the kind that is expected in its place. */
    <T> Optional<T> refuseKind(Tree tree, Kind<T> expected) {
        boolean isNothing = tree instanceof Tree.Leaf leaf && leaf.isNothing();
        return refuse(
                tree.place(),
                isNothing
                        ? "nothing is given: " + expected.name() + " is expected here"
                        : expected.name() + " is expected here, not " + tree.noun());
    }

    void warn(Place place, String sentence) {
        findings.warning(place, sentence);
    }

    /** The tree of a default, which is declared in this program and therefore right. */
    static Tree byDefault(String text) {
        Origin origin = Origin.byDefault(text);
        if (text.indexOf('{') < 0 && text.indexOf('[') < 0) {
            return new Tree.Leaf(Place.beginningOf(origin), text, text.isEmpty());
        }
        return YamlText.read(origin, new Findings()).orElseThrow();
    }
}
