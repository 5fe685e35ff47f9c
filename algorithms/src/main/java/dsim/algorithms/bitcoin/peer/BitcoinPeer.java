package dsim.algorithms.bitcoin.peer;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.ByteString;
import dsim.actor.Context;
import dsim.actor.Gone;
import dsim.actor.Role;
import dsim.algorithms.bitcoin.chain.Block;
import dsim.algorithms.bitcoin.chain.BlockHeader;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.peer.PeerFact.Announced;
import dsim.algorithms.bitcoin.peer.PeerFact.Dropped;
import dsim.algorithms.bitcoin.peer.PeerFact.KeptAside;
import dsim.algorithms.bitcoin.peer.PeerFact.Offended;
import dsim.algorithms.bitcoin.peer.PeerFact.Refused;
import dsim.algorithms.bitcoin.peer.PeerFact.Took;
import dsim.algorithms.bitcoin.wire.BitcoinMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.BlockMessage;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Garbled;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetBlocks;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetData;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.GetHeaders;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Headers;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Inv;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.NotFound;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Other;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Ping;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Pong;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Reject;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Verack;
import dsim.algorithms.bitcoin.wire.BitcoinMessage.Version;
import dsim.algorithms.bitcoin.wire.Garbling;
import dsim.algorithms.bitcoin.wire.InventoryItem;
import dsim.algorithms.bitcoin.wire.NetAddress;
import dsim.random.Rng;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A simulated full node: serves the blocks of a real chain, looks at those that it is sent, tells its peers of those that it
 * takes, and has the manners of a family of real nodes.
 *
 * <p>Source: what nodes of four families were seen to do, as {@link Family} and {@link Offence} say; where those say nothing,
 * what Bitcoin Core does. Blocks only: transactions that are not in a block are unknown here.
 *
 * <p>Peers are hostile: what one of them can make a node keep is bounded (conversations, blocks, hashes asked for, hosts
 * banned), and so is what one question can make it send.
 */
public final class BitcoinPeer implements Actor<BitcoinMessage, PeerWait> {

    private static final Duration VERACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration BLOCKS_WITHIN = Duration.ofSeconds(60);
    private static final Duration CALL_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final int CONVERSATIONS_MAX = 256;
    private static final int BANNED_MAX = 1000;
    private static final int REQUESTED_MAX = 2 * Headers.LIMIT;

    /** So many bytes of blocks are sent in answer to one question. */
    private static final long ANSWER_BYTES_MAX = 16 << 20;

    /** From here on nodes say more of what they can before they are ready. */
    private static final int TALKATIVE_PROTOCOL = 70_016;

    /** A pruned node keeps so many blocks below its best (BIP 159). */
    private static final int KEPT_BY_PRUNED = 288;

    /** About as long as the encrypted handshake of a real node. */
    private static final int ENCRYPTED_SIZE = 800;

    /** What a node knows of one of its conversations. */
    private static final class Conversation {
        private final Address peer;
        private final boolean isCaller;
        private Optional<Version> version = Optional.empty();
        private boolean isGreeted;
        private boolean hasVerack;
        private boolean isReady;
        private boolean isLost;
        private final Set<Hash256> requested = new LinkedHashSet<>();
        private boolean hasMore;

        private Conversation(Address peer, boolean isCaller) {
            this.peer = peer;
            this.isCaller = isCaller;
        }

        private boolean offers(long service) {
            return version.map(said -> said.offers(service)).orElse(false);
        }
    }

    private final PeerConfig config;
    private final Family family;
    private final Context<BitcoinMessage, PeerWait> context;
    private final BlockTree tree;
    private final Map<Address, Conversation> conversations = new LinkedHashMap<>();
    private final Set<String> banned = new LinkedHashSet<>();

    /** One node. */
    public BitcoinPeer(PeerConfig config, Context<BitcoinMessage, PeerWait> context) {
        this.config = config;
        this.family = config.family();
        this.context = context;
        this.tree = new BlockTree(family, config.chain(), config.validates());
    }

    /** The role of nodes that are alike. */
    public static Role<BitcoinMessage, PeerWait> role(PeerConfig config) {
        return context -> new BitcoinPeer(config, context);
    }

    @Override
    public void onStart() {
        config.neighbours().forEach(this::call);
    }

    private void call(Address neighbour) {
        Conversation with = new Conversation(neighbour, true);
        conversations.put(neighbour, with);
        greet(with);
    }

    @Override
    public void onTimer(PeerWait wait) {
        if (wait instanceof PeerWait.ForVerack forVerack) {
            hangUp(forVerack.peer());
        } else if (wait instanceof PeerWait.ForBlocks forBlocks) {
            hangUp(forBlocks.peer());
        } else if (wait instanceof PeerWait.ToCallAgain again) {
            call(again.neighbour());
        } else {
            throw new AssertionError("unhandled: " + wait);
        }
    }

    @Override
    public void onGone(Address peer, Gone why) {
        hangUp(peer);
    }

    private void hangUp(Address peer) {
        Conversation with = conversations.get(peer);
        if (with != null) {
            hangUp(with);
        }
    }

    /** What was asked of the peer and did not come, others are asked for. */
    private void hangUp(Conversation with) {
        conversations.remove(with.peer);
        context.cancelTimer(new PeerWait.ForVerack(with.peer));
        context.cancelTimer(new PeerWait.ForBlocks(with.peer));
        context.close(with.peer);
        if (with.isCaller) {
            context.setTimer(new PeerWait.ToCallAgain(with.peer), CALL_AGAIN_AFTER);
        }
        if (!with.requested.isEmpty()) {
            ready().forEach(this::askForMore);
        }
    }

    private ImmutableList<Conversation> ready() {
        return conversations.values().stream()
                .filter(with -> with.isReady && !with.isLost)
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public void onMessage(Address from, BitcoinMessage message) {
        Conversation with = conversations.get(from);
        if (with == null) {
            if (banned.contains(from.host()) || conversations.size() >= CONVERSATIONS_MAX) {
                context.close(from);
                return;
            }
            with = new Conversation(from, false);
            conversations.put(from, with);
            context.setTimer(new PeerWait.ForVerack(from), VERACK_WITHIN);
            if (config.isEncrypted()) {
                answerEncrypted(with);
            }
        }
        if (!with.isLost) {
            onMessage(with, message);
        }
    }

    private void onMessage(Conversation with, BitcoinMessage message) {
        if (message instanceof Version version) {
            onVersion(with, version);
        } else if (message instanceof Verack) {
            onVerack(with);
        } else if (message instanceof Garbled garbled) {
            onGarbled(with, garbled);
        } else if (!with.isReady) {
            onEarly(with, message);
        } else if (message instanceof Ping ping) {
            say(with, new Pong(ping.nonce()));
        } else if (message instanceof GetHeaders get) {
            onGetHeaders(with, get);
        } else if (message instanceof GetBlocks get) {
            onGetBlocks(with, get);
        } else if (message instanceof GetData get) {
            onGetData(with, get.items());
        } else if (message instanceof Inv inv) {
            onInv(with, inv.items());
        } else if (message instanceof Headers headers) {
            onHeaders(with, headers.headers());
        } else if (message instanceof BlockMessage it) {
            onBlock(with, it.block());
        } else if (message instanceof Other other && other.command().equals("mempool")) {
            offended(with, Offence.MEMPOOL_WITHOUT_BLOOM, "mempool", "asked for transactions outside of blocks");
        }
    }

    private void say(Conversation with, BitcoinMessage message) {
        context.send(with.peer, message);
    }

    // ---- getting to know each other

    private void onVersion(Conversation with, Version version) {
        if (with.version.isPresent()) {
            offended(with, Offence.SECOND_VERSION, "version", "introduced itself twice");
        } else if (version.protocol() < family.oldestProtocol()) {
            offended(with, Offence.OLD_VERSION, "version", "speaks protocol " + version.protocol());
        } else {
            with.version = Optional.of(version);
            greet(with);
            if (version.protocol() >= TALKATIVE_PROTOCOL) {
                family.beforeVerack().forEach(command -> say(with, new Other(command, ByteString.empty())));
            }
            say(with, new Verack());
            beReady(with);
        }
    }

    private void greet(Conversation with) {
        if (!with.isGreeted) {
            with.isGreeted = true;
            say(
                    with,
                    new Version(
                            family.protocol(),
                            services(),
                            context.now().getEpochSecond(),
                            NetAddress.NONE,
                            NetAddress.NONE,
                            context.random("nonce").nextLong(),
                            family.userAgent(),
                            tree.height(),
                            true));
        }
    }

    private long services() {
        return config.isPruned()
                ? family.services() & ~Version.SERVES_BLOCKS | Version.SERVES_LAST_BLOCKS
                : family.services();
    }

    private void onVerack(Conversation with) {
        if (with.version.isEmpty() && !with.isCaller) {
            offended(with, Offence.VERACK_FIRST, "verack", "said verack before it introduced itself");
        } else {
            with.hasVerack = true;
            beReady(with);
        }
    }

    private void beReady(Conversation with) {
        if (!with.hasVerack || with.version.isEmpty() || with.isReady) {
            return;
        }
        Version version = with.version.get();
        with.isReady = true;
        context.cancelTimer(new PeerWait.ForVerack(with.peer));
        context.note(new PeerFact.Met(with.peer, version.userAgent(), version.protocol(), version.services()));
        family.afterVerack().forEach(command -> say(with, greeting(command)));
        if (version.startHeight() > tree.height()) {
            askForMore(with);
        }
    }

    private BitcoinMessage greeting(String command) {
        return switch (command) {
            case "ping" -> new Ping(context.random("ping").nextLong());
            case "sendcmpct" ->
                new Other(command, new ChainWriter().putByte(0).putLong(2).toByteString());
            case "feefilter" ->
                new Other(command, new ChainWriter().putLong(1000).toByteString());
            default -> new Other(command, ByteString.empty());
        };
    }

    private void onEarly(Conversation with, BitcoinMessage message) {
        boolean isQuestion =
                message instanceof GetHeaders || message instanceof GetBlocks || message instanceof GetData;
        if (isQuestion) {
            offended(with, Offence.ASKED_BEFORE_VERACK, "version", "asked before it said verack");
        }
    }

    private void onGarbled(Conversation with, Garbled garbled) {
        Offence offence = switch (garbled.garbling()) {
            case NO_MAGIC -> with.version.isEmpty() ? Offence.NO_MAGIC_FIRST : Offence.WRONG_MAGIC;
            case OTHER_NETWORK -> with.version.isEmpty() ? Offence.WRONG_MAGIC_FIRST : Offence.WRONG_MAGIC;
            case WRONG_CHECKSUM -> Offence.BAD_CHECKSUM;
            case BROKEN_PAYLOAD -> Offence.MALFORMED;
            case OVERSIZE -> Offence.OVERSIZE;
        };
        offended(with, offence, garbled.command(), garbled.sentence());
    }

    private void answerEncrypted(Conversation with) {
        Rng random = context.random("encrypted");
        byte[] bytes = new byte[ENCRYPTED_SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.below(256);
        }
        bytes[0] = (byte) 0x80; // so that it is never taken for a magic, or for text
        with.isLost = true;
        say(with, new Garbled(Garbling.NO_MAGIC, "", "an encrypted handshake", ByteString.of(bytes)));
    }

    // ---- what it does about what it should not have been sent

    private void offended(Conversation with, Offence offence, String command, String evidence) {
        Reaction reaction = offence.reactionOf(family);
        context.note(new Offended(with.peer, offence, evidence, reaction));
        react(with, reaction, new Reject(command, offence.code(), offence.says(), Optional.empty()));
    }

    private void react(Conversation with, Reaction reaction, Reject reject) {
        if (reaction.saysReject()) {
            say(with, reject);
        }
        switch (reaction) {
            case ANSWERS_ENCRYPTED -> answerEncrypted(with);
            case GREETS -> greet(with);
            case ASKS_FOR_MORE ->
                say(
                        with,
                        new GetBlocks(
                                family.protocol(),
                                tree.locator(),
                                reject.subject().orElse(Hash256.ZERO)));
            case REJECTS_AND_BANS -> {
                if (banned.size() < BANNED_MAX) {
                    banned.add(with.peer.host());
                }
            }
            default -> {}
        }
        if (reaction.closes()) {
            hangUp(with);
        }
    }

    // ---- serving

    private void onGetHeaders(Conversation with, GetHeaders get) {
        boolean isOld = !tree.network().isMinedAtOnce();
        if (config.isSilentOnHeaders() || isOld && !family.answersHeadersWhileOld()) {
            return;
        }
        List<BlockHeader> headers = new ArrayList<>();
        if (get.locator().isEmpty()) {
            tree.block(get.stop()).map(Block::header).ifPresent(headers::add);
        } else {
            for (int height = first(get.locator()); height <= tree.height(); height++) {
                Hash256 hash = tree.hashAt(height);
                headers.add(tree.block(hash).orElseThrow().header());
                if (headers.size() == Headers.LIMIT || hash.equals(get.stop())) {
                    break;
                }
            }
        }
        say(with, new Headers(ImmutableList.copyOf(headers)));
    }

    /** The height behind the first of some blocks that is on the best chain. */
    private int first(List<Hash256> locator) {
        return 1
                + locator.stream()
                        .flatMap(hash -> tree.heightOnBest(hash).stream())
                        .findFirst()
                        .orElse(0);
    }

    private void onGetBlocks(Conversation with, GetBlocks get) {
        List<InventoryItem> items = new ArrayList<>();
        for (int height = first(get.locator()); height <= tree.height(); height++) {
            Hash256 hash = tree.hashAt(height);
            items.add(InventoryItem.block(hash));
            if (items.size() == Inv.BLOCKS_LIMIT || hash.equals(get.stop())) {
                break;
            }
        }
        if (!items.isEmpty()) {
            say(with, new Inv(ImmutableList.copyOf(items)));
        }
    }

    private void onGetData(Conversation with, List<InventoryItem> items) {
        List<InventoryItem> missing = new ArrayList<>();
        long bytes = 0;
        for (InventoryItem item : items) {
            Optional<Block> block = item.isBlock() ? tree.block(item.hash()) : Optional.empty();
            if (block.isPresent() && isGone(item.hash())) {
                hangUp(with);
                return;
            } else if (block.isPresent()) {
                Block sent = item.type() == InventoryItem.WITNESS_BLOCK
                        ? block.get()
                        : block.get().withoutWitness();
                bytes += sent.size();
                if (bytes > ANSWER_BYTES_MAX) {
                    break;
                }
                say(with, new BlockMessage(sent));
            } else if (!item.isBlock() || family.saysNotFoundForBlocks()) {
                missing.add(item);
            }
        }
        if (!missing.isEmpty()) {
            say(with, new NotFound(ImmutableList.copyOf(missing)));
        }
    }

    private boolean isGone(Hash256 hash) {
        return config.isPruned() && tree.heightOf(hash).orElse(0) < tree.height() - KEPT_BY_PRUNED;
    }

    // ---- taking blocks

    private void askForMore(Conversation with) {
        say(
                with,
                family.asksForHeadersFirst()
                        ? new GetHeaders(family.protocol(), tree.locator(), Hash256.ZERO)
                        : new GetBlocks(family.protocol(), tree.locator(), Hash256.ZERO));
    }

    private void onInv(Conversation with, List<InventoryItem> items) {
        List<Hash256> unknown = new ArrayList<>();
        for (InventoryItem item : items) {
            if (item.isBlock() && isWanted(item.hash())) {
                unknown.add(item.hash());
            }
        }
        if (unknown.isEmpty()) {
            return;
        } else if (family.asksForHeadersFirst()) {
            askForMore(with);
        } else {
            with.hasMore = items.size() >= Inv.BLOCKS_LIMIT;
            request(with, unknown);
        }
    }

    /** Whether it is worth asking for: nobody has been asked for it yet. */
    private boolean isWanted(Hash256 hash) {
        return !tree.has(hash)
                && !tree.isBad(hash)
                && conversations.values().stream().noneMatch(with -> with.requested.contains(hash));
    }

    private void onHeaders(Conversation with, List<BlockHeader> headers) {
        List<Hash256> unknown = new ArrayList<>();
        Set<Hash256> said = new LinkedHashSet<>();
        for (BlockHeader header : headers) {
            Hash256 hash = header.hash();
            if (config.validates() && !header.hasItsWork()) {
                refuse(
                        with,
                        "headers",
                        hash,
                        Hash256.ZERO,
                        new Verdict.Refused(
                                Offence.PROOF_OF_WORK, "high-hash", "the header " + hash + " has no proof of work"));
                return;
            } else if (!tree.has(header.previous()) && !said.contains(header.previous())) {
                break;
            }
            said.add(hash);
            if (isWanted(hash)) {
                unknown.add(hash);
            }
        }
        with.hasMore = headers.size() >= Headers.LIMIT;
        request(with, unknown);
    }

    private void request(Conversation with, List<Hash256> hashes) {
        if (with.requested.size() + hashes.size() > REQUESTED_MAX) {
            return;
        }
        int type = with.offers(Version.SERVES_WITNESSES) ? InventoryItem.WITNESS_BLOCK : InventoryItem.BLOCK;
        ImmutableList.Builder<InventoryItem> items = ImmutableList.builder();
        int count = 0;
        for (Hash256 hash : hashes) {
            if (with.requested.add(hash)) {
                items.add(new InventoryItem(type, hash));
                count++;
            }
        }
        if (count > 0) {
            say(with, new GetData(items.build()));
            context.setTimer(new PeerWait.ForBlocks(with.peer), BLOCKS_WITHIN);
        }
    }

    private void onBlock(Conversation with, Block block) {
        Hash256 hash = block.hash();
        Offence unrequested = family.unrequested(tree.network());
        if (!with.requested.remove(hash) && unrequested.reactionOf(family).closes()) {
            offended(with, unrequested, "block", "sent the block " + hash + " unasked");
        } else if (block.hasWitness()
                && !with.offers(Version.SERVES_WITNESSES)
                && Offence.WITNESS_FROM_PLAIN_PEER.reactionOf(family).closes()) {
            offended(with, Offence.WITNESS_FROM_PLAIN_PEER, "block", "sent witnesses that it does not say it has");
        } else {
            judge(with, block, hash);
        }
    }

    private void judge(Conversation with, Block block, Hash256 hash) {
        Hash256 content = Hash256.ofContent(block.toBytes().toByteArray());
        Verdict verdict = tree.offer(block);
        if (verdict instanceof Verdict.Best best) {
            context.note(new Took(with.peer, hash, content, tree.height(), best.abandoned(), best.joined()));
            announce(hash);
        } else if (verdict instanceof Verdict.Aside) {
            context.note(new KeptAside(with.peer, hash, content));
            if (family.announcesForks()) {
                announce(hash);
            }
        } else if (verdict instanceof Verdict.Dropped) {
            context.note(new Dropped(with.peer, hash, content));
        } else if (verdict instanceof Verdict.Refused refused) {
            refuse(with, "block", hash, content, refused);
            return;
        }
        if (with.requested.isEmpty()) {
            context.cancelTimer(new PeerWait.ForBlocks(with.peer));
            if (with.hasMore) {
                with.hasMore = false;
                askForMore(with);
            }
        }
    }

    private void refuse(Conversation with, String command, Hash256 hash, Hash256 content, Verdict.Refused refused) {
        Offence offence = refused.offence();
        Reaction reaction = offence.reactionOf(family);
        context.note(new Refused(with.peer, hash, content, offence, refused.evidence(), reaction));
        String reason = family.saysReasonsOfCore() ? refused.name() : offence.says();
        react(with, reaction, new Reject(command, offence.code(), reason, Optional.of(hash)));
    }

    /** Also to the one from whom it came: so it hears that its block was taken. */
    private void announce(Hash256 hash) {
        for (Conversation with : ready()) {
            context.note(new Announced(with.peer, hash));
            say(with, new Inv(ImmutableList.of(InventoryItem.block(hash))));
        }
    }
}
