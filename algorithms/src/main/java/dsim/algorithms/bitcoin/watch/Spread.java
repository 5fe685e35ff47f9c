package dsim.algorithms.bitcoin.watch;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.bitcoin.chain.Hash256;
import dsim.algorithms.bitcoin.client.ClientFact.Shows;
import dsim.algorithms.bitcoin.peer.PeerFact.KeptAside;
import dsim.algorithms.bitcoin.peer.PeerFact.Took;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows blocks from node to node. A block is known by all its bytes, as a tampered one may have the hash of a good one. Nodes
 * are known by their hosts.
 */
final class Spread implements TraceSink {

    private final Set<Hash256> tampered = new LinkedHashSet<>();
    private final Map<String, List<Hash256>> added = new LinkedHashMap<>();
    private final Map<String, Hash256> tips = new LinkedHashMap<>();
    private final Map<String, Map<Hash256, Hash256>> contents = new LinkedHashMap<>();
    private final Map<Hash256, Map<String, Integer>> hops = new LinkedHashMap<>();
    private final Set<String> everTampered = new LinkedHashSet<>();
    private long relayed;
    private int hopsMax;

    @Override
    public void on(TraceEvent event) {
        if (event.kind() == TraceEvent.Kind.CRASH) {
            added.remove(event.node().host());
            tips.remove(event.node().host());
        } else if (event.kind() == TraceEvent.Kind.NOTE) {
            on(event.node(), event.subject());
        }
    }

    private void on(Address at, Object fact) {
        String node = at.host();
        if (fact instanceof Shows shows && shows.isTampered()) {
            tampered.add(shows.content());
        } else if (fact instanceof KeptAside kept) {
            remember(node, kept.hash(), kept.content());
        } else if (fact instanceof Took took) {
            took(node, took);
        }
    }

    private void remember(String node, Hash256 hash, Hash256 content) {
        contents.computeIfAbsent(node, each -> new LinkedHashMap<>()).put(hash, content);
    }

    private void took(String node, Took took) {
        remember(node, took.hash(), took.content());
        tips.put(node, took.hash());
        List<Hash256> chain = added.computeIfAbsent(node, each -> new ArrayList<>());
        for (int i = 0; i < took.abandoned() && !chain.isEmpty(); i++) {
            chain.remove(chain.size() - 1);
        }
        took.joined()
                .forEach(hash ->
                        chain.add(contents.getOrDefault(node, ImmutableMap.of()).getOrDefault(hash, hash)));
        if (tampered.contains(took.content())) {
            everTampered.add(node);
        }
        Map<String, Integer> way = hops.computeIfAbsent(took.content(), each -> new LinkedHashMap<>());
        Integer before = way.get(took.from().host());
        if (before != null) {
            relayed++;
        }
        int hop = before == null ? 0 : before + 1;
        way.putIfAbsent(node, hop);
        hopsMax = Math.max(hopsMax, hop);
    }

    /** How often a node took a block from another node. */
    long relayed() {
        return relayed;
    }

    /** The longest way of a block, from the first node that took it. */
    int hopsMax() {
        return hopsMax;
    }

    /** The nodes that ever had a tampered block at the end of their best chain. */
    Set<String> everTampered() {
        return everTampered;
    }

    /** The nodes whose best chain holds a tampered block now. */
    List<String> tampered() {
        return added.entrySet().stream()
                .filter(chain -> chain.getValue().stream().anyMatch(tampered::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The best blocks of the nodes that have taken one since the start. */
    Map<String, Hash256> tips() {
        return tips;
    }
}
