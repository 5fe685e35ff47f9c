package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import dsim.actor.Address;
import dsim.check.Verdict;
import dsim.fault.FaultLedger;
import dsim.fault.FaultSchedule;
import dsim.scenarios.Scenario;
import dsim.scenarios.live.LiveResult;
import dsim.scenarios.run.Measured;
import dsim.scenarios.run.RoleChange;
import dsim.scenarios.run.RunJson;
import dsim.scenarios.run.RunResult;
import dsim.trace.TraceEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result of a run, for people: on one screen what was asked, what happened, what held, and what it cost. */
final class RunPage {

    /** So many changes of a role are told one by one. */
    private static final int CHANGES_TOLD = 12;

    private static final int HOLDERS_NAMED = 4;

    /** Where a title goes on that takes more than a line. */
    private static final int TITLE_INDENT = 4;

    /** Of more parts than this, so many are named. */
    private static final int PARTS_NAMED = 24;

    private static final int DECIMALS = 3;

    private static final String NOBODY = "nobody";

    /** What the columns of a story share that hold faults and roles. */
    private static final int FAULT_AND_ROLES = 72;

    /** What has a line of its own. */
    private static final ImmutableSet<String> COUNTED = ImmutableSet.of(
            "messages.sent",
            "messages.bytes",
            "messages.delivered",
            "messages.dropped",
            "messages.duplicated",
            "messages.by-type",
            "dropped.by-reason",
            "timers.fired");

    private final World world;
    private final RunResult result;
    private final long wallMillis;
    private final String replay;
    private final Optional<String> unreachable;

    /** Where a run takes place. */
    private enum World {
        VIRTUAL("", "virtual"),
        LIVE("LIVE ", "real"),
        LIVE_REPLAY("LIVE REPLAY ", "recorded");

        private final String mark;
        private final String time;

        World(String mark, String time) {
            this.mark = mark;
            this.time = time;
        }
    }

    /**
     * A page.
     *
     * @param wallMillis how long the run took
     * @param replay the command that makes the run again
     */
    RunPage(RunResult result, long wallMillis, String replay) {
        this(World.VIRTUAL, result, wallMillis, replay, Optional.empty());
    }

    private RunPage(World world, RunResult result, long wallMillis, String replay, Optional<String> unreachable) {
        this.world = world;
        this.result = result;
        this.wallMillis = wallMillis;
        this.replay = replay;
        this.unreachable = unreachable;
    }

    /**
     * The page of a run on real sockets.
     *
     * @param unreachable why it came to nothing, if what it was to talk to was not to be had
     */
    static RunPage live(LiveResult result, long wallMillis, Optional<String> unreachable) {
        return new RunPage(World.LIVE, result.run(), wallMillis, "", unreachable);
    }

    /** The page of a live run that was made again. */
    static RunPage liveReplay(LiveResult result, long wallMillis) {
        return new RunPage(World.LIVE_REPLAY, result.run(), wallMillis, "", Optional.empty());
    }

    /** All but where the record is and what to do next. */
    Page page() {
        Scenario scenario = result.scenario();
        int nodes = scenario.groups().stream().mapToInt(group -> group.size()).sum();
        String runs = scenario.groups().stream()
                .map(group -> group.name() + " runs " + group.algorithm().name())
                .collect(Collectors.joining(", "));
        Page page = new Page();
        String title = world.mark + scenario.name() + ", seed " + scenario.seed() + ": " + count(nodes, "node") + " ("
                + runs + "), " + time(result.virtualNanos()) + " of " + world.time + " time";
        Page.folded(title, TITLE_INDENT).forEach(page::line);
        page.gap();
        page.paragraph("question", scenario.question());
        if (world == World.VIRTUAL) {
            page.paragraph("expected", scenario.expected());
        }
        page.gap();
        page.table("story", story());
        page.gap();
        page.table("checks", checks());
        failures(page);
        page.gap();
        costs(page);
        if (world == World.VIRTUAL) {
            result.theory().forEach(sentence -> page.paragraph("theory", sentence));
        }
        if (unreachable.isEmpty()) {
            result.warnings().forEach(warning -> page.paragraph("warning", warning));
        }
        page.gap();
        page.paragraph(unreachable.isPresent() ? "IN VAIN" : result.outcome().name(), verdict());
        page.paragraph("digest", result.digest());
        return page;
    }

    // ---- story

    /** What is told of one instant. */
    private static final class Moment {
        private final long atNanos;
        private final List<String> faults = new ArrayList<>();
        private final Map<String, String> roles = new LinkedHashMap<>();

        Moment(long atNanos) {
            this.atNanos = atNanos;
        }

        /** What went wrong, in lines of a width; at least one. */
        ImmutableList<String> lines(int width) {
            return faults.isEmpty()
                    ? ImmutableList.of("")
                    : faults.stream()
                            .flatMap(fault -> Page.wrapped(fault, width).stream())
                            .collect(ImmutableList.toImmutableList());
        }
    }

    private ImmutableList<ImmutableList<String>> story() {
        ImmutableList<String> roles =
                result.roles().stream().map(RoleChange::role).distinct().collect(ImmutableList.toImmutableList());
        Map<Long, Moment> moments = new LinkedHashMap<>();
        for (FaultLedger.Line line : result.ledger().lines()) {
            at(moments, line.armedAtNanos().orElse(line.entry().at().toNanos()))
                    .faults
                    .add(fault(line));
        }
        for (RoleChange change : result.roles()) {
            at(moments, change.atNanos()).roles.put(change.role(), holders(change.holders()));
        }
        List<Moment> inOrder = new ArrayList<>(moments.values());
        inOrder.sort(Comparator.comparingLong(moment -> moment.atNanos));
        return rows(inOrder, roles);
    }

    /** What is printed with the same time is one moment, and told as it ends. */
    private static Moment at(Map<Long, Moment> moments, long nanos) {
        return moments.computeIfAbsent(Math.round(nanos / 1e6), key -> new Moment(nanos));
    }

    private ImmutableList<ImmutableList<String>> rows(List<Moment> moments, ImmutableList<String> roles) {
        if (moments.isEmpty()) {
            return ImmutableList.of();
        }
        boolean isFaulty = moments.stream().anyMatch(moment -> !moment.faults.isEmpty());
        int room = FAULT_AND_ROLES - widest(moments);
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        rows.add(row("when", isFaulty ? "what went wrong, and what it did" : "", roles));
        Map<String, String> present = new LinkedHashMap<>();
        roles.forEach(role -> present.put(role, NOBODY));
        long untold = moments.stream().filter(moment -> moment.faults.isEmpty()).count() - CHANGES_TOLD;
        int told = 0;
        for (Moment moment : moments) {
            present.putAll(moment.roles);
            boolean isChange = moment.faults.isEmpty();
            if (isChange && untold > 0 && told >= CHANGES_TOLD / 2 && told < CHANGES_TOLD / 2 + untold) {
                if (told++ == CHANGES_TOLD / 2) {
                    rows.add(row("...", "", ImmutableList.of(untold + " more")));
                }
                continue;
            }
            told += isChange ? 1 : 0;
            String when = time(moment.atNanos);
            Iterable<String> now = present.values();
            for (String line : moment.lines(room)) {
                rows.add(row(when, line, now));
                when = "";
                now = ImmutableList.of();
            }
        }
        return rows.build();
    }

    private static int widest(List<Moment> moments) {
        return moments.stream()
                .mapToInt(moment -> String.join("  ", moment.roles.values()).length())
                .reduce(NOBODY.length(), Math::max);
    }

    private static ImmutableList<String> row(String when, String fault, Iterable<String> roles) {
        return ImmutableList.of(Page.rightBound(when, 10), fault, String.join("  ", roles));
    }

    private static String fault(FaultLedger.Line line) {
        FaultSchedule.Entry entry = line.entry();
        String lasting =
                entry.lasting().map(each -> " for " + time(each.toNanos())).orElse("");
        return entry.text() + lasting + ": " + line.did() + (line.isIdle() ? " (IDLE)" : "");
    }

    private static String holders(ImmutableList<Address> holders) {
        if (holders.isEmpty()) {
            return NOBODY;
        }
        String named = holders.stream().limit(HOLDERS_NAMED).map(Address::host).collect(Collectors.joining(", "));
        return holders.size() <= HOLDERS_NAMED ? named : named + " and " + (holders.size() - HOLDERS_NAMED) + " more";
    }

    // ---- checks

    private ImmutableList<ImmutableList<String>> checks() {
        return result.verdicts().stream()
                .map(verdict -> ImmutableList.of(
                        verdict.holds() ? "held" : "FAILED",
                        verdict.name(),
                        verdict.holds() ? verdict.says() : "see below"))
                .collect(ImmutableList.toImmutableList());
    }

    private void failures(Page page) {
        for (Verdict verdict : result.verdicts()) {
            if (!verdict.holds()) {
                page.gap();
                page.paragraph("FAILED", verdict.name() + ": " + RunJson.says(verdict));
                page.paragraph(
                        "",
                        "at " + time(verdict.atNanos()) + node(verdict) + ", seed "
                                + result.scenario().seed());
                if (!replay.isEmpty()) {
                    page.paragraph("", "replay: " + replay);
                }
            }
        }
    }

    private static String node(Verdict verdict) {
        return verdict.node().equals(TraceEvent.nobody())
                ? ""
                : ", node " + verdict.node().host();
    }

    private String verdict() {
        long failed =
                result.verdicts().stream().filter(verdict -> !verdict.holds()).count();
        String sentence = unreachable.orElseGet(() -> switch (result.outcome()) {
            case PASS ->
                "all that was expected came true (" + count(result.verdicts().size(), "check") + ")";
            case FAIL -> failed + " of " + count(result.verdicts().size(), "check") + " failed";
            case VACUOUS -> "a fault touched nothing, so the run says nothing about it (may-be-idle: true allows it)";
        });
        return sentence + "; " + count(result.events(), "event") + " in " + wallMillis + " ms";
    }

    // ---- costs

    private void costs(Page page) {
        ImmutableSortedMap<String, Measured> metrics = result.metrics();
        String dropped = parts(metrics, "dropped.by-reason");
        page.paragraph(
                "messages",
                number(metrics, "messages.sent") + " sent (" + number(metrics, "messages.bytes") + " bytes), "
                        + number(metrics, "messages.delivered") + " delivered, "
                        + number(metrics, "messages.dropped") + " dropped"
                        + (dropped.isEmpty() ? "" : " (" + dropped + ")") + ", "
                        + number(metrics, "messages.duplicated") + " doubled; "
                        + number(metrics, "timers.fired") + " timers ran out");
        page.paragraph("by type", parts(metrics, "messages.by-type"));
        metrics.forEach((name, measured) -> {
            if (!COUNTED.contains(name)) {
                page.paragraph("measured", name + ": " + measured(measured));
            }
        });
    }

    private static String number(ImmutableSortedMap<String, Measured> metrics, String name) {
        Measured measured = metrics.get(name);
        return measured == null ? "0" : plain(measured.value().orElse(0));
    }

    private static String parts(ImmutableSortedMap<String, Measured> metrics, String name) {
        Measured measured = metrics.get(name);
        return measured == null ? "" : parts(measured.parts());
    }

    private static String measured(Measured measured) {
        if (measured.samples() == 0 && measured.parts().isEmpty()) {
            return "no samples";
        }
        String symbol = measured.unit().symbol();
        String unit = symbol.isEmpty() ? "" : " " + symbol;
        String value = measured.value().isPresent() ? plain(measured.value().getAsDouble()) + unit : "";
        String parts = parts(measured.parts());
        return parts.isEmpty() ? value : value.isEmpty() ? parts : value + " (" + parts + ")";
    }

    /** A part such as {@code OK-to-dead} stands behind {@code OK} in brackets; if it is 0 it is left out. */
    private static String parts(ImmutableMap<String, Double> parts) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Map.Entry<String, Double> part : Iterables.limit(parts.entrySet(), PARTS_NAMED)) {
            String name = part.getKey();
            if (name.startsWith(before + "-to-")) {
                if (part.getValue() != 0) {
                    String rest = name.substring(before.length() + 1).replace('-', ' ');
                    text.append(" (")
                            .append(plain(part.getValue()))
                            .append(' ')
                            .append(rest)
                            .append(')');
                }
            } else {
                text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(plain(part.getValue()));
                before = name;
            }
        }
        if (parts.size() > PARTS_NAMED) {
            text.append(", and ").append(plain(parts.size() - PARTS_NAMED)).append(" more: --json has all");
        }
        return text.toString();
    }

    private static String plain(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        int decimals = number == Math.rint(number) ? 0 : DECIMALS;
        return grouped(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String count(long number, String noun) {
        return grouped(BigDecimal.valueOf(number)) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Virtual time, such as {@code 5.013 s}. */
    static String time(long nanos) {
        return grouped(BigDecimal.valueOf(nanos, 9).setScale(DECIMALS, RoundingMode.HALF_UP)) + " s";
    }

    /** With a comma between thousands. */
    private static String grouped(BigDecimal number) {
        StringBuilder text = new StringBuilder(number.toPlainString());
        int end = number.scale() == 0 ? text.length() : text.indexOf(".");
        int begin = number.signum() < 0 ? 1 : 0;
        for (int comma = end - 3; comma > begin; comma -= 3) {
            text.insert(comma, ',');
        }
        return text.toString();
    }
}
