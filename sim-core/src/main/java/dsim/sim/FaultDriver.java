package dsim.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.check.RoleTracker;
import dsim.fault.Fault;
import dsim.fault.FaultLedger;
import dsim.fault.FaultSchedule;
import dsim.fault.Target;
import dsim.network.Disturbance;
import dsim.network.Network;
import dsim.network.NodeSet;
import dsim.network.Pairs;
import dsim.random.Key;
import dsim.trace.TraceEvent;
import dsim.trace.TraceEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Strikes with the faults of a schedule when their time comes, and keeps the ledger. */
final class FaultDriver {

    private static final int NO_HANDLE = -1;

    /** One fault on its way through the run. */
    static final class Line {
        private final FaultSchedule.Entry entry;
        private long armedAt = -1;
        private long firedAt = -1;
        private long touched;
        private int handle = NO_HANDLE;
        private List<SimNode> struck = ImmutableList.of();

        /** Of those that were struck, in order, who is still down or paused on account of this fault. */
        private final Set<SimNode> held = new LinkedHashSet<>();

        private Line(FaultSchedule.Entry entry) {
            this.entry = entry;
        }
    }

    private final Simulation simulation;
    private final Network network;
    private final ImmutableMap<String, RoleTracker> roles;
    private final ImmutableList<Line> lines;
    private final Key draws;
    private final Set<Line> holders = new LinkedHashSet<>();
    private List<SimNode> lastCrashed = ImmutableList.of();

    FaultDriver(
            Simulation simulation,
            Network network,
            FaultSchedule schedule,
            ImmutableMap<String, RoleTracker> roles,
            Key draws) {
        this.simulation = simulation;
        this.network = network;
        this.roles = roles;
        this.draws = draws;
        this.lines = schedule.entries().stream().map(Line::new).collect(ImmutableList.toImmutableList());
    }

    /** Plans all faults. */
    void arm() {
        int rank = 0;
        for (Line line : lines) {
            simulation.add(line.entry.at().toNanos(), EventSlots.Kind.FAULT, 0, 0, line, rank++);
        }
    }

    void begin(Line line) {
        line.armedAt = simulation.now();
        simulation.tell(Kind.FAULT, TraceEvent.nobody(), line.entry.text());
        strike(line, line.entry.fault());
        line.entry
                .lasting()
                .ifPresent(lasting -> simulation.add(
                        simulation.now() + lasting.toNanos(),
                        EventSlots.Kind.FAULT_END,
                        0,
                        0,
                        line,
                        lines.indexOf(line)));
    }

    private void strike(Line line, Fault fault) {
        if (fault instanceof Fault.Crash crash) {
            List<SimNode> crashed =
                    strikeAll(line, crash.nodes(), node -> node.state != SimNode.State.DOWN, this::crash);
            lastCrashed = crashed.isEmpty() ? lastCrashed : crashed;
            hold(line);
        } else if (fault instanceof Fault.Restart restart) {
            strikeAll(
                    line,
                    restart.nodes(),
                    node -> node.state == SimNode.State.DOWN && node.life > 0,
                    node -> restart(node, restart.keepsState()));
        } else if (fault instanceof Fault.Pause pause) {
            strikeAll(line, pause.nodes(), node -> node.state != SimNode.State.DOWN, this::pause);
            hold(line);
        } else if (fault instanceof Fault.StepClock step) {
            strikeAll(line, step.nodes(), node -> true, node -> simulation.stepClock(node, step.by()));
        } else if (fault instanceof Fault.Heal) {
            heal(line);
        } else {
            line.handle = network.begin(disturbance(line, fault));
        }
    }

    private void crash(SimNode node) {
        release(node);
        simulation.crash(node);
    }

    private void restart(SimNode node, boolean keepsState) {
        release(node);
        simulation.restart(node, keepsState);
    }

    private void pause(SimNode node) {
        if (node.state == SimNode.State.UP) {
            simulation.pause(node);
        }
    }

    private void hold(Line line) {
        line.held.addAll(line.struck);
        holders.add(line);
    }

    /** A node begins another life, or loses this one: no fault before holds it any more. */
    private void release(SimNode node) {
        holders.forEach(line -> line.held.remove(node));
    }

    private boolean isHeld(SimNode node) {
        return holders.stream().anyMatch(line -> line.held.contains(node));
    }

    private List<SimNode> strikeAll(Line line, Target target, Predicate<SimNode> may, Consumer<SimNode> blow) {
        List<SimNode> struck = nodes(line, target).stream().filter(may).toList();
        struck.forEach(blow);
        line.struck = struck;
        line.touched = struck.size();
        line.firedAt = struck.isEmpty() ? -1 : simulation.now();
        return struck;
    }

    private void heal(Line line) {
        for (Line other : lines) {
            boolean cuts = isCut(other.entry.fault());
            if (cuts && other.handle != NO_HANDLE) {
                end(other);
                line.touched++;
                line.firedAt = simulation.now();
            }
        }
    }

    private static boolean isCut(Fault fault) {
        return fault instanceof Fault.Cut || fault instanceof Fault.Partition || fault instanceof Fault.Split;
    }

    void end(Line line) {
        if (line.handle != NO_HANDLE) {
            settle(line);
            network.end(line.handle);
            line.handle = NO_HANDLE;
        } else if (line.entry.fault() instanceof Fault.Pause) {
            holders.remove(line);
            line.held.stream().filter(node -> !isHeld(node)).forEach(simulation::resume);
        } else if (line.entry.fault() instanceof Fault.Crash) {
            holders.remove(line);
            line.held.forEach(node -> restart(node, true));
        } else {
            return;
        }
        simulation.tell(Kind.FAULT_END, TraceEvent.nobody(), line.entry.text());
    }

    private void settle(Line line) {
        line.touched = network.touched(line.handle);
    }

    /** A fault has just decided the fate of a message: the first time it does is worth knowing. */
    void touched() {
        for (Line line : lines) {
            if (line.handle != NO_HANDLE && line.firedAt < 0 && network.touched(line.handle) > 0) {
                line.firedAt = simulation.now();
            }
        }
    }

    private Disturbance disturbance(Line line, Fault fault) {
        if (fault instanceof Fault.Cut cut) {
            return new Disturbance.Cut(pairs(line, cut.from(), cut.to(), cut.bothWays()));
        } else if (fault instanceof Fault.Partition partition) {
            return new Disturbance.Cut(Pairs.across(partition.blocks().stream()
                    .map(block -> set(nodes(line, block)))
                    .collect(ImmutableList.toImmutableList())));
        } else if (fault instanceof Fault.Split split) {
            return new Disturbance.Cut(Pairs.across(parts(line, split)));
        } else if (fault instanceof Fault.Lose lose) {
            return new Disturbance.Losing(pairs(line, lose.from(), lose.to(), lose.bothWays()), lose.probability());
        } else if (fault instanceof Fault.Slow slow) {
            return new Disturbance.Slowing(
                    pairs(line, slow.from(), slow.to(), slow.bothWays()), slow.factor(), slow.delay());
        } else if (fault instanceof Fault.Duplicate twice) {
            return new Disturbance.Doubling(
                    pairs(line, twice.from(), twice.to(), twice.bothWays()), twice.probability());
        }
        throw new AssertionError("unhandled: " + fault);
    }

    private Pairs pairs(Line line, Target from, Target to, boolean bothWays) {
        NodeSet here = set(nodes(line, from));
        NodeSet there = set(nodes(line, to));
        return bothWays ? Pairs.between(here, there) : Pairs.oneWay(here, there);
    }

    private static NodeSet set(List<SimNode> nodes) {
        return NodeSet.of(nodes.stream().mapToInt(node -> node.place).toArray());
    }

    /** Deals the drawn order of the nodes out to the parts in turn. */
    private ImmutableList<NodeSet> parts(Line line, Fault.Split split) {
        List<SimNode> drawn = drawn(line, split.nodes());
        ImmutableList.Builder<NodeSet> parts = ImmutableList.builder();
        for (int part = 0; part < split.into(); part++) {
            List<SimNode> dealt = new ArrayList<>();
            for (int i = part; i < drawn.size(); i += split.into()) {
                dealt.add(drawn.get(i));
            }
            parts.add(set(dealt));
        }
        return parts.build();
    }

    private List<SimNode> nodes(Line line, Target target) {
        if (target instanceof Target.Nodes some) {
            return some.addresses().stream().map(this::node).toList();
        } else if (target instanceof Target.Holders holders) {
            RoleTracker tracker = roles.get(holders.role());
            return tracker == null
                    ? ImmutableList.of()
                    : tracker.holders().stream().map(this::node).toList();
        } else if (target instanceof Target.Union union) {
            return union.parts().stream()
                    .flatMap(part -> nodes(line, part).stream())
                    .distinct()
                    .toList();
        } else if (target instanceof Target.Pick pick) {
            return drawn(line, pick.of()).stream().limit(pick.count()).toList();
        } else if (target instanceof Target.Share share) {
            List<SimNode> drawn = drawn(line, share.of());
            return drawn.subList(0, (int) Math.round(share.ratio() * drawn.size()));
        }
        return lastCrashed;
    }

    /** Nodes in an order that the seed, the fault and each node's own name decide: others may come and go. */
    private List<SimNode> drawn(Line line, Target target) {
        Key key = draws.with(line.entry.at().toNanos()).with(line.entry.text());
        return nodes(line, target).stream()
                .sorted(Comparator.comparingLong(node -> key.at(node.address.key())))
                .toList();
    }

    private SimNode node(Address address) {
        int place = simulation.placeOf(address);
        if (place < 0) {
            throw new IllegalArgumentException("no node " + address);
        }
        return simulation.node(place);
    }

    FaultLedger ledger() {
        ImmutableList.Builder<FaultLedger.Line> ledger = ImmutableList.builder();
        for (Line line : lines) {
            if (line.handle != NO_HANDLE) {
                settle(line);
            }
            ledger.add(new FaultLedger.Line(
                    line.entry, since(line.armedAt), since(line.firedAt), line.touched, did(line)));
        }
        return new FaultLedger(ledger.build());
    }

    private static OptionalLong since(long nanos) {
        return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    private static String did(Line line) {
        if (line.armedAt < 0) {
            return "the run ended before";
        }
        Fault fault = line.entry.fault();
        if (fault instanceof Fault.Heal) {
            return "ended " + line.touched + (line.touched == 1 ? " cut" : " cuts");
        }
        String verb = verb(fault);
        if (line.touched == 0) {
            return verb + " nothing";
        }
        if (line.struck.isEmpty()) {
            return verb + " " + line.touched + (line.touched == 1 ? " message" : " messages");
        }
        String names = line.struck.stream().limit(5).map(SimNode::toString).collect(Collectors.joining(", "));
        return verb + " " + names + (line.struck.size() > 5 ? " and " + (line.struck.size() - 5) + " more" : "");
    }

    private static String verb(Fault fault) {
        if (fault instanceof Fault.Crash) {
            return "crashed";
        } else if (fault instanceof Fault.Restart) {
            return "restarted";
        } else if (fault instanceof Fault.Pause) {
            return "paused";
        } else if (fault instanceof Fault.StepClock) {
            return "set the clock of";
        } else if (fault instanceof Fault.Lose) {
            return "lost";
        } else if (fault instanceof Fault.Slow) {
            return "slowed";
        } else if (fault instanceof Fault.Duplicate) {
            return "doubled";
        }
        return "cut";
    }
}
