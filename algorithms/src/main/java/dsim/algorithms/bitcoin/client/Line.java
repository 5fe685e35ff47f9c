package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableSet;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Ping;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Pong;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Verack;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.NetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One conversation with one peer: introduces the client, answers pings, names what goes wrong, and leaves the rest to an
 * {@link Errand}. Over after the first failure; then it does nothing any more.
 */
final class Line {

    /** What the client speaks: all families take it, and it owes them nothing that came later. */
    static final int PROTOCOL = 70_015;

    private static final String USER_AGENT = "/dsim:0.1/";

    /** Messages without which a client gets nowhere. Whatever is wrong with others is none of its business. */
    private static final ImmutableSet<String> NEEDED =
            ImmutableSet.of("version", "verack", "headers", "inv", "block", "notfound");

    private final Context<BitcoinMessage, Wait> context;
    private final Duration answerWithin;
    private final Address peer;
    private final long nonce;
    private Optional<Errand> errand = Optional.empty();
    private Optional<Version> theirs = Optional.empty();
    private Optional<Reject> complaint = Optional.empty();
    private Optional<Wait> waiting = Optional.empty();
    private boolean hasVerack;
    private boolean isOpen;
    private boolean isOver;

    Line(Context<BitcoinMessage, Wait> context, Duration answerWithin, Address peer) {
        this.context = context;
        this.answerWithin = answerWithin;
        this.peer = peer;
        this.nonce = context.random("nonce").nextLong();
    }

    /** With whom. */
    Address peer() {
        return peer;
    }

    /** Introduces the client. */
    void open(Errand of) {
        errand = Optional.of(of);
        context.send(
                peer,
                new Version(
                        PROTOCOL,
                        of.services(),
                        context.now().getEpochSecond(),
                        NetAddress.NONE,
                        NetAddress.NONE,
                        nonce,
                        USER_AGENT,
                        of.startHeight(),
                        false));
        await(Wait.FOR_HANDSHAKE, answerWithin);
    }

    void say(BitcoinMessage message) {
        context.send(peer, message);
    }

    /** Waits for one thing, instead of what it waited for before. */
    void await(Wait wait, Duration delay) {
        rest();
        waiting = Optional.of(wait);
        context.setTimer(wait, delay);
    }

    /** Waits for nothing. */
    void rest() {
        waiting.ifPresent(context::cancelTimer);
        waiting = Optional.empty();
    }

    boolean isWaiting(Wait wait) {
        return waiting.equals(Optional.of(wait));
    }

    /** Ends the conversation. */
    void hangUp() {
        isOver = true;
        rest();
        context.close(peer);
    }

    /** Ends the conversation, as the peer is of no use. */
    void fail(Failure failure, String sentence) {
        if (!isOver) {
            hangUp();
            errand.orElseThrow().onFailure(failure, sentence);
        }
    }

    void onMessage(BitcoinMessage message) {
        if (isOver) {
            return;
        } else if (message instanceof Ping ping) {
            say(new Pong(ping.nonce()));
        } else if (message instanceof Garbled garbled) {
            onGarbled(garbled);
        } else if (message instanceof Version version && theirs.isEmpty()) {
            onVersion(version);
        } else if (message instanceof Verack) {
            hasVerack = true;
            begin();
        } else if (isOpen) {
            errand.orElseThrow().onMessage(message);
        } else if (message instanceof Reject reject) {
            complaint = Optional.of(reject);
        }
    }

    private void onVersion(Version version) {
        if (version.nonce() == nonce) {
            fail(Failure.SELF, "it sends back the nonce of this client");
            return;
        }
        errand.orElseThrow().look(version);
        if (!isOver) {
            theirs = Optional.of(version);
            say(new Verack());
            begin();
        }
    }

    private void begin() {
        if (hasVerack && theirs.isPresent() && !isOpen) {
            Version version = theirs.get();
            isOpen = true;
            rest();
            context.note(new ClientFact.Met(
                    peer, version.userAgent(), version.protocol(), version.services(), version.startHeight()));
            errand.orElseThrow().begin(version);
        }
    }

    private void onGarbled(Garbled garbled) {
        switch (garbled.garbling()) {
            case OTHER_NETWORK -> fail(Failure.WRONG_NETWORK, "it sent " + garbled.sentence());
            case NO_MAGIC -> {
                boolean isText = isText(garbled.bytes());
                fail(
                        isText ? Failure.NOT_BITCOIN : theirs.isEmpty() ? Failure.ENCRYPTED : Failure.MALFORMED,
                        "it sent " + (isText ? "text" : garbled.sentence()));
            }
            case OVERSIZE -> fail(Failure.MALFORMED, "it announced " + garbled.sentence());
            case WRONG_CHECKSUM -> failIfNeeded(Failure.CHECKSUM, garbled);
            case BROKEN_PAYLOAD -> failIfNeeded(Failure.MALFORMED, garbled);
        }
    }

    private void failIfNeeded(Failure failure, Garbled garbled) {
        if (NEEDED.contains(garbled.command())) {
            fail(failure, garbled.sentence());
        }
    }

    private static boolean isText(ByteString bytes) {
        for (int i = 0; i < bytes.size(); i++) {
            int each = bytes.at(i);
            if (each < ' ' && each != '\r' && each != '\n' && each != '\t' || each == 0x7f) {
                return false;
            }
        }
        return true;
    }

    void onTimer(Wait wait) {
        if (isOver) {
            return;
        }
        waiting = Optional.empty();
        if (wait == Wait.FOR_HANDSHAKE) {
            String missing = theirs.isEmpty() ? "version" : "verack";
            fail(Failure.SILENT, "it sent no " + missing + " for " + seconds(answerWithin) + complained());
        } else {
            errand.orElseThrow().onSilence(wait);
        }
    }

    void onGone(Gone why) {
        if (isOver) {
            return;
        } else if (isOpen) {
            errand.orElseThrow().onGone(why);
            return;
        }
        switch (why) {
            case REFUSED -> fail(Failure.REFUSED, Failure.REFUSED.sentence());
            case UNRESOLVED -> fail(Failure.UNRESOLVED, Failure.UNRESOLVED.sentence());
            case TIMED_OUT -> fail(Failure.UNREACHABLE, Failure.UNREACHABLE.sentence());
            case CLOSED, RESET, MALFORMED ->
                fail(
                        Failure.DISCONNECTED,
                        ended(why)
                                + (theirs.isEmpty()
                                        ? " before its version, as a node of another network does, or one that is full"
                                        : " after its version")
                                + complained());
        }
    }

    private String complained() {
        return complaint.map(reject -> ", having said " + text(reject)).orElse("");
    }

    /** How a peer ended a conversation, in a clause. */
    static String ended(Gone why) {
        return switch (why) {
            case RESET -> "it broke the connection off";
            case TIMED_OUT -> "the connection died";
            case MALFORMED -> "it broke off within a message";
            default -> "it closed the connection";
        };
    }

    /** A reject in words: {@code reject of 'block': 0x10 invalid, "high-hash"}. */
    static String text(Reject reject) {
        return String.format(
                Locale.ROOT,
                "reject of '%s': 0x%02x %s, \"%s\"",
                reject.command(),
                reject.code(),
                reject.codeName(),
                reject.reason());
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9).replace(".0 s", " s");
    }
}
