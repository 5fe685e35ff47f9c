package dsim.scenarios.live;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;

/**
 * Tells the steps of a live run as those of a virtual one: nodes of the run go by their addresses in the virtual world, such as
 * {@code p1}, and a stranger by a host that is its whole address.
 */
final class NamedNodes implements TraceSink {

    private final ImmutableBiMap<Address, Address> names;
    private final ImmutableList<TraceSink> sinks;
    private final TraceEvent told = new TraceEvent();

    /**
     * A teller.
     *
     * @param names the addresses in the virtual world by the real ones
     */
    NamedNodes(ImmutableBiMap<Address, Address> names, ImmutableList<TraceSink> sinks) {
        this.names = names;
        this.sinks = sinks;
    }

    @Override
    public void on(TraceEvent event) {
        told.is(
                event.kind(),
                event.timeNanos(),
                named(event.node()),
                named(event.peer()),
                event.subject(),
                event.message(),
                event.bytes(),
                event.reason());
        for (TraceSink sink : sinks) {
            sink.on(told);
        }
    }

    private Address named(Address real) {
        Address name = names.get(real);
        if (name != null) {
            return name;
        }
        return real.equals(TraceEvent.nobody()) ? real : Address.of(real.toString(), real.port());
    }
}
