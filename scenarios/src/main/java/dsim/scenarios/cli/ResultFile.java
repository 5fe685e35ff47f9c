package dsim.scenarios.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A file that somebody asks for: it is there whole or not at all, and what stood there before is not replaced in silence. */
final class ResultFile {

    private final Console console;
    private final Path asked;
    private final Path file;

    private ResultFile(Console console, Path asked) {
        this.console = console;
        this.asked = asked;
        this.file = console.directory().resolve(asked);
    }

    /**
     * A file that can be written, as far as can be known before.
     *
     * @throws Refusal if it cannot
     */
    static ResultFile at(Console console, Path asked) {
        ResultFile result = new ResultFile(console, asked);
        Path folder = result.file.toAbsolutePath().getParent();
        if (Files.isDirectory(result.file)) {
            throw new Refusal("'" + asked + "' is a directory: name a file in it");
        } else if (folder == null || !Files.isDirectory(folder)) {
            throw new Refusal("'" + asked + "' cannot be written: there is no directory '" + folder + "'");
        } else if (!Files.isWritable(folder)) {
            throw new Refusal("'" + asked + "' cannot be written: '" + folder + "' is not open to you");
        }
        return result;
    }

    /** The file of the same name with another ending, in the same folder. */
    ResultFile withEnding(String ending) {
        String name = String.valueOf(asked.getFileName());
        int dot = name.lastIndexOf('.');
        return new ResultFile(console, asked.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending));
    }

    /** Its name, without its folder. */
    String name() {
        return String.valueOf(asked.getFileName());
    }

    /**
     * Writes it, and tells so.
     *
     * @throws Refusal if it cannot be written
     */
    void write(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            boolean isThere = Files.exists(file);
            if (isThere && Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                console.tell(asked + " is the same as before");
                return;
            }
            // not a temporary file: those are closed to all but their owner
            Path half = file.resolveSibling(
                    "." + name() + "." + ProcessHandle.current().pid() + ".half");
            try {
                Files.write(half, bytes);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
            console.tell(asked + (isThere ? " replaced what stood there" : " written"));
        } catch (IOException e) {
            throw new Refusal("'" + asked + "' could not be written: " + FileTrouble.of(e));
        }
    }
}
