package dsim.algorithms.arbitrage;

import dsim.actor.Address;
import dsim.algorithms.arbitrage.ArbitrageFact.Asked;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Repriced;
import dsim.algorithms.pricefeed.FeedFact.Planted;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.Quote;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what detectors tell against what feeds say they have planted. What was planted is found by a detector if that tells a
 * loop with all the quotes that are out of line; a loop that goes on at these quotes counts as well, as it is told only once.
 * What is told without any planted quote was not planted.
 */
final class PlantedTruth implements TraceSink {

    /** What was planted, and when. */
    private record Seed(Set<Quote> quotes, long atNanos) {}

    /** What one detector makes of it. */
    private static final class Account {
        private final Set<Seed> arrived = new LinkedHashSet<>();
        private final Set<Seed> found = new LinkedHashSet<>();
    }

    private final List<Seed> planted = new ArrayList<>();
    private final Map<Quote, Seed> seeds = new LinkedHashMap<>();
    private final Map<Address, Account> accounts = new LinkedHashMap<>();
    private final List<Long> delaysNanos = new ArrayList<>();
    private long told;
    private long toldPlanted;

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.DELIVER && event.subject() instanceof Quotes quotes) {
            Set<Quote> arrived = new LinkedHashSet<>(quotes.quotes());
            for (Quote quote : quotes.quotes()) {
                Seed seed = seeds.get(quote);
                if (seed != null && arrived.containsAll(seed.quotes)) {
                    account(event.node()).arrived.add(seed);
                }
            }
        } else if (event.kind() == TraceEvent.Kind.NOTE) {
            note(event);
        }
    }

    private void note(TraceEvent event) {
        if (event.subject() instanceof Planted plant) {
            Seed seed = new Seed(new LinkedHashSet<>(plant.quotes()), event.timeNanos());
            planted.add(seed);
            seed.quotes.forEach(quote -> seeds.put(quote, seed));
        } else if (event.subject() instanceof Asked) {
            account(event.node());
        } else if (event.subject() instanceof Found found) {
            told++;
            toldPlanted += tell(event, found.loop()) ? 1 : 0;
        } else if (event.subject() instanceof Repriced repriced) {
            tell(event, repriced.loop());
        }
    }

    private Account account(Address node) {
        return accounts.computeIfAbsent(node, any -> new Account());
    }

    /** Whether a loop has a planted quote. */
    private boolean tell(TraceEvent event, Loop loop) {
        Set<Quote> used = new LinkedHashSet<>();
        loop.steps().forEach(step -> used.add(step.quote()));
        boolean isPlanted = false;
        for (Quote quote : used) {
            Seed seed = seeds.get(quote);
            isPlanted |= seed != null;
            if (seed != null
                    && used.containsAll(seed.quotes)
                    && account(event.node()).found.add(seed)) {
                delaysNanos.add(event.timeNanos() - seed.atNanos);
            }
        }
        return isPlanted;
    }

    /** How many were planted, each counted for each detector. */
    long planted() {
        return (long) planted.size() * accounts.size();
    }

    /** How many of them came in. */
    long arrived() {
        return accounts.values().stream()
                .mapToLong(account -> account.arrived.size())
                .sum();
    }

    /** How many of them were found. */
    long found() {
        return accounts.values().stream()
                .mapToLong(account -> account.found.size())
                .sum();
    }

    /** How many loops were told. */
    long told() {
        return told;
    }

    /** How many of these have a planted quote. */
    long toldPlanted() {
        return toldPlanted;
    }

    /** How long it took from planting to telling, for each that was found. */
    List<Long> delaysNanos() {
        return delaysNanos;
    }
}
