package dsim.scenarios.cli;

import com.google.common.base.Strings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words. */
final class FileTrouble {

    private FileTrouble() {}

    /** The reason behind one that was not declared, as the end of a sentence. */
    static String of(UncheckedIOException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : of(e.getCause());
    }

    /** The reason, as the end of a sentence. */
    static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "'" + denied.getFile() + "' is not open to you";
        } else if (e instanceof NoSuchFileException missing) {
            return "there is no '" + missing.getFile() + "'";
        } else if (e instanceof NotDirectoryException file) {
            return "'" + file.getFile() + "' is no directory";
        } else if (e instanceof FileAlreadyExistsException there) {
            return "'" + there.getFile() + "' is there already";
        } else if (e instanceof FileSystemException trouble && trouble.getReason() != null) {
            return "'" + trouble.getFile() + "': " + trouble.getReason();
        }
        String message = Strings.nullToEmpty(e.getMessage());
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }
}
