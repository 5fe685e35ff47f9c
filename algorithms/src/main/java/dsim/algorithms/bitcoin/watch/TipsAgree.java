package dsim.algorithms.bitcoin.watch;

import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.LinkedHashSet;
import java.util.Set;

/** Some node has taken a block, and all that have taken blocks have the same best one: {@code tips-agree}. */
public final class TipsAgree implements Condition {

    private final Spread spread = new Spread();

    @Override
    public void on(TraceEvent event) {
        spread.on(event);
    }

    private Set<Hash256> tips() {
        return new LinkedHashSet<>(spread.tips().values());
    }

    @Override
    public boolean holds() {
        return spread.tips().size() > 0 && tips().size() == 1;
    }

    @Override
    public String says() {
        int ends = tips().size();
        return ends == 0
                ? "no node has taken a block"
                : spread.tips().size() + " nodes that took blocks have " + ends
                        + (ends == 1 ? " best block" : " best blocks");
    }
}
