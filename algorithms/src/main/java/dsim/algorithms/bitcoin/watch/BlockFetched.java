package dsim.algorithms.bitcoin.watch;

import dsim.actor.Address;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.client.ClientFact.Tries;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.util.LinkedHashSet;
import java.util.Set;

/** Every client that tried has its block: {@code block-fetched}. */
public final class BlockFetched implements Condition {

    private final Set<Address> waiting = new LinkedHashSet<>();
    private final Set<Address> served = new LinkedHashSet<>();
    private String last = "no client has tried";

    @Override
    public void on(TraceEvent event) {
        if (event.kind() != TraceEvent.Kind.NOTE) {
            return;
        }
        String client = event.node().host();
        if (event.subject() instanceof Tries && !served.contains(event.node())) {
            waiting.add(event.node());
            last = client + " has no block yet";
        } else if (event.subject() instanceof Fetched fetched) {
            waiting.remove(event.node());
            served.add(event.node());
            last = client + " has block " + fetched.height() + " from "
                    + fetched.peer().host();
        } else if (event.subject() instanceof Failed failed) {
            last = client + " got nothing from " + failed.peer().host() + ": " + failed.sentence();
        }
    }

    @Override
    public boolean holds() {
        return waiting.isEmpty() && !served.isEmpty();
    }

    @Override
    public String says() {
        return last;
    }
}
