package dsim.algorithms.bitcoin.client;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.chain.OutPoint;
import dsim.algorithms.bitcoin.client.ClientFact.Fetched;
import dsim.algorithms.bitcoin.validation.Coin;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Headers;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.InventoryItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fetches a block by its height: walks the chain by headers, or by lists of hashes where headers do not come, asks for the
 * block, and then for earlier ones, in which the outputs were made that its transactions spend.
 */
final class Fetch implements Errand {

    /** So many earlier blocks are asked for at once, and fewer if they are large. */
    private static final int BATCH = 128;

    private static final int BATCH_BYTES = 4 << 20;

    /** So many bytes of earlier blocks are read at most. */
    private static final long EARLIER_BYTES_MAX = 64 << 20;

    /** What a pruned node keeps at least (BIP 159). */
    private static final int KEPT_BY_PRUNED = 288;

    /** What is done with the result. */
    interface Customer {

        void onFetched(Fetched fetched);

        void onFailure(Failure failure, String sentence);
    }

    private final Context<BitcoinMessage, Wait> context;
    private final ClientConfig config;
    private final Line line;
    private final Customer customer;
    private final HeaderChain chain;
    private final int wanted;

    private boolean servesWitnesses;
    private int listed;
    private boolean isAskedAgain;
    private Optional<Block> block = Optional.empty();
    private Optional<BlockHeader> previous = Optional.empty();
    private Optional<BlockHeader> next = Optional.empty();
    private final SpentOutputs spent = new SpentOutputs();
    private int searchedDownTo;
    private int outstanding;
    private long earlierBytes;
    private Duration searchBegan = Duration.ZERO;

    Fetch(Context<BitcoinMessage, Wait> context, ClientConfig config, Line line, Customer customer) {
        this.context = context;
        this.config = config;
        this.line = line;
        this.customer = customer;
        this.chain = new HeaderChain(config.network());
        this.wanted = config.height();
        this.searchedDownTo = wanted;
    }

    @Override
    public long services() {
        return 0;
    }

    @Override
    public int startHeight() {
        return 0;
    }

    @Override
    public void look(Version theirs) {
        int height = theirs.startHeight();
        if (height < wanted) {
            line.fail(Failure.TOO_SHORT, "its chain ends at height " + height + ", below " + wanted);
        } else if (!theirs.offers(Version.SERVES_BLOCKS)
                && !(theirs.offers(Version.SERVES_LAST_BLOCKS) && height - wanted < KEPT_BY_PRUNED)) {
            line.fail(
                    Failure.PRUNED,
                    theirs.offers(Version.SERVES_LAST_BLOCKS)
                            ? "it keeps the last " + KEPT_BY_PRUNED + " blocks only, and ends at height " + height
                            : "it does not say that it serves blocks");
        }
    }

    @Override
    public void begin(Version theirs) {
        servesWitnesses = theirs.offers(Version.SERVES_WITNESSES);
        askForHeaders();
    }

    @Override
    public void onMessage(BitcoinMessage message) {
        if (message instanceof Headers headers) {
            onHeaders(headers.headers());
        } else if (message instanceof Inv inv) {
            onInv(inv.items());
        } else if (message instanceof BlockMessage it) {
            onBlock(it.block());
        } else if (message instanceof NotFound not) {
            onNotFound(not.items());
        }
    }

    @Override
    public void onSilence(Wait wait) {
        switch (wait) {
            case FOR_HEADERS -> askForList("no headers came for " + Line.seconds(config.headersWithin()));
            case FOR_LIST -> {
                if (listed > 0 && chain.height() >= wanted) {
                    askForBlock();
                } else if (listed > 0) {
                    endsAt(chain.height());
                } else {
                    line.fail(
                            Failure.SILENT,
                            "it answers neither getheaders nor getblocks from height " + chain.height());
                }
            }
            case FOR_BLOCK -> line.fail(Failure.SILENT, "no block came for " + Line.seconds(config.blockWithin()));
            case FOR_NEXT_BLOCK -> searchEarlier();
            case FOR_EARLIER_BLOCKS ->
                finish("it sent no more earlier blocks for " + Line.seconds(config.answerWithin()));
            default -> throw new AssertionError("a fetch does not wait " + wait);
        }
    }

    @Override
    public void onGone(Gone why) {
        if (line.isWaiting(Wait.FOR_NEXT_BLOCK) || line.isWaiting(Wait.FOR_EARLIER_BLOCKS)) {
            finish(Line.ended(why) + " while earlier blocks were read");
        } else {
            String question = line.isWaiting(Wait.FOR_BLOCK) ? "getdata" : listed > 0 ? "getblocks" : "getheaders";
            String hint = line.isWaiting(Wait.FOR_BLOCK) ? ", as nodes do that keep no old blocks" : "";
            line.fail(Failure.DISCONNECTED, Line.ended(why) + " when it was asked (" + question + ")" + hint);
        }
    }

    @Override
    public void onFailure(Failure failure, String sentence) {
        if (block.isPresent()) {
            report(sentence);
        } else {
            customer.onFailure(failure, sentence);
        }
    }

    // ---- the way to the block

    private void askForHeaders() {
        line.say(new GetHeaders(Line.PROTOCOL, ImmutableList.of(chain.tip()), Hash256.ZERO));
        line.await(Wait.FOR_HEADERS, config.headersWithin());
    }

    /** Headers may still come, late, while a list is waited for. */
    private void onHeaders(List<BlockHeader> headers) {
        boolean isLate = line.isWaiting(Wait.FOR_LIST) && listed == 0;
        if (!line.isWaiting(Wait.FOR_HEADERS) && !isLate) {
            return;
        } else if (headers.isEmpty()) {
            onNoHeaders(isLate);
            return;
        }
        for (BlockHeader header : headers) {
            if (chain.height() > wanted) {
                break;
            }
            Optional<String> flaw = chain.append(header);
            if (flaw.isPresent()) {
                line.fail(Failure.INVALID_CHAIN, flaw.get());
                return;
            }
            if (chain.height() == wanted - 1) {
                previous = Optional.of(header);
            } else if (chain.height() == wanted + 1) {
                next = Optional.of(header);
            }
        }
        context.note(new ClientFact.Walked(line.peer(), chain.height()));
        boolean isTip = headers.size() < Headers.LIMIT;
        if (chain.height() > wanted || chain.height() == wanted && isTip) {
            askForBlock();
        } else {
            askForHeaders();
        }
    }

    private void onNoHeaders(boolean isLate) {
        if (chain.height() >= wanted) {
            askForBlock();
        } else if (chain.height() > 0) {
            endsAt(chain.height());
        } else if (!isLate) {
            askForList("it sent no headers, though its chain is longer");
        }
    }

    private void endsAt(int height) {
        line.fail(Failure.TOO_SHORT, "its chain ends at height " + height + ", below " + wanted);
    }

    private void askForList(String why) {
        context.note(new ClientFact.FellBack(line.peer(), why));
        askForMoreOfList();
    }

    private void askForMoreOfList() {
        line.say(new GetBlocks(Line.PROTOCOL, ImmutableList.of(chain.tip()), Hash256.ZERO));
        line.await(Wait.FOR_LIST, config.answerWithin());
    }

    private void onInv(List<InventoryItem> items) {
        if (!line.isWaiting(Wait.FOR_LIST)) {
            return;
        }
        int before = chain.height();
        for (InventoryItem item : items) {
            if (item.isBlock() && chain.height() <= wanted && !item.hash().equals(chain.tip())) {
                chain.believe(item.hash());
                listed++;
            }
        }
        if (chain.height() == before) {
            return;
        }
        context.note(new ClientFact.Walked(line.peer(), chain.height()));
        boolean isTip = chain.height() - before < Inv.BLOCKS_LIMIT;
        if (chain.height() > wanted || chain.height() == wanted && isTip) {
            askForBlock();
        } else {
            askForMoreOfList();
        }
    }

    // ---- the block

    private void askForBlock() {
        isAskedAgain = !mayHaveWitness();
        ask(isAskedAgain ? InventoryItem.BLOCK : InventoryItem.WITNESS_BLOCK);
    }

    private boolean mayHaveWitness() {
        return servesWitnesses && wanted >= config.network().rules().segwit();
    }

    private void ask(int type) {
        line.say(new GetData(ImmutableList.of(new InventoryItem(type, chain.hashAt(wanted)))));
        line.await(Wait.FOR_BLOCK, config.blockWithin());
    }

    private void onBlock(Block came) {
        if (line.isWaiting(Wait.FOR_BLOCK)) {
            onWantedBlock(came);
        } else if (line.isWaiting(Wait.FOR_NEXT_BLOCK)) {
            if (came.hash().equals(chain.hashAt(wanted + 1))
                    && came.header().previous().equals(chain.hashAt(wanted))) {
                next = Optional.of(came.header());
            }
            searchEarlier();
        } else if (line.isWaiting(Wait.FOR_EARLIER_BLOCKS)) {
            onEarlierBlock(came);
        }
    }

    private void onWantedBlock(Block came) {
        Optional<String> flaw = flawOf(came);
        if (flaw.isPresent()) {
            line.fail(Failure.WRONG_BLOCK, flaw.get());
            return;
        }
        block = Optional.of(came);
        spent.wantedBy(came);
        if (next.isEmpty() && chain.height() > wanted) {
            line.say(new GetData(ImmutableList.of(InventoryItem.block(chain.hashAt(wanted + 1)))));
            line.await(Wait.FOR_NEXT_BLOCK, config.answerWithin());
        } else {
            searchEarlier();
        }
    }

    /** Whether it is the block at that height, so far as can be seen without knowing the coins. */
    private Optional<String> flawOf(Block came) {
        Hash256 asked = chain.hashAt(wanted);
        Hash256 root = came.merkleTree().root();
        if (!came.hash().equals(asked)) {
            return Optional.of("it sent the block " + came.hash() + " when asked for " + asked);
        } else if (!came.header().merkleRoot().equals(root)) {
            return Optional.of("the transactions of the block it sent have the merkle root " + root
                    + ", but its header says " + came.header().merkleRoot());
        } else if (came.merkleTree().isAmbiguous()) {
            return Optional.of("it sent the block with transactions that are doubled (CVE-2012-2459)");
        } else if (!chain.isLinked() && !came.header().hasItsWork()) {
            return Optional.of("the block it sent has no proof of work");
        } else if (wanted > 0 && !came.header().previous().equals(chain.hashAt(wanted - 1))) {
            return Optional.of("the block it sent does not follow the one that it listed before");
        }
        return Optional.empty();
    }

    private void onNotFound(List<InventoryItem> items) {
        boolean isWanted =
                items.stream().anyMatch(item -> item.hash().equals(chain.hashAt(Math.min(wanted, chain.height()))));
        if (line.isWaiting(Wait.FOR_BLOCK) && isWanted) {
            if (isAskedAgain) {
                line.fail(Failure.NOT_FOUND, "it says that it does not have the block " + chain.hashAt(wanted));
            } else { // it may not know of witnesses
                isAskedAgain = true;
                ask(InventoryItem.BLOCK);
            }
        } else if (line.isWaiting(Wait.FOR_NEXT_BLOCK)) {
            searchEarlier();
        } else if (line.isWaiting(Wait.FOR_EARLIER_BLOCKS)) {
            finish("it says that it does not have an earlier block");
        }
    }

    // ---- what the block spends

    private void searchEarlier() {
        searchBegan = context.uptime();
        searchOn();
    }

    private void searchOn() {
        int searched = wanted - searchedDownTo;
        if (spent.areAllFound()) {
            finish("");
        } else if (searchedDownTo <= 1) {
            finish("the others are in none of the earlier blocks");
        } else if (config.earlierBlocks() == 0) {
            finish("no earlier blocks were to be read");
        } else if (searched >= config.earlierBlocks()) {
            finish("the search ends after " + searched + " earlier blocks");
        } else if (earlierBytes > EARLIER_BYTES_MAX) {
            finish("the search ends after " + (earlierBytes >> 20) + " MiB of earlier blocks");
        } else if (context.uptime().minus(searchBegan).compareTo(config.blockWithin()) > 0) {
            finish("the search ends after " + Line.seconds(config.blockWithin()));
        } else {
            int batch = Math.min(BATCH, 1 + BATCH_BYTES / block.orElseThrow().size());
            askForEarlier(Math.min(batch, Math.min(searchedDownTo - 1, config.earlierBlocks() - searched)));
        }
    }

    private void askForEarlier(int count) {
        ImmutableList.Builder<InventoryItem> items = ImmutableList.builder();
        for (int i = 1; i <= count; i++) {
            items.add(InventoryItem.block(chain.hashAt(searchedDownTo - i)));
        }
        outstanding = count;
        line.say(new GetData(items.build()));
        line.await(Wait.FOR_EARLIER_BLOCKS, config.answerWithin());
    }

    /** Nodes answer in the order in which they were asked. What an output holds is proven by the id of its transaction. */
    private void onEarlierBlock(Block came) {
        int height = searchedDownTo - 1;
        if (!came.hash().equals(chain.hashAt(height))) {
            return;
        }
        searchedDownTo = height;
        earlierBytes += came.size();
        spent.look(came, height);
        outstanding--;
        if (outstanding == 0 || spent.areAllFound() || earlierBytes > EARLIER_BYTES_MAX) {
            searchOn();
        } else {
            line.await(Wait.FOR_EARLIER_BLOCKS, config.answerWithin());
        }
    }

    private void finish(String limit) {
        line.hangUp();
        report(limit);
    }

    private void report(String limit) {
        ImmutableMap<OutPoint, Coin> found = spent.found();
        customer.onFetched(new Fetched(
                line.peer(),
                wanted,
                block.orElseThrow(),
                chain.isLinked(),
                previous,
                chain.medianTimeBefore(wanted),
                next,
                found,
                spent.wanted(),
                wanted - searchedDownTo,
                spent.areAllFound() ? "" : limit));
    }
}
