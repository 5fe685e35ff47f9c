package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import dsim.actor.Address;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The seeds of a gossip network as a file: one {@code IP:PORT} a line; what stands behind a {@code #} is a comment, and empty
 * lines mean nothing.
 */
final class SeedsFile {

    /** A longer file is none of seeds. */
    private static final int MOST_BYTES = 1 << 20;

    private SeedsFile() {}

    /**
     * The seeds in a file, in its order.
     *
     * @param name as the user wrote it
     * @throws Refusal if it cannot be read, or a line says something else; names the line
     */
    static ImmutableList<Address> read(Path directory, String name) {
        List<String> lines = lines(directory.resolve(name), name);
        Map<Address, Integer> seeds = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                String place = name + ":" + (i + 1) + ": ";
                Integer before = seeds.putIfAbsent(seed(line, place), i + 1);
                if (before != null) {
                    throw new Refusal(place + line + " stands in line " + before + " already");
                }
            }
        }
        if (seeds.isEmpty()) {
            throw new Refusal(name + " names no seed: write one IP:PORT a line, such as 127.0.0.1:5001");
        }
        return ImmutableList.copyOf(seeds.keySet());
    }

    private static List<String> lines(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no file '" + name + "': it lists the seeds, one IP:PORT a line");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refusal(name + " has more than 1 MiB: that is no list of seeds");
            }
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new Refusal(name + " cannot be read: " + e.getMessage());
        }
    }

    private static Address seed(String line, String place) {
        Address address;
        try {
            address = Address.parse(line);
        } catch (IllegalArgumentException e) {
            throw new Refusal(place + "a seed is IP:PORT, such as 127.0.0.1:5001, not '" + shortened(line) + "'");
        }
        if (!InetAddresses.isInetAddress(address.host())) {
            throw new Refusal(place + "a seed has an address in digits, such as 127.0.0.1, not '"
                    + shortened(address.host()) + "'");
        }
        if (address.port() == 0) {
            throw new Refusal(place + "nobody can be reached at port 0: " + line);
        }
        return address;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
