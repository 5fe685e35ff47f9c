package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.client.ClientFact.Judged;
import dsim.algorithms.bitcoin.client.ClientFact.Kept;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Headers;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Ping;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Pong;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.InventoryItem;
import dsim.random.Rng;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Shows a peer a block and watches what it does: a word against it, the end of the conversation, an announcement of its own,
 * or nothing. Behind the block goes a ping, whose answer says that the block was handled; then the block is asked for, to see
 * whether the peer kept it.
 */
final class Show implements Errand {

    /** A peer that says nothing is watched for this part of the time longer: some answer a ping before they are done. */
    private static final int SETTLING = 5;

    /** Who watches. */
    interface Customer {

        void onJudged(Judged judged);

        void onFailure(Failure failure, String sentence);
    }

    private final Context<BitcoinMessage, Wait> context;
    private final ClientConfig config;
    private final Line line;
    private final Offer offer;
    private final Customer customer;
    private final Hash256 hash;
    private final int height;

    private boolean wasAskedFor;
    private OptionalLong awaited = OptionalLong.empty();
    private Optional<Duration> shownAt = Optional.empty();
    private Optional<Duration> hungUpAfter = Optional.empty();
    private Optional<Reject> reject = Optional.empty();
    private boolean wasAnnounced;
    private Kept kept = Kept.NOT_ASKED;

    Show(
            Context<BitcoinMessage, Wait> context,
            ClientConfig config,
            Line line,
            int height,
            Offer offer,
            Customer customer) {
        this.context = context;
        this.config = config;
        this.line = line;
        this.height = height;
        this.offer = offer;
        this.customer = customer;
        this.hash = offer.block().hash();
    }

    /** Some families take blocks from those only who say that they serve them, with witnesses. */
    @Override
    public long services() {
        return Version.SERVES_BLOCKS | Version.SERVES_WITNESSES;
    }

    @Override
    public int startHeight() {
        return height;
    }

    @Override
    public void begin(Version theirs) {
        context.note(new ClientFact.Shows(
                line.peer(),
                offer.name(),
                offer.isTampered(),
                hash,
                Hash256.ofContent(offer.block().toBytes().toByteArray())));
        if (wantsToAskFirst(theirs)) {
            line.say(new Inv(ImmutableList.of(InventoryItem.block(hash))));
            line.await(Wait.FOR_REQUEST, config.verdictWithin());
        } else {
            show();
        }
    }

    /** These take a block that they did not ask for as an offence. */
    private boolean wantsToAskFirst(Version theirs) {
        String program = theirs.userAgent().toLowerCase(Locale.ROOT);
        return program.contains("bcoin")
                || program.contains("btcd") && !config.network().isMinedAtOnce();
    }

    private void show() {
        wasAskedFor = true;
        shownAt = Optional.of(context.uptime());
        line.say(new BlockMessage(offer.block()));
        ping();
        line.await(Wait.FOR_VERDICT, config.verdictWithin());
    }

    private void ping() {
        Rng random = context.random("ping");
        long nonce = random.nextLong();
        awaited = OptionalLong.of(nonce);
        line.say(new Ping(nonce));
    }

    @Override
    public void onMessage(BitcoinMessage message) {
        if (message instanceof GetData get) {
            onGetData(get);
        } else if (message instanceof GetHeaders) {
            onGetHeaders();
        } else if (message instanceof Reject says) {
            onReject(says);
        } else if (message instanceof Inv inv) {
            wasAnnounced |= wasAskedFor
                    && inv.items().stream()
                            .anyMatch(item -> item.isBlock() && item.hash().equals(hash));
        } else if (message instanceof Headers headers) {
            wasAnnounced |= wasAskedFor
                    && headers.headers().stream().map(BlockHeader::hash).anyMatch(hash::equals);
        } else if (message instanceof Pong pong) {
            onPong(pong.nonce());
        } else if (message instanceof BlockMessage it) {
            onBlock(it.block());
        } else if (message instanceof NotFound not && kept == Kept.NOTHING) {
            boolean isMeant = not.items().stream().anyMatch(item -> item.hash().equals(hash));
            kept = isMeant ? Kept.NOT_FOUND : kept;
        }
    }

    private void onGetData(GetData get) {
        if (!wasAskedFor && get.items().stream().anyMatch(item -> item.hash().equals(hash))) {
            show();
        }
    }

    /** Who says that it serves blocks is asked for headers; a bad one would be an offence of its own. */
    private void onGetHeaders() {
        line.say(new Headers(ImmutableList.of()));
    }

    private void onReject(Reject says) {
        if (reject.isEmpty() && says.subject().map(hash::equals).orElse(true)) {
            reject = Optional.of(says);
        }
    }

    private void onBlock(Block came) {
        if (kept == Kept.NOTHING && came.hash().equals(hash)) {
            boolean isThis = came.withoutWitness().equals(offer.block().withoutWitness());
            kept = isThis ? Kept.THIS : Kept.ITS_OWN;
        }
    }

    /** The first answer says that the block was handled, the second one that the question for it was. */
    private void onPong(long nonce) {
        if (awaited.isEmpty() || awaited.getAsLong() != nonce) {
            return;
        }
        awaited = OptionalLong.empty();
        if (kept == Kept.NOT_ASKED) {
            kept = Kept.NOTHING;
            line.say(new GetData(ImmutableList.of(InventoryItem.block(hash))));
            ping();
        } else {
            line.await(Wait.FOR_VERDICT, config.verdictWithin().dividedBy(SETTLING));
        }
    }

    @Override
    public void onSilence(Wait wait) {
        line.hangUp();
        judge();
    }

    @Override
    public void onGone(Gone why) {
        Duration now = context.uptime();
        hungUpAfter = Optional.of(shownAt.map(now::minus).orElse(Duration.ZERO));
        line.hangUp();
        judge();
    }

    @Override
    public void onFailure(Failure failure, String sentence) {
        customer.onFailure(failure, sentence);
    }

    private void judge() {
        customer.onJudged(
                new Judged(line.peer(), offer.name(), hash, wasAskedFor, reject, hungUpAfter, wasAnnounced, kept));
    }
}
