package dsim.algorithms.bitcoin.client;

import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Verack;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.Garbling;
import dsim.algorithms.bitcoin.wire.NetAddress;

/** A peer that follows a script: what it says to each message. Without one for a message it does what it should until the handshake is over. */
final class OddPeer implements Actor<BitcoinMessage, OddPeer.Nothing> {

    /** It waits for nothing. */
    enum Nothing {}

    /** What it does about a message; answers whether it was in the script. */
    interface Script {
        boolean answer(BitcoinMessage said, OddPeer peer);
    }

    /** A service bit, and a height, as honest peers have them. */
    static final Version HONEST = new Version(70_015, 9, 0, NetAddress.NONE, NetAddress.NONE, 77, "/odd/", 4312, true);

    private final Context<BitcoinMessage, Nothing> context;
    private final Script script;
    private Address caller = Address.of("nobody", 1);

    private OddPeer(Script script, Context<BitcoinMessage, Nothing> context) {
        this.script = script;
        this.context = context;
    }

    static Role<BitcoinMessage, Nothing> role(Script script) {
        return context -> new OddPeer(script, context);
    }

    void say(BitcoinMessage message) {
        context.send(caller, message);
    }

    void sayBytes(byte... bytes) {
        say(new Garbled(Garbling.NO_MAGIC, "", "", ByteString.of(bytes)));
    }

    void close() {
        context.close(caller);
    }

    @Override
    public void onStart() {}

    @Override
    public void onMessage(Address from, BitcoinMessage message) {
        caller = from;
        if (!script.answer(message, this) && message instanceof Version) {
            say(HONEST);
            say(new Verack());
        }
    }

    @Override
    public void onTimer(Nothing timer) {}
}
