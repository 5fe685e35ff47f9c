package dsim.algorithms.gcd;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.algorithms.election.ProcessId;
import dsim.algorithms.pickle.Pickled;
import dsim.algorithms.pickle.Pickled.Dict;
import dsim.algorithms.pickle.Pickled.Int;
import dsim.algorithms.pickle.Pickled.Sequence;
import dsim.algorithms.pickle.Pickled.Text;
import dsim.algorithms.pickle.Pickled.Tuple;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Identities, addresses and members as Python writes them, in either direction. What is neither is passed over. */
final class GroupValues {

    /** So many members are read from one message. */
    private static final int MEMBERS = 2000;

    private static final int LONGEST_HOST = 255;

    private GroupValues() {}

    static Pickled id(ProcessId id) {
        return Pickled.tuple(Pickled.of(id.rank()), Pickled.of(id.tieBreak()));
    }

    static Pickled address(Address address) {
        return Pickled.tuple(Pickled.of(address.host()), Pickled.of(address.port()));
    }

    static Pickled members(Map<ProcessId, Address> members) {
        ImmutableMap.Builder<Pickled, Pickled> entries = ImmutableMap.builder();
        members.forEach((id, address) -> entries.put(id(id), address(address)));
        return new Dict(entries.buildOrThrow());
    }

    /** The dicts of lab 1, whose keys are the same objects each time. */
    static Pickled addresses(List<Address> addresses) {
        Pickled host = Pickled.of("host");
        Pickled port = Pickled.of("port");
        return new Sequence(addresses.stream()
                .map(each -> (Pickled)
                        new Dict(ImmutableMap.of(host, Pickled.of(each.host()), port, Pickled.of(each.port()))))
                .collect(ImmutableList.toImmutableList()));
    }

    /** The parts of a tuple or list. */
    static Optional<ImmutableList<Pickled>> items(Pickled value) {
        if (value instanceof Tuple tuple) {
            return Optional.of(tuple.items());
        }
        return value instanceof Sequence list ? Optional.of(list.items()) : Optional.empty();
    }

    /** The two parts of a pair. */
    static Optional<ImmutableList<Pickled>> pair(Pickled value) {
        return items(value).filter(items -> items.size() == 2);
    }

    /** {@code (20, 1234567)}. */
    static Optional<ProcessId> id(Pickled value) {
        return pair(value)
                .flatMap(items -> number(items.get(0))
                        .flatMap(rank -> number(items.get(1)).map(tieBreak -> new ProcessId(rank, tieBreak))));
    }

    private static Optional<Long> number(Pickled value) {
        return value instanceof Int integer
                        && integer.value().signum() >= 0
                        && integer.value().bitLength() < Long.SIZE
                ? Optional.of(integer.value().longValueExact())
                : Optional.empty();
    }

    /** {@code ('127.0.0.1', 50001)}. */
    static Optional<Address> address(Pickled value) {
        return pair(value).flatMap(items -> address(items.get(0), items.get(1)));
    }

    static Optional<Address> address(Pickled host, Pickled port) {
        if (host instanceof Text name
                && port instanceof Int number
                && isHost(name.value())
                && number.value().signum() > 0
                && number.value().compareTo(BigInteger.valueOf(65_535)) <= 0) {
            return Optional.of(Address.of(name.value(), number.value().intValueExact()));
        }
        return Optional.empty();
    }

    /** Something that a name service may be asked for, and that a line can show. */
    private static boolean isHost(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_HOST
                && name.chars().allMatch(each -> each > ' ' && each < 0x7f);
    }

    /** A dict of members, keyed by identity or by address; a list of such dicts, or of pairs. */
    static ImmutableMap<ProcessId, Address> members(Pickled value) {
        Map<ProcessId, Address> members = new LinkedHashMap<>();
        collect(value, members);
        return ImmutableMap.copyOf(members);
    }

    private static void collect(Pickled value, Map<ProcessId, Address> members) {
        if (value instanceof Dict dict) {
            dict.entries().forEach((key, entry) -> add(key, entry, members));
        } else {
            for (Pickled item : items(value).orElse(ImmutableList.of())) {
                if (item instanceof Dict) {
                    collect(item, members);
                } else {
                    pair(item).ifPresent(pair -> add(pair.get(0), pair.get(1), members));
                }
            }
        }
    }

    private static void add(Pickled one, Pickled other, Map<ProcessId, Address> members) {
        Pickled key = id(one).isPresent() ? one : other;
        Pickled value = id(one).isPresent() ? other : one;
        id(key).ifPresent(id -> address(value).ifPresent(address -> {
            if (members.size() < MEMBERS) {
                members.putIfAbsent(id, address);
            }
        }));
    }

    /** A list of {@code {'host': ..., 'port': ...}}, of pairs, or a dict of members: each address once. */
    static ImmutableList<Address> addresses(Pickled value) {
        ImmutableMap<ProcessId, Address> members = members(value);
        if (!members.isEmpty()) {
            return members.values().stream().distinct().collect(ImmutableList.toImmutableList());
        }
        return items(value).orElse(ImmutableList.of()).stream()
                .flatMap(item -> listed(item).stream())
                .distinct()
                .limit(MEMBERS)
                .collect(ImmutableList.toImmutableList());
    }

    private static Optional<Address> listed(Pickled item) {
        if (item instanceof Dict dict) {
            Pickled host = dict.entries().get(Pickled.of("host"));
            Pickled port = dict.entries().get(Pickled.of("port"));
            return host == null || port == null ? Optional.empty() : address(host, port);
        }
        return address(item);
    }
}
