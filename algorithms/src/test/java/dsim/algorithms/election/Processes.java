package dsim.algorithms.election;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import java.util.stream.IntStream;

/** The processes of the tests: p1, p2 and so on, of which the last wins in either order. */
public final class Processes {

    private Processes() {}

    /** The k-th process, from 1. */
    public static Address p(int k) {
        return Address.of("p" + k, 1).at(k - 1);
    }

    /** The first n processes. */
    public static ImmutableList<Address> upTo(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Processes::p).collect(ImmutableList.toImmutableList());
    }

    /** The first n processes, with the ids 1 to n. */
    public static Electorate electorate(int n) {
        return electorate(IdOrder.LARGEST, n);
    }

    /** The first n processes: with the ids 1 to n, or n to 1 where the smallest wins. */
    public static Electorate electorate(IdOrder order, int n) {
        return Electorate.of(
                order,
                IntStream.rangeClosed(1, n)
                        .mapToObj(k -> new Member(ProcessId.of(order == IdOrder.LARGEST ? k : n + 1 - k), p(k)))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** A ring of processes with these ids, in this order. */
    public static Electorate ring(Iterable<Integer> ids) {
        ImmutableList.Builder<Member> members = ImmutableList.builder();
        int k = 1;
        for (int id : ids) {
            members.add(new Member(ProcessId.of(id), p(k++)));
        }
        return Electorate.of(IdOrder.LARGEST, members.build());
    }
}
