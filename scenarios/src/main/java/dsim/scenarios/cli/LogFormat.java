package dsim.scenarios.cli;

/** How the events of a run are written down. */
enum LogFormat {
    /** For people. */
    COLUMNS,
    /** For programs: a JSON object in each line. */
    JSON,
    /** Not at all. */
    OFF
}
