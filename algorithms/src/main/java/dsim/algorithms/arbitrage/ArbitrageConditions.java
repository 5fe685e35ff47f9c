package dsim.algorithms.arbitrage;

import dsim.actor.Address;
import dsim.algorithms.arbitrage.ArbitrageFact.Asked;
import dsim.algorithms.arbitrage.ArbitrageFact.Found;
import dsim.algorithms.arbitrage.ArbitrageFact.Heard;
import dsim.algorithms.arbitrage.ArbitrageFact.Over;
import dsim.algorithms.arbitrage.ArbitrageFact.Repriced;
import dsim.algorithms.arbitrage.ArbitrageFact.Silent;
import dsim.check.Condition;
import dsim.trace.TraceEvent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Conditions on what detectors of arbitrage tell. */
public final class ArbitrageConditions {

    private ArbitrageConditions() {}

    /** No loop has been told. */
    public static Condition nothingFound() {
        return new NothingFound();
    }

    /** Each loop that was told pays in the direction in which it was told: multiplied out again step by step. */
    public static Condition loopsPay() {
        return new LoopsPay();
    }

    /** Some loop pays now. */
    public static Condition opportunityOpen() {
        return new OpportunityOpen();
    }

    /** Each detector that is up has heard of its feed, and not missed it since. */
    public static Condition feedHeard() {
        return new FeedHeard();
    }

    private static final class NothingFound implements Condition {
        private Address finder = TraceEvent.nobody();
        private String says = "nothing has been found";

        @Override
        public void on(TraceEvent event) {
            if (event.kind() == TraceEvent.Kind.NOTE
                    && event.subject() instanceof Found found
                    && finder.equals(TraceEvent.nobody())) {
                finder = event.node();
                says = event.node().host() + " has found " + found.loop();
            }
        }

        @Override
        public boolean holds() {
            return finder.equals(TraceEvent.nobody());
        }

        @Override
        public String says() {
            return says;
        }

        @Override
        public Address node() {
            return finder;
        }
    }

    private static final class LoopsPay implements Condition {
        private boolean holds = true;
        private long told;
        private String says = "";
        private Address node = TraceEvent.nobody();

        @Override
        public void on(TraceEvent event) {
            if (holds && event.kind() == TraceEvent.Kind.NOTE) {
                if (event.subject() instanceof Found found) {
                    check(event, found.loop());
                } else if (event.subject() instanceof Repriced repriced) {
                    check(event, repriced.loop());
                }
            }
        }

        private void check(TraceEvent event, Loop loop) {
            told++;
            BigDecimal amount = BigDecimal.ONE;
            for (Step step : loop.steps()) {
                amount = step.exchange(amount);
            }
            if (amount.compareTo(BigDecimal.ONE) <= 0) {
                holds = false;
                node = event.node();
                says = event.node().host() + " tells " + loop.route() + ", of which comes " + amount.toPlainString();
            }
        }

        @Override
        public boolean holds() {
            return holds;
        }

        @Override
        public String says() {
            return holds ? told + " times told, and more came out than went in" : says;
        }

        @Override
        public Address node() {
            return node;
        }
    }

    private static final class OpportunityOpen implements Condition {
        private final Map<Address, Integer> open = new LinkedHashMap<>();

        @Override
        public void on(TraceEvent event) {
            if (event.kind() == TraceEvent.Kind.CRASH) {
                open.remove(event.node());
            } else if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Found) {
                open.merge(event.node(), 1, Integer::sum);
            } else if (event.kind() == TraceEvent.Kind.NOTE && event.subject() instanceof Over) {
                open.computeIfPresent(event.node(), (node, count) -> count == 1 ? null : Integer.valueOf(count - 1));
            }
        }

        @Override
        public boolean holds() {
            return !open.isEmpty();
        }

        @Override
        public String says() {
            return holds()
                    ? open.keySet().iterator().next().host() + " knows a loop that pays"
                    : "no loop pays, as far as anybody knows";
        }
    }

    private static final class FeedHeard implements Condition {
        private final Set<Address> waiting = new LinkedHashSet<>();
        private boolean isAnybodyUp;

        @Override
        public void on(TraceEvent event) {
            if (event.kind() == TraceEvent.Kind.CRASH) {
                waiting.remove(event.node());
            } else if (event.kind() == TraceEvent.Kind.NOTE) {
                if (event.subject() instanceof Heard) {
                    waiting.remove(event.node());
                } else if (event.subject() instanceof Silent
                        || event.subject() instanceof Asked asked && asked.why() == ArbitrageFact.Why.FIRST) {
                    isAnybodyUp = true;
                    waiting.add(event.node());
                }
            }
        }

        @Override
        public boolean holds() {
            return isAnybodyUp && waiting.isEmpty();
        }

        @Override
        public String says() {
            return holds()
                    ? "every detector hears its feed"
                    : waiting.isEmpty()
                            ? "no detector is up"
                            : waiting.iterator().next().host() + " hears nothing of its feed";
        }

        @Override
        public Address node() {
            return waiting.isEmpty() ? TraceEvent.nobody() : waiting.iterator().next();
        }
    }
}
