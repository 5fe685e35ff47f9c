package dsim.live;

import dsim.actor.Address;
import java.time.Instant;

/** What lies under a node: sockets, or the record of a run. It never calls back from within one of its methods. */
interface Ground {

    /** What the clock of the machine shows. */
    Instant clock();

    /** Opens a conversation. How it goes on is told later. */
    Outlet open(LiveNode node, Conversation conversation);

    /** Sends a packet. */
    void send(LiveNode node, Address to, byte[] packet);

    /** Sets a timer, by its number. */
    void setTimer(LiveNode node, long number, long dueNanos);

    /** Takes a timer back. */
    void cancelTimer(LiveNode node, long number);

    /** The actor has thrown: the node is over. */
    void failed(LiveNode node, NodeFailure failure);
}
