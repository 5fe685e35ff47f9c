package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;

/** What is made of a block that was fetched. */
public interface Forgery {

    /**
     * The blocks to be shown, in this order.
     *
     * @throws IllegalArgumentException if they cannot be made of this block: says why
     */
    ImmutableList<Offer> of(Fetched fetched);

    /** Nothing is shown. */
    static Forgery none() {
        return fetched -> ImmutableList.of();
    }
}
