package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.BitcoinNetwork;

/**
 * A family of full nodes: how each of them talks when nothing is wrong, as it was seen to do. What each does when something is
 * wrong says {@link Offence}.
 *
 * <p>Left out: bcoin may introduce itself before it is spoken to, and all serve more kinds of messages than blocks need.
 */
public enum Family {

    /** Bitcoin Core 31.99. */
    CORE(
            "/Satoshi:31.99.0/",
            70_017,
            0xc09,
            31_800,
            ImmutableList.of("wtxidrelay", "sendaddrv2"),
            ImmutableList.of("sendcmpct", "ping", "feefilter")),

    /** Bitcoin Knots 29.4.3. */
    KNOTS(
            "/Satoshi:29.4.3/Knots:20260508/",
            70_016,
            0x1000_0c0d,
            31_800,
            ImmutableList.of("wtxidrelay", "sendaddrv2"),
            ImmutableList.of("sendcmpct", "ping", "feefilter")),

    /** btcd 0.26.1. */
    BTCD("/btcwire:0.5.0/btcd:0.26.1/", 70_016, 0x44d, 209, ImmutableList.of("sendaddrv2"), ImmutableList.of()),

    /** bcoin 2.2.0. */
    BCOIN("/bcoin:2.2.0/", 70_015, 0xd, 70_001, ImmutableList.of(), ImmutableList.of("sendcmpct", "getaddr"));

    private final String userAgent;
    private final int protocol;
    private final long services;
    private final int oldestProtocol;
    private final ImmutableList<String> beforeVerack;
    private final ImmutableList<String> afterVerack;

    Family(
            String userAgent,
            int protocol,
            long services,
            int oldestProtocol,
            ImmutableList<String> beforeVerack,
            ImmutableList<String> afterVerack) {
        this.userAgent = userAgent;
        this.protocol = protocol;
        this.services = services;
        this.oldestProtocol = oldestProtocol;
        this.beforeVerack = beforeVerack;
        this.afterVerack = afterVerack;
    }

    /** The name of its program, as it says. */
    String userAgent() {
        return userAgent;
    }

    /** The version of the protocol that it speaks. */
    int protocol() {
        return protocol;
    }

    /** What it offers. */
    long services() {
        return services;
    }

    /** It has nothing to do with those who speak an older version of the protocol. */
    int oldestProtocol() {
        return oldestProtocol;
    }

    /** What it says to peers of its own age before it says that it has read their version. */
    ImmutableList<String> beforeVerack() {
        return beforeVerack;
    }

    /** What it says as soon as both are introduced. */
    ImmutableList<String> afterVerack() {
        return afterVerack;
    }

    /** Whether it answers {@code getheaders} though its best block is old. */
    boolean answersHeadersWhileOld() {
        return this != BTCD;
    }

    /** Whether it says that it does not have a block; all say so of transactions. */
    boolean saysNotFoundForBlocks() {
        return this == BTCD || this == BCOIN;
    }

    /** Whether it looks at a block's transactions before it looks whether it knows the block, or what work is in it. */
    boolean looksInsideFirst() {
        return this == CORE || this == KNOTS;
    }

    /** Whether it wants to see a block's header before it asks for the block. */
    boolean asksForHeadersFirst() {
        return this == CORE || this == KNOTS;
    }

    /** Whether it drops blocks that fork off more than a day of blocks below its best one. */
    boolean dropsOldForks() {
        return this == CORE;
    }

    /** Whether it tells its peers of blocks that are not on its best chain. */
    boolean announcesForks() {
        return this == BTCD;
    }

    /** Whether it names what is wrong with a block as Bitcoin Core does; btcd has sentences of its own. */
    boolean saysReasonsOfCore() {
        return this != BTCD;
    }

    /** What it is for it to get a block that it did not ask for. */
    Offence unrequested(BitcoinNetwork network) {
        return network.isMinedAtOnce() ? Offence.UNREQUESTED : Offence.UNREQUESTED_ON_MAIN;
    }
}
