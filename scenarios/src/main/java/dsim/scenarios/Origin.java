package dsim.scenarios;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/** A text that the values of a scenario come from. */
public final class Origin {

    /** What kind of text. */
    public enum Kind {
        /** A scenario's file, or one that it uses. */
        FILE,
        /** A variable of the environment. */
        ENVIRONMENT,
        /** An option of the command line. */
        COMMAND_LINE,
        /** A scenario that a Java builder wrote. */
        JAVA,
        /** What the format or an algorithm says where nobody else does. */
        DEFAULT
    }

    private static final Splitter LINES = Splitter.on(Pattern.compile("\r\n|\r|\n"));

    private final Kind kind;
    private final String name;
    private final String text;
    private final ImmutableList<String> lines;

    private Origin(Kind kind, String name, String text) {
        this.kind = kind;
        this.name = name;
        this.text = text;
        this.lines = ImmutableList.copyOf(LINES.split(text));
    }

    static Origin file(String name, String text) {
        return new Origin(Kind.FILE, name, text);
    }

    static Origin environment(String text) {
        return new Origin(Kind.ENVIRONMENT, "environment", text);
    }

    static Origin commandLine(String text) {
        return new Origin(Kind.COMMAND_LINE, "command line", text);
    }

    static Origin java(String name, String text) {
        return new Origin(Kind.JAVA, name, text);
    }

    static Origin byDefault(String text) {
        return new Origin(Kind.DEFAULT, "default", text);
    }

    /** What kind of text. */
    public Kind kind() {
        return kind;
    }

    /** The name of the file as it was given, or what stands for it. */
    public String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** The text of a line, from 1. */
    String line(int number) {
        return lines.get(number - 1);
    }

    /** How many characters a line has. */
    int columns(int number) {
        return line(number).codePointCount(0, line(number).length());
    }

    /** How many lines; at least 1. */
    int lines() {
        return lines.size();
    }
}
