package dsim.algorithms.bitcoin.watch;

import dsim.actor.Address;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.client.ClientFact;
import dsim.algorithms.bitcoin.client.ClientFact.Failed;
import dsim.algorithms.bitcoin.client.ClientFact.FellBack;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.client.ClientFact.Judged;
import dsim.algorithms.bitcoin.client.ClientFact.NobodyHelped;
import dsim.algorithms.bitcoin.client.ClientFact.NotShown;
import dsim.algorithms.bitcoin.client.ClientFact.NothingToShow;
import dsim.algorithms.bitcoin.client.ClientFact.Shows;
import dsim.algorithms.bitcoin.client.ClientFact.Tries;
import dsim.algorithms.bitcoin.client.ClientFact.Walked;
import dsim.algorithms.bitcoin.peer.PeerFact;
import dsim.algorithms.bitcoin.peer.PeerFact.Dropped;
import dsim.algorithms.bitcoin.peer.PeerFact.KeptAside;
import dsim.algorithms.bitcoin.peer.PeerFact.Offended;
import dsim.algorithms.bitcoin.peer.PeerFact.Refused;
import dsim.algorithms.bitcoin.peer.PeerFact.Took;
import dsim.algorithms.bitcoin.peer.Reaction;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.trace.TraceEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tells what clients and full nodes do, in sentences without a full stop. */
public final class BitcoinNarration implements Function<TraceEvent, Optional<String>> {

    private static final int SHOWN_DIGITS = 16;
    private static final int FIRST_EPHEMERAL_PORT = 49152;
    private static final Pattern NODE = Pattern.compile("(?!localhost)[a-z0-9-]*[a-z][a-z0-9-]*");

    private final boolean isOfClients;

    private BitcoinNarration(boolean isOfClients) {
        this.isOfClients = isOfClients;
    }

    /** What clients do. */
    public static BitcoinNarration ofClients() {
        return new BitcoinNarration(true);
    }

    /** What full nodes do. */
    public static BitcoinNarration ofPeers() {
        return new BitcoinNarration(false);
    }

    @Override
    public Optional<String> apply(TraceEvent event) {
        if (event.kind() != TraceEvent.Kind.NOTE) {
            return Optional.empty();
        }
        String node = event.node().host();
        if (isOfClients) {
            return event.subject() instanceof ClientFact fact ? client(node, fact) : Optional.empty();
        }
        return event.subject() instanceof PeerFact fact ? peer(node, fact) : Optional.empty();
    }

    /** Nodes of a run go by their names; live, strangers by their whole address, which has its port in it already. */
    /** A long chain comes in hundreds of pieces: of the later ones, those are told that end at a round height, or the chain. */
    private static boolean isMilestone(int height) {
        int round = height <= 20_000 ? 1 : height <= 200_000 ? 20_000 : 100_000;
        return height % round == 0 || height % Inv.BLOCKS_LIMIT != 0;
    }

    private static String name(Address peer) {
        boolean isOfRun = peer.port() == 1 || peer.port() >= FIRST_EPHEMERAL_PORT;
        boolean isNode = isOfRun && NODE.matcher(peer.host()).matches();
        return isNode ? peer.host() : peer.toString();
    }

    private static String shortened(Hash256 hash) {
        String digits = hash.toString();
        return "…" + digits.substring(digits.length() - SHOWN_DIGITS);
    }

    private static Optional<String> client(String client, ClientFact fact) {
        if (fact instanceof Tries tries) {
            return Optional.of(client + " turns to " + name(tries.peer()));
        } else if (fact instanceof ClientFact.Met met) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s meets %s: %s, protocol %d, services 0x%x, height %d",
                    client,
                    name(met.peer()),
                    printable(met.userAgent()),
                    met.protocol(),
                    met.services(),
                    met.startHeight()));
        } else if (fact instanceof Walked walked) {
            return isMilestone(walked.height())
                    ? Optional.of(client + " knows the chain up to height " + walked.height())
                    : Optional.empty();
        } else if (fact instanceof FellBack fell) {
            return Optional.of(client + " asks for lists of hashes: " + fell.why());
        } else if (fact instanceof Failed failed) {
            return Optional.of(client + " gives up on " + name(failed.peer()) + " ("
                    + failed.failure().word() + "): " + printable(failed.sentence()));
        } else if (fact instanceof NobodyHelped) {
            return Optional.of("no peer was of use to " + client);
        } else if (fact instanceof Fetched fetched) {
            return Optional.of(fetched(client, fetched));
        } else if (fact instanceof NothingToShow nothing) {
            return Optional.of(client + " has nothing to show: " + nothing.sentence());
        } else if (fact instanceof Shows shows) {
            return Optional.of(client + " shows " + name(shows.peer()) + " block " + shortened(shows.hash()) + ", "
                    + shows.offer());
        } else if (fact instanceof Judged judged) {
            return Optional.of(judged.offer() + ": " + judged(judged));
        } else if (fact instanceof NotShown not) {
            return Optional.of(
                    not.offer() + " could not be shown to " + name(not.peer()) + ": " + printable(not.sentence()));
        }
        return Optional.empty();
    }

    private static String fetched(String client, Fetched fetched) {
        int transactions = fetched.block().transactions().size();
        return client + " has block " + fetched.height() + " from " + name(fetched.peer()) + ", "
                + shortened(fetched.block().hash()) + ": " + transactions
                + (transactions == 1 ? " transaction" : " transactions")
                + (fetched.wanted() == 0
                        ? ""
                        : ", " + fetched.spent().size() + " of " + fetched.wanted() + " spent outputs found");
    }

    /** What a peer did about a block, in a clause: {@code p1 rejects it (0x10 invalid, "high-hash") and stays}. */
    public static String judged(Judged judged) {
        String peer = name(judged.peer());
        String end = judged.hungUpAfter()
                .map(after -> String.format(Locale.ROOT, " after %.3f s", after.toNanos() / 1e9))
                .orElse("");
        return switch (judged.reception()) {
            case REJECTED ->
                judged.reject()
                        .map(reject -> String.format(
                                Locale.ROOT,
                                "%s rejects it (0x%02x %s, \"%s\")%s",
                                peer,
                                reject.code(),
                                reject.codeName(),
                                printable(reject.reason()),
                                end.isEmpty() ? " and stays connected" : " and disconnects" + end))
                        .orElseThrow();
            case DISCONNECTED -> peer + " disconnects" + end + ", without a word";
            case NOT_WANTED -> peer + " does not ask for it, as if it knew it";
            case SILENCE -> peer + " says nothing and stays connected" + keeps(judged);
            case KEPT ->
                peer + " says nothing, but gives it back when asked: it is kept; on which chain, it does not say";
            case ACCEPTED -> peer + " accepts it: it announces the block to its peers";
        };
    }

    private static String keeps(Judged judged) {
        return switch (judged.kept()) {
            case NOT_FOUND -> "; asked for it, it has no such block";
            case ITS_OWN -> "; asked for it, it gives the block that it had before";
            default -> "";
        };
    }

    private static Optional<String> peer(String node, PeerFact fact) {
        if (fact instanceof Took took) {
            return Optional.of(node + " takes block " + took.height() + ", " + shortened(took.hash()) + ", from "
                    + name(took.from())
                    + (took.abandoned() == 0
                            ? ""
                            : ", and abandons " + took.abandoned() + (took.abandoned() == 1 ? " block" : " blocks")));
        } else if (fact instanceof KeptAside kept) {
            return Optional.of(node + " keeps block " + shortened(kept.hash()) + " from " + name(kept.from())
                    + " aside: its own chain has as much work");
        } else if (fact instanceof Dropped dropped) {
            return Optional.of(node + " drops block " + shortened(dropped.hash()) + " from " + name(dropped.from()));
        } else if (fact instanceof Refused refused) {
            return Optional.of(node + " refuses block " + shortened(refused.hash()) + " from " + name(refused.from())
                    + " (" + word(refused.reaction()) + "): " + refused.evidence());
        } else if (fact instanceof Offended offended) {
            return Optional.of(node + " is offended by " + name(offended.from()) + " (" + word(offended.reaction())
                    + "): " + printable(offended.evidence()));
        } else if (fact instanceof PeerFact.Met met) {
            return Optional.of(node + " meets " + name(met.peer()) + ": " + printable(met.userAgent()) + ", protocol "
                    + met.protocol());
        }
        return Optional.empty();
    }

    private static String word(Reaction reaction) {
        return reaction.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A text of a peer, which may be anything: what is no plain character is a question mark. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(each -> printable.append(each >= ' ' && each < 0x7f ? (char) each : '?'));
        return printable.toString();
    }
}
