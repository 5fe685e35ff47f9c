package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands below another one, in the order in which its help lists them. A call that names one needs only that; help,
 * completion and whoever mistypes a name need all, and to make them all takes longer than a small run.
 */
final class Subcommands {

    private final Map<String, Function<ImmutableList<String>, Object>> makers = new LinkedHashMap<>();

    /** One that has none below it. */
    Subcommands with(String name, Supplier<Object> maker) {
        return with(name, words -> maker.get());
    }

    /**
     * One that has others below it.
     *
     * @param maker is given the words of the call behind the name
     */
    Subcommands with(String name, Function<ImmutableList<String>, Object> maker) {
        makers.put(name, maker);
        return this;
    }

    /**
     * The command above with those of them that a call needs.
     *
     * @param words of the call, behind the name of the command above
     */
    CommandLine below(Object above, ImmutableList<String> words) {
        CommandLine line = new CommandLine(above);
        if (!words.isEmpty() && makers.containsKey(words.get(0))) {
            ImmutableList<String> behind = words.subList(1, words.size());
            line.addSubcommand(makers.get(words.get(0)).apply(behind));
        } else {
            makers.values().forEach(maker -> line.addSubcommand(maker.apply(ImmutableList.of())));
        }
        return line;
    }
}
