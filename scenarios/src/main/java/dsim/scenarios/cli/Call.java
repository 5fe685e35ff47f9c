package dsim.scenarios.cli;

import com.google.common.base.Strings;

/**
 * How the program is called.
 *
 * @param before what stands before its arguments
 * @param after what stands behind them
 */
record Call(String before, String after) {

    /** As the program that is installed under its name would be. */
    static Call byName() {
        return new Call("dsim ", "");
    }

    /** As this process was: from the jar, or by Maven. */
    static Call ofProcess() {
        String classPath = Strings.nullToEmpty(System.getProperty("java.class.path"));
        if (classPath.endsWith("dsim.jar")) {
            return new Call("java -jar " + classPath + " ", "");
        } else if (System.getProperty("maven.home") != null) {
            return new Call("mvn -q compile exec:java -Dexec.args=\"", "\"");
        }
        return byName();
    }

    /** The whole command line for some arguments. */
    String with(String arguments) {
        return before + arguments + after;
    }
}
