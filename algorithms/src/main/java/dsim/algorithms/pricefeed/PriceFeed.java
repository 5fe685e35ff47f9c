package dsim.algorithms.pricefeed;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dsim.actor.Actor;
import dsim.actor.Address;
import dsim.actor.Context;
import dsim.actor.Role;
import dsim.algorithms.pricefeed.FeedFact.Forgotten;
import dsim.algorithms.pricefeed.FeedFact.Published;
import dsim.algorithms.pricefeed.FeedFact.Refused;
import dsim.algorithms.pricefeed.FeedFact.ScriptOver;
import dsim.algorithms.pricefeed.FeedFact.Subscribed;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedMessage.Subscribe;
import dsim.algorithms.pricefeed.QuoteScript.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A feed of exchange rates: it publishes quotes to whoever has subscribed, until the subscription is over, and tells what it
 * has planted in them.
 *
 * <p>Like the feeds that were published for the laboratory: requests are not answered, and publish at once; quotes may be
 * lost, and nobody asks for them again; whoever is gone is published to until its time is over. Unlike them: a malformed request
 * ends nothing; a renewal publishes nothing; there are at most {@value #SUBSCRIBERS} subscribers; an opportunity pays a percent
 * or so, in one definite loop, all of whose quotes are in the same publication, so that there is a ground truth; and what is
 * out of order brings none.
 *
 * <p>Timestamps are by the node's own clock. With a script, time begins with the first request, and the script's own times are
 * counted from there.
 */
public final class PriceFeed implements Actor<FeedMessage, PriceFeed.Wait> {

    /** The most subscribers. */
    static final int SUBSCRIBERS = 1000;

    /** What a feed waits for. */
    public enum Wait {
        /** Until the next publication. */
        TO_PUBLISH
    }

    private final FeedConfig config;
    private final Context<FeedMessage, Wait> context;
    private final Fluctuation prices;
    private final Map<Address, Duration> subscribedUntil = new LinkedHashMap<>();
    private boolean isPublishing;
    private int rowsOut;
    private Duration scriptBegun = Duration.ZERO;
    private long scriptBegunMicros;

    /** One feed. */
    public PriceFeed(FeedConfig config, Context<FeedMessage, Wait> context) {
        this.config = config;
        this.context = context;
        this.prices = new Fluctuation(config, context.random("prices"), context.random("plan"));
    }

    /** The role of a feed. */
    public static Role<FeedMessage, Wait> role(FeedConfig config) {
        return context -> new PriceFeed(config, context);
    }

    @Override
    public void onStart() {}

    @Override
    public void onMessage(Address from, FeedMessage message) {
        if (message instanceof Subscribe subscribe) {
            onSubscribe(from, subscribe.at());
        } else if (message instanceof Quotes) {
            // nobody sends quotes to a feed: its side of the wire does not even read them
        } else {
            throw new AssertionError("unhandled: " + message);
        }
    }

    private void onSubscribe(Address from, Address said) {
        Address at = said.host().equals(Subscribe.WHERE_IT_COMES_FROM) ? Address.of(from.host(), said.port()) : said;
        forgetWhoIsOver();
        boolean isNew = !subscribedUntil.containsKey(at);
        if (isNew && subscribedUntil.size() == SUBSCRIBERS) {
            context.note(new Refused(at));
            return;
        }
        subscribedUntil.put(at, context.uptime().plus(config.lifetime()));
        context.note(new Subscribed(at, isNew));
        if (config.script().isEmpty() ? isNew : !isPublishing) {
            isPublishing = true;
            publish();
        }
    }

    @Override
    public void onTimer(Wait wait) {
        publish();
    }

    private void publish() {
        forgetWhoIsOver();
        if (config.script().isPresent()) {
            publishRows(config.script().get().rows());
        } else if (!subscribedUntil.isEmpty()) {
            publishTick();
            context.setTimer(Wait.TO_PUBLISH, config.every());
        }
    }

    private void publishTick() {
        Fluctuation.Tick tick = prices.next(micros(context.now()));
        send(tick.quotes(), tick.isLate());
        tick.planted().ifPresent(context::note);
    }

    /** Publishes all rows whose time has come, and waits for the next. */
    private void publishRows(ImmutableList<Row> rows) {
        if (rowsOut == 0) {
            scriptBegun = context.uptime();
            scriptBegunMicros = micros(context.now());
        }
        long first = rows.get(0).arrivesMicros();
        List<Quote> due = new ArrayList<>();
        while (rowsOut < rows.size() && waitFor(rows.get(rowsOut), first).compareTo(Duration.ZERO) <= 0) {
            Quote quote = rows.get(rowsOut++).quote();
            due.add(new Quote(
                    Math.max(0, scriptBegunMicros + quote.micros() - first),
                    quote.base(),
                    quote.in(),
                    config.layout().rounded(quote.price())));
        }
        if (!due.isEmpty()) {
            send(due, false);
        }
        if (rowsOut < rows.size()) {
            context.setTimer(Wait.TO_PUBLISH, waitFor(rows.get(rowsOut), first));
        } else if (!due.isEmpty()) {
            context.note(new ScriptOver(rows.size()));
        }
    }

    private Duration waitFor(Row row, long first) {
        return scriptBegun.plus(row.arrivesMicros() - first, ChronoUnit.MICROS).minus(context.uptime());
    }

    private void send(List<Quote> quotes, boolean isLate) {
        for (List<Quote> datagram : Lists.partition(quotes, Quotes.MOST)) {
            Quotes message = Quotes.of(ImmutableList.copyOf(datagram));
            subscribedUntil.keySet().forEach(subscriber -> context.send(subscriber, message));
        }
        context.note(new Published(quotes.size(), subscribedUntil.size(), isLate));
    }

    private void forgetWhoIsOver() {
        Duration now = context.uptime();
        List<Address> over = subscribedUntil.entrySet().stream()
                .filter(each -> each.getValue().compareTo(now) <= 0)
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(subscriber -> {
            subscribedUntil.remove(subscriber);
            context.note(new Forgotten(subscriber, config.lifetime()));
        });
    }

    /** A time by the clock as records have it. */
    private static long micros(Instant time) {
        return Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
}
