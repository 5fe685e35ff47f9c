package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import dsim.actor.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The seeds of a gossip network as a file: one {@code IP:PORT} a line; what stands behind a {@code #} is a comment, and empty
 * lines mean nothing.
 */
final class SeedsFile {

    private SeedsFile() {}

    /**
     * The seeds in a file, in its order.
     *
     * @param name as the user wrote it
     * @throws Refusal if it cannot be read, or a line says something else; names the line
     */
    static ImmutableList<Address> read(Console console, String name) {
        GivenFile file = new GivenFile(name, 1, "the seeds stand in one, IP:PORT in each line");
        List<String> lines = file.text(console).lines().toList();
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
