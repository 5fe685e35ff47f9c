package dsim.scenarios.cli;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** How the events of a run are written down. */
enum LogFormat {
    /** For people. */
    COLUMNS,
    /** For programs: a JSON object in each line. */
    JSON,
    /** Not at all. */
    OFF;

    /** Reads what stands behind {@code --log}. */
    static LogFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of columns, json and off"));
    }
}
