package dsim.algorithms.bitcoin.watch;

import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.List;

/** Whether the best chain of any node holds a tampered block. */
public final class TamperedTaken implements Condition {

    private final Spread spread = new Spread();
    private final boolean isFeared;

    private TamperedTaken(boolean isFeared) {
        this.isFeared = isFeared;
    }

    /** {@code tampered-refused}: no node's best chain holds a tampered block. */
    public static TamperedTaken never() {
        return new TamperedTaken(true);
    }

    /** {@code tampered-taken}: the best chain of some node holds one. */
    public static TamperedTaken bySome() {
        return new TamperedTaken(false);
    }

    @Override
    public void on(TraceEvent event) {
        spread.on(event);
    }

    @Override
    public boolean holds() {
        return spread.tampered().isEmpty() == isFeared;
    }

    @Override
    public String says() {
        List<String> nodes = spread.tampered();
        return switch (nodes.size()) {
            case 0 -> "no node's best chain holds a tampered block";
            case 1 -> nodes.get(0) + " has a tampered block on its best chain";
            default ->
                nodes.size() + " nodes have a tampered block on their best chain, " + nodes.get(0) + " among them";
        };
    }
}
