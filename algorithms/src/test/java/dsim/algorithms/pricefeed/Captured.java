package dsim.algorithms.pricefeed;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import dsim.actor.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Datagrams that the published feeds of four course years were seen to send, by the names in {@code captured.txt}. */
public final class Captured {

    private Captured() {}

    /** The bytes of a datagram. */
    public static ByteString datagram(String name) {
        ByteString bytes = all().get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no datagram " + name);
        }
        return bytes;
    }

    private static ImmutableMap<String, ByteString> all() {
        try {
            String text =
                    Resources.toString(Resources.getResource(Captured.class, "captured.txt"), StandardCharsets.UTF_8);
            ImmutableMap.Builder<String, ByteString> all = ImmutableMap.builder();
            for (String line : Splitter.on('\n').omitEmptyStrings().split(text)) {
                if (!line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    all.put(line.substring(0, space), ByteString.ofHex(line.substring(space + 1)));
                }
            }
            return all.buildOrThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
