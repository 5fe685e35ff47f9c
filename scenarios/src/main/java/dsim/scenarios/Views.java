package dsim.scenarios;

import com.google.common.collect.ImmutableList;
import dsim.trace.TraceSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What several metrics of one run look at: each view is made once, and is told every step before the metrics are. */
public final class Views {

    private final Map<Class<?>, TraceSink> byType = new LinkedHashMap<>();

    /**
     * The view of a type.
     *
     * @param view makes it, if nobody has asked for it yet
     */
    public <V extends TraceSink> V of(Class<V> type, Supplier<V> view) {
        return type.cast(byType.computeIfAbsent(type, first -> view.get()));
    }

    /** All that were asked for. */
    public ImmutableList<TraceSink> all() {
        return ImmutableList.copyOf(byType.values());
    }
}
