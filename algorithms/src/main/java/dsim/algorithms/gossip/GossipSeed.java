package dsim.algorithms.gossip;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.gossip.GossipMessage.Connected;
import dsim.algorithms.gossip.GossipMessage.Dead;
import dsim.algorithms.gossip.GossipMessage.Listed;
import dsim.algorithms.gossip.GossipMessage.Peers;
import dsim.algorithms.gossip.GossipMessage.Register;

/**
 * A seed of the gossip network: registers peers, hands out lists with degrees, learns who is connected to whom, and removes
 * who is reported dead.
 *
 * <p>Source: the assignment of the classroom, in which peers find each other by seeds that are always up. What is late,
 * doubled, of an earlier life, or from somebody who is not listed changes nothing ({@link SeedBook}).
 *
 * <p>Seeds do not talk to each other. A seed where none of a dead peer's neighbours registered never hears of its death, and
 * goes on listing it. A seed that crashes comes back knowing nobody. It believes what registered peers say: one that lies
 * takes others off the list.
 */
public final class GossipSeed implements Actor<GossipMessage, GossipSeed.Wait> {

    /** What a seed waits for. */
    public enum Wait {
        /** Something changed: does nothing else? */
        FOR_REST
    }

    /** Longer hosts are no peers': a page has room for some hundred of these. */
    private static final int HOST_LENGTH = 100;

    private final SeedConfig config;
    private final Context<GossipMessage, Wait> context;
    private final SeedBook book = new SeedBook();
    private boolean isWaiting;
    private boolean hasChanged;

    /** A seed that knows nobody. */
    public GossipSeed(SeedConfig config, Context<GossipMessage, Wait> context) {
        this.config = config;
        this.context = context;
    }

    /** The role of all seeds. */
    public static Role<GossipMessage, Wait> role(SeedConfig config) {
        return context -> new GossipSeed(config, context);
    }

    @Override
    public void onStart() {}

    @Override
    public void onMessage(Address from, GossipMessage message) {
        if (message instanceof Register register) {
            onRegister(new PeerId(from, register.life()));
        } else if (message instanceof Connected connected) {
            onConnected(new PeerId(from, connected.life()), connected.neighbours());
        } else if (message instanceof Dead dead) {
            onDead(from, dead.peer());
        }
    }

    private void onRegister(PeerId peer) {
        if (!isPlain(peer.address().host())) {
            return;
        }
        if (book.register(peer)) {
            context.note(new GossipFact.Registered(peer));
            change();
        }
        if (book.lists(peer)) {
            handOut(peer.address());
        }
    }

    private static boolean isPlain(String host) {
        return host.length() <= HOST_LENGTH && host.chars().allMatch(letter -> letter < 128);
    }

    private void handOut(Address newcomer) {
        ImmutableList<Listed> list = config.listLimit().isPresent()
                ? book.sampleFor(newcomer, config.listLimit().get(), context.random("list"))
                : book.listFor(newcomer);
        ImmutableList<ImmutableList<Listed>> pages = Pages.of(list, Listed::address);
        if (pages.isEmpty()) {
            context.send(newcomer, new Peers(0, 1, list));
        }
        for (int page = 0; page < pages.size(); page++) {
            context.send(newcomer, new Peers(page, pages.size(), pages.get(page)));
        }
    }

    private void onConnected(PeerId teller, ImmutableList<PeerId> neighbours) {
        boolean isNew = false;
        for (PeerId neighbour : neighbours) {
            isNew |= book.connect(teller, neighbour);
        }
        if (isNew) {
            change();
        }
    }

    private void onDead(Address reporter, PeerId dead) {
        boolean wasListed = book.lists(dead);
        if (book.bury(reporter, dead)) {
            if (wasListed) {
                context.note(new GossipFact.Removed(dead));
            }
            change();
        }
    }

    private void change() {
        hasChanged = true;
        if (!isWaiting) {
            await();
        }
    }

    private void await() {
        isWaiting = true;
        hasChanged = false;
        context.setTimer(Wait.FOR_REST, config.tellAfter());
    }

    @Override
    public void onTimer(Wait wait) {
        if (hasChanged) {
            await();
        } else {
            isWaiting = false;
            context.note(new GossipFact.Book(book.listFor(context.self())));
        }
    }
}
