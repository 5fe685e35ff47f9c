package dsim.algorithms.bitcoin.validation;

import com.google.common.collect.ImmutableList;
import dsim.algorithms.bitcoin.chain.Block;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The time that a block of a chain has to be after, as a plain sum of the rule: sorted, and the one in the middle. */
final class MedianTimes {

    private MedianTimes() {}

    static OptionalLong before(ImmutableList<Block> chain, int height) {
        long[] times = IntStream.range(Math.max(0, height - 11), height)
                .mapToLong(at -> chain.get(at).header().time())
                .sorted()
                .toArray();
        return times.length == 0 ? OptionalLong.empty() : OptionalLong.of(times[times.length / 2]);
    }
}
