package dsim.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/**
 * A file that was named on the command line; {@code -} is standard input.
 *
 * @param name as it was given
 * @param mebibytesMax what is longer is not read
 * @param sense what such a file holds; ends what is said of one that cannot be read
 */
record GivenFile(String name, int mebibytesMax, String sense) {

    /**
     * All that is in it.
     *
     * @throws Refusal if there is no such file, or it is too long or cannot be read
     */
    byte[] bytes(Console console) {
        int most = mebibytesMax << 20;
        byte[] bytes;
        try (InputStream in = name.equals("-")
                ? System.in
                : Files.newInputStream(console.directory().resolve(name))) {
            bytes = in.readNBytes(most + 1);
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no file '" + name + "'; " + sense);
        } catch (IOException e) {
            throw new Refusal("'" + name + "' cannot be read: " + FileTrouble.of(e));
        }
        if (bytes.length > most) {
            throw new Refusal("'" + name + "' has more than " + mebibytesMax + " MiB; " + sense);
        }
        return bytes;
    }

    /**
     * Its text.
     *
     * @throws Refusal if there is no such file, or it is too long, cannot be read or is no text
     */
    String text(Console console) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(console)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("'" + name + "' is no text, for it is not UTF-8; " + sense);
        }
    }
}
