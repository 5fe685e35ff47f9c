package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import dsim.scenarios.Nearest;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class UsageMistake implements IParameterExceptionHandler {

    private static final Pattern UNKNOWN = Pattern.compile("Unknown subcommand '(.*)'\\.");

    private final Console console;

    UsageMistake(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        String sentence = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched.getUnmatched().get(0))
                : sentence(command, String.valueOf(mistake.getMessage()).replaceAll("\\R", " "));
        int exitCode = console.refuse(sentence);
        console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return exitCode;
    }

    /** The command {@code help} has its own way to say that it knows no other. */
    private static String sentence(CommandLine command, String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        return unknown.matches() ? unmatched(command, unknown.group(1)) : message;
    }

    private static String unmatched(CommandLine command, String word) {
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            return "unknown option '" + name + "'" + meant(name, options(command));
        } else if (!command.getSubcommands().isEmpty()) {
            return "unknown command '" + word + "'"
                    + meant(word, command.getSubcommands().keySet());
        }
        return "'" + word + "' is one argument too many";
    }

    private static ImmutableList<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(ImmutableList.toImmutableList());
    }

    /** How a sentence about an unknown word goes on. */
    static String meant(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(nearest -> ". Did you mean '" + nearest + "'?")
                .orElseGet(() -> known.stream().collect(Collectors.joining(", ", ". There is: ", "")));
    }
}
