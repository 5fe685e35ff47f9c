package dsim.scenarios.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dsim.scenarios.FaultWord;
import dsim.scenarios.Scenario;
import dsim.trace.TraceEvent;
import dsim.trace.TraceSink;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells a run in sentences, as the algorithms do; and what befalls the network. */
final class Narration implements TraceSink {

    private static final int TIME = 11;

    private final ImmutableList<Function<TraceEvent, Optional<String>>> narrators;
    private final PrintWriter out;

    Narration(Scenario scenario, PrintWriter out) {
        this.narrators = scenario.algorithms().stream()
                .map(algorithm -> algorithm.narration())
                .collect(ImmutableList.toImmutableList());
        this.out = out;
    }

    @Override
    public void on(TraceEvent event) {
        switch (event.kind()) {
            case FAULT -> tellFault(event, " begins");
            case FAULT_END -> tellFault(event, " is over");
            default ->
                narrators.forEach(
                        narrator -> narrator.apply(event).ifPresent(sentence -> tell(event.timeNanos(), sentence)));
        }
    }

    /** What befalls a node is told by the node. */
    private void tellFault(TraceEvent event, String how) {
        String text = event.subject().toString();
        boolean isOfNodes = Stream.of(FaultWord.CRASH, FaultWord.RESTART, FaultWord.PAUSE)
                .anyMatch(word -> text.startsWith(word + " "));
        if (!isOfNodes) {
            tell(event.timeNanos(), text + how);
        }
    }

    /** The first line is a sentence; those below it stay as they are. */
    private void tell(long nanos, String told) {
        List<String> lines = Splitter.on('\n').splitToList(told);
        String margin = Page.rightBound(RunPage.time(nanos), TIME) + "  ";
        for (String line : Page.wrapped(lines.get(0), Page.WIDTH - margin.length())) {
            out.println(margin + line);
            margin = " ".repeat(margin.length());
        }
        Page below = new Page();
        lines.stream().skip(1).forEach(below::quote);
        out.print(below);
    }
}
