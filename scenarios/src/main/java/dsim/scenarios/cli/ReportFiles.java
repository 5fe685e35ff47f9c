package dsim.scenarios.cli;

import dsim.scenarios.Json;
import dsim.scenarios.sweep.Report;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that keep a report in files. Beside a page stand its numbers, as CSV and as JSON. */
final class ReportFiles {

    private static final String CSV = ".csv";
    private static final String JSON = ".json";

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Writes the numbers as CSV (RFC 4180), with all their digits.")
    private Optional<Path> csv = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes a page that needs nothing else, and the numbers beside it as .csv and .json.")
    private Optional<Path> html = Optional.empty();

    /** The files that are asked for, with what goes into each. */
    private final Map<ResultFile, Function<Report, String>> files = new LinkedHashMap<>();

    /**
     * Looks at where the files go, before anything is done.
     *
     * @throws Refusal if one cannot be written
     */
    void check(Console console) {
        files.clear();
        csv.ifPresent(file -> files.put(ResultFile.at(console, file), Report::csv));
        html.ifPresent(file -> files.putAll(page(console, file, csv.isEmpty())));
    }

    /**
     * A page and what stands beside it.
     *
     * @throws Refusal if it cannot be written
     */
    static Map<ResultFile, Function<Report, String>> page(Console console, Path file, boolean withCsv) {
        ResultFile page = ResultFile.at(console, file);
        if (page.name().endsWith(CSV) || page.name().endsWith(JSON)) {
            throw new Refusal("--html " + file + ": beside a page stand its .csv and .json; name it .html");
        }
        Map<ResultFile, Function<Report, String>> files = new LinkedHashMap<>();
        files.put(page, Report::html);
        files.put(page.withEnding(JSON), report -> Json.print(report.json()));
        if (withCsv) {
            files.put(page.withEnding(CSV), Report::csv);
        }
        return files;
    }

    /** Writes them. */
    void write(Report report) {
        files.forEach((file, content) -> file.write(content.apply(report)));
    }

    /** Whether there is anything to write. */
    boolean isAsked() {
        return csv.isPresent() || html.isPresent();
    }
}
