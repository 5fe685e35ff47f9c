package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.client.ClientFact.Judged;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import java.util.Optional;

/**
 * Fetches a block of the Bitcoin chain by its height, and may show a peer what it made of it.
 *
 * <p>It tries its peers one after the other until one sends the block, and says of each of the others why it was of no use.
 * Headers are checked link by link and for their proof of work, so that the height of a block is no peer's word; peers that
 * tell no headers are asked for lists of hashes, and then it is. Each block is shown in a conversation of its own, as nodes end
 * conversations over bad blocks.
 *
 * <p>Source: the protocol as Bitcoin Core speaks it ({@code net_processing.cpp}, BIP 14, 31, 35, 61, 144), in the order in
 * which the families Core, Knots, btcd and bcoin all take it: nothing is asked before both have said {@code verack}.
 *
 * <p>Every wait has an end, whatever a peer does. A peer can keep this client from the block only as long as these last, and
 * can lie about the height only if it tells no headers.
 */
public final class BitcoinClient implements Actor<BitcoinMessage, Wait> {

    private final ClientConfig config;
    private final Context<BitcoinMessage, Wait> context;
    private Optional<Line> line = Optional.empty();
    private int tried;
    private ImmutableList<Offer> offers = ImmutableList.of();
    private int shown;
    private boolean mayBeShunned;

    /** One client. */
    public BitcoinClient(ClientConfig config, Context<BitcoinMessage, Wait> context) {
        this.config = config;
        this.context = context;
    }

    /** The role of a client. */
    public static Role<BitcoinMessage, Wait> role(ClientConfig config) {
        return context -> new BitcoinClient(config, context);
    }

    @Override
    public void onStart() {
        tryNext();
    }

    @Override
    public void onMessage(Address from, BitcoinMessage message) {
        to(from).ifPresent(open -> open.onMessage(message));
    }

    @Override
    public void onTimer(Wait wait) {
        line.ifPresent(open -> open.onTimer(wait));
    }

    @Override
    public void onGone(Address peer, Gone why) {
        to(peer).ifPresent(open -> open.onGone(why));
    }

    private Optional<Line> to(Address peer) {
        return line.filter(open -> open.peer().equals(peer));
    }

    private Line lineTo(Address peer) {
        Line open = new Line(context, config.answerWithin(), peer);
        line = Optional.of(open);
        context.note(new ClientFact.Tries(peer));
        return open;
    }

    private void tryNext() {
        if (tried == config.peers().size()) {
            context.note(new ClientFact.NobodyHelped());
            context.note(new ClientFact.Done());
            return;
        }
        Address peer = config.peers().get(tried++);
        Line open = lineTo(peer);
        open.open(new Fetch(context, config, open, new Fetch.Customer() {
            @Override
            public void onFetched(Fetched fetched) {
                fetched(fetched);
            }

            @Override
            public void onFailure(Failure failure, String sentence) {
                context.note(new ClientFact.Failed(peer, failure, sentence));
                tryNext();
            }
        }));
    }

    private void fetched(Fetched fetched) {
        context.note(fetched);
        try {
            offers = config.forgery().of(fetched);
        } catch (IllegalArgumentException e) {
            context.note(new ClientFact.NothingToShow(String.valueOf(e.getMessage())));
        }
        showNext(config.showTo().orElse(fetched.peer()));
    }

    private void showNext(Address peer) {
        if (shown == offers.size()) {
            context.note(new ClientFact.Done());
            return;
        }
        Offer offer = offers.get(shown++);
        Line open = lineTo(peer);
        open.open(new Show(context, config, open, config.height(), offer, new Show.Customer() {
            @Override
            public void onJudged(Judged judged) {
                context.note(judged);
                mayBeShunned |=
                        judged.reject().isPresent() || judged.hungUpAfter().isPresent();
                showNext(peer);
            }

            @Override
            public void onFailure(Failure failure, String sentence) {
                String reason = mayBeShunned ? sentence + ", perhaps because of a block before" : sentence;
                context.note(new ClientFact.NotShown(peer, offer.name(), failure, reason));
                showNext(peer);
            }
        }));
    }
}
