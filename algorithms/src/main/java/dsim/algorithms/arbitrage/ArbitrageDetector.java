package dsim.algorithms.arbitrage;

import com.google.common.collect.ImmutableList;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.arbitrage.ArbitrageFact.Asked;
import dsim.algorithms.arbitrage.ArbitrageFact.Back;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Full;
import dsim.algorithms.arbitrage.ArbitrageFact.Heard;
import dsim.algorithms.arbitrage.ArbitrageFact.Over;
import dsim.algorithms.arbitrage.ArbitrageFact.Repriced;
import dsim.algorithms.arbitrage.ArbitrageFact.Silent;
import dsim.algorithms.arbitrage.ArbitrageFact.Why;
import dsim.algorithms.arbitrage.QuoteBoard.Change;
import dsim.algorithms.arbitrage.QuoteBoard.Fate;
import dsim.algorithms.arbitrage.QuoteBoard.News;
import dsim.algorithms.pricefeed.Currency;
import dsim.algorithms.pricefeed.FeedMessage;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedMessage.Subscribe;
import dsim.algorithms.pricefeed.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Subscribes to a price feed and tells each opportunity for arbitrage once: when it is found, in the direction in which it is
 * traded, and when it is over.
 *
 * <p>Source: the laboratory sheet on publish/subscribe, and R. Sedgewick, K. Wayne, <i>Algorithms</i>, 4th edition, 2011, section 4.4
 * (arbitrage as a negative cycle over minus the logarithms of rates). Unlike there, all loops that pay are found wherever they are,
 * not only those that can be reached from one currency; see {@link QuoteBoard} for which of them are told.
 *
 * <p>A quote counts until it is older than {@link Rules#maxAge} or superseded; one that is older than another of its market is
 * dropped. Ages are as right as the clock: if that is ahead, quotes are dropped that should count, all of them if it is farther
 * ahead than that age; if it is behind, quotes count for too long. Nothing is authenticated: whoever can send to this node can
 * quote.
 *
 * <p>A feed forgets its subscribers after a while without a word, so the request is renewed; a feed that falls silent is asked
 * again, and after a silence timestamps may begin anew, as the feed may be another one.
 */
public final class ArbitrageDetector implements Actor<FeedMessage, ArbitrageDetector.Wait> {

    /** What a detector waits for. */
    public enum Wait {
        /** Until the request is renewed. */
        TO_RENEW,
        /** Quotes. */
        FOR_QUOTES,
        /** Until the next quote is too old. */
        FOR_EXPIRY
    }

    private static final long HOUR_MICROS = 3_600_000_000L;

    private final ArbitrageConfig config;
    private final Context<FeedMessage, Wait> context;
    private final QuoteBoard board;
    private final Map<ImmutableList<Currency>, Duration> foundAt = new LinkedHashMap<>();
    private Duration heardAt = Duration.ZERO;
    private boolean isSilent;
    private long feedMicros = Long.MIN_VALUE;
    private Duration feedMicrosAt = Duration.ZERO;

    /** One detector. */
    public ArbitrageDetector(ArbitrageConfig config, Context<FeedMessage, Wait> context) {
        this.config = config;
        this.context = context;
        this.board = new QuoteBoard(config.rules());
    }

    /** The role of a detector. */
    public static Role<FeedMessage, Wait> role(ArbitrageConfig config) {
        return context -> new ArbitrageDetector(config, context);
    }

    @Override
    public void onStart() {
        heardAt = context.uptime();
        ask(Why.FIRST);
    }

    private void ask(Why why) {
        config.feed().ifPresent(feed -> {
            Address self = context.self();
            context.send(feed, new Subscribe(self));
            context.note(new Asked(feed, why));
            context.setTimer(Wait.TO_RENEW, config.renewEvery());
            if (why != Why.RENEWAL) {
                context.setTimer(Wait.FOR_QUOTES, config.silenceAfter());
            }
        });
    }

    @Override
    public void onMessage(Address from, FeedMessage message) {
        if (message instanceof Quotes quotes) {
            onQuotes(quotes);
        } else if (message instanceof Subscribe) {
            // nobody subscribes to a subscriber: its side of the wire does not even read that
        } else {
            throw new AssertionError("unhandled: " + message);
        }
    }

    private void onQuotes(Quotes message) {
        if (isSilent) {
            isSilent = false;
            board.forgetOrder();
            feedMicros = Long.MIN_VALUE;
            context.note(new Back(context.uptime().minus(heardAt)));
        }
        heardAt = context.uptime();
        if (config.feed().isPresent()) {
            context.setTimer(Wait.FOR_QUOTES, config.silenceAfter());
        }

        followFeed(message);
        long now = nowMicros();
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        for (Quote quote : message.quotes()) {
            fates.merge(board.put(quote, now), 1, Integer::sum);
        }
        context.note(new Heard(
                fates.getOrDefault(Fate.IN_FORCE, 0),
                fates.getOrDefault(Fate.STALE, 0),
                fates.getOrDefault(Fate.OUT_OF_ORDER, 0),
                message.malformed(),
                fates.getOrDefault(Fate.ONE_TOO_MANY, 0)));
        look(now);
    }

    private void followFeed(Quotes message) {
        for (Quote quote : message.quotes()) {
            if (quote.micros() > feedMicros) {
                feedMicros = quote.micros();
                feedMicrosAt = context.uptime();
            }
        }
    }

    @Override
    public void onTimer(Wait wait) {
        switch (wait) {
            case TO_RENEW -> ask(Why.RENEWAL);
            case FOR_QUOTES -> onSilence();
            case FOR_EXPIRY -> look(nowMicros());
        }
    }

    private void onSilence() {
        isSilent = true;
        context.note(new Silent(context.uptime().minus(heardAt)));
        ask(Why.SILENCE);
    }

    private void look(long now) {
        boolean wasFull = board.isFull();
        for (News news : board.look(now)) {
            tell(news.change(), news.loop());
        }
        if (board.isFull() && !wasFull) {
            context.note(new Full(QuoteBoard.LOOPS));
        }
        board.nextExpiry()
                .ifPresentOrElse(
                        last -> context.setTimer(Wait.FOR_EXPIRY, justAfter(last, now)),
                        () -> context.cancelTimer(Wait.FOR_EXPIRY));
    }

    /**
     * Until a time is over; a microsecond at least, so that a clock that jumps to and fro does no harm, and an hour at most,
     * for quotes of the far future.
     */
    private static Duration justAfter(long last, long now) {
        return Duration.of(Math.min(Math.max(1, last - now), HOUR_MICROS), ChronoUnit.MICROS)
                .plusNanos(1);
    }

    private void tell(Change change, Loop loop) {
        switch (change) {
            case FOUND -> {
                foundAt.put(loop.currencies(), context.uptime());
                context.note(new Found(loop));
            }
            case REPRICED -> context.note(new Repriced(loop));
            case PAST, STALE -> {
                Duration found = Objects.requireNonNull(foundAt.remove(loop.currencies()));
                context.note(new Over(loop, context.uptime().minus(found), change == Change.STALE));
            }
        }
    }

    /** The time by which quotes age, in microseconds, rounded up. */
    private long nowMicros() {
        if (config.clock() == ArbitrageConfig.Clock.FEED && feedMicros != Long.MIN_VALUE) {
            return feedMicros + roundedUp(context.uptime().minus(feedMicrosAt));
        }
        return roundedUp(Duration.between(Instant.EPOCH, context.now()));
    }

    private static long roundedUp(Duration time) {
        return Math.addExact(Math.multiplyExact(time.getSeconds(), 1_000_000L), (time.getNano() + 999L) / 1000);
    }
}
