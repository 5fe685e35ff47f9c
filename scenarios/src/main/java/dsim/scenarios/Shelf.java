package dsim.scenarios;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files stand that a scenario refers to. */
@FunctionalInterface
public interface Shelf {

    /** More bytes of a file than this are not read. */
    int MOST_BYTES = 1 << 20;

    /**
     * The bytes of a file, up to one more than {@link #MOST_BYTES}.
     *
     * @param name relative to the shelf, such as {@code base.yaml}
     * @throws IOException if there is no such file, or it cannot be read
     */
    byte[] read(String name) throws IOException;

    /** The files of a folder. */
    static Shelf folder(Path folder) {
        return name -> {
            try (InputStream file = Files.newInputStream(folder.resolve(name))) {
                return file.readNBytes(MOST_BYTES + 1);
            }
        };
    }

    /** One file and no other. */
    static Shelf only(String name, byte[] bytes) {
        return wanted -> {
            if (!wanted.equals(name)) {
                throw new FileNotFoundException(wanted);
            }
            return bytes.clone();
        };
    }

    /** No file. */
    static Shelf empty() {
        return name -> {
            throw new FileNotFoundException(name);
        };
    }
}
