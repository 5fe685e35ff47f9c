package dsim.scenarios.cli;

import dsim.algorithms.bitcoin.chain.BitcoinNetwork;
import dsim.algorithms.bitcoin.chain.Script;
import dsim.algorithms.bitcoin.script.Payee;
import dsim.scenarios.bitcoin.ForgeryPlan;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say what is to be changed in a block. */
final class ForgeryOptions {

    private static final long TRIES = 50_000_000;

    @Option(
            names = "--tx",
            paramLabel = "I",
            description = "The transaction to be changed, from 0, the coinbase; else the first that is no coinbase.")
    private Optional<Integer> transaction = Optional.empty();

    @Option(names = "--output", paramLabel = "J", description = "Its output that is changed, from 0; else the first.")
    private Optional<Integer> output = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "ADDRESS|SCRIPT",
            description =
                    "Whom it pays then: an address of the network, or a script in hexadecimal digits; else nobody.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--mine", description = "Looks for a nonce by which the changed block meets its target again.")
    private boolean mines;

    @Option(
            names = "--mine-max",
            paramLabel = "N",
            description = "Tries so many nonces at most, and none if it takes more on average; else 50000000.")
    private Optional<Long> triesMax = Optional.empty();

    @Option(names = "--no-tamper", description = "Changes nothing: shows the block and the rules that it keeps.")
    private boolean changesNothing;

    /**
     * What is to be changed; empty if nothing is.
     *
     * @throws Refusal if what was given makes no sense
     */
    Optional<ForgeryPlan> plan(BitcoinNetwork network) {
        boolean isAsked = transaction.isPresent() || output.isPresent() || to.isPresent() || mines;
        if (changesNothing && isAsked) {
            throw new Refusal("--no-tamper changes nothing: leave out --tx, --output, --to and --mine");
        } else if (triesMax.isPresent() && !mines) {
            throw new Refusal("--mine-max says how long --mine may take: add --mine");
        }
        long tries = triesMax.orElse(TRIES);
        if (tries < 1) {
            throw new Refusal("--mine-max " + tries + ": a number of nonces is 1 or more");
        }
        return changesNothing
                ? Optional.empty()
                : Optional.of(new ForgeryPlan(
                        transaction.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                        output.orElse(0),
                        script(network),
                        mines ? tries : 0));
    }

    private Script script(BitcoinNetwork network) {
        try {
            return to.map(text -> Payee.parse(text, network)).orElse(ForgeryPlan.TO_NOBODY);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--to: " + e.getMessage());
        }
    }

    /** How to ask for the same again. */
    String again() {
        return (changesNothing ? " --no-tamper" : "")
                + transaction.map(given -> " --tx " + given).orElse("")
                + output.map(given -> " --output " + given).orElse("")
                + to.map(given -> " --to " + given).orElse("")
                + (mines ? " --mine" : "")
                + triesMax.map(given -> " --mine-max " + given).orElse("");
    }
}
