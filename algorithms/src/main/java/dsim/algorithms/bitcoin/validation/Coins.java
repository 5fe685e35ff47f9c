package dsim.algorithms.bitcoin.validation;

import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.chain.Script;
import java.util.Optional;

/** What is known of the outputs of earlier blocks: of all, of some, or of none. */
public interface Coins {

    /** Knows nothing. */
    Coins NONE = new Coins() {
        @Override
        public Optional<Coin> coin(OutPoint at) {
            return Optional.empty();
        }

        @Override
        public Optional<Hash256> spender(OutPoint at) {
            return Optional.empty();
        }

        @Override
        public boolean isMissing(OutPoint at) {
            return false;
        }
    };

    /** An output, spent or not; empty if it is not known. */
    Optional<Coin> coin(OutPoint at);

    /** The script of an output, which may be known where its value is not. */
    default Optional<Script> script(OutPoint at) {
        return coin(at).map(coin -> coin.output().script());
    }

    /** The id of the transaction that has spent an output; empty if it is not known to be spent. */
    Optional<Hash256> spender(OutPoint at);

    /** Whether an output that is not known is known not to exist. */
    boolean isMissing(OutPoint at);
}
