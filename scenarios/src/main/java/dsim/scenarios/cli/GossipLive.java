package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.net.InetAddresses;
import dsim.actor.Address;
import dsim.scenarios.Overrides;
import dsim.scenarios.Reading;
import dsim.scenarios.ScenarioReader;
import dsim.scenarios.Shelf;
import dsim.scenarios.catalogue.Shipped;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the live commands of the gossip network share: where to listen, and parameters by their names. */
final class GossipLive {

    @Option(
            names = "--listen",
            paramLabel = "[IP:]PORT",
            description = "Where the node listens, and is known to others; 127.0.0.1 at any free port if not said.")
    private String listen = "0";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A parameter, such as attach=uniform: 'dsim list parameters' names them all.")
    private List<String> set = new ArrayList<>();

    /**
     * Where the node listens.
     *
     * @throws Refusal if others could not reach it there
     */
    Address listen() {
        Address address = Endpoint.toListen("--listen", listen);
        if (!InetAddresses.isInetAddress(address.host())) {
            throw new Refusal("--listen " + listen + ": an address in digits is needed, such as 127.0.0.1");
        }
        InetAddress digits = InetAddresses.forString(address.host());
        if (digits.isAnyLocalAddress() || digits.isMulticastAddress()) {
            throw new Refusal("--listen " + listen
                    + ": others are told this address to answer to, so it has to be one of this machine");
        }
        return address;
    }

    /**
     * What comes of reading a definition with the parameters given.
     *
     * @param group the group whose parameters they are
     */
    Reading read(Console console, LiveOptions options, String group, String definition) {
        ImmutableList<String> paths =
                set.stream().map(each -> "nodes." + group + ".params." + each).collect(ImmutableList.toImmutableList());
        String file = "gossip-" + group + ".yaml";
        String text = "seed: " + Long.toUnsignedString(options.seed(console)) + "\n" + definition;
        return new ScenarioReader(Shipped.catalogue())
                .live(ImmutableMap.of())
                .read(
                        file,
                        Shelf.only(file, text.getBytes(StandardCharsets.UTF_8)),
                        new Overrides(paths, options.givenSeed(), console.environment()));
    }
}
