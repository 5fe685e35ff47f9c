package dsim.scenarios.live;

import com.google.common.collect.ImmutableMap;
import dsim.actor.Address;
import dsim.scenarios.Catalogue;
import dsim.scenarios.Reading;
import dsim.scenarios.Scenario;
import dsim.scenarios.ScenarioBuilder;
import dsim.scenarios.ScenarioReader;

/**
 * A live run as data: all that is needed to make the same actors again elsewhere.
 *
 * @param name of the scenario
 * @param definition the scenario with all defaults filled in. In it, whom a node is to speak to may be {@code HOST:PORT}. Its
 *     network and its faults are of no meaning live
 * @param listen where nodes listen, by their names; port 0 is any that is free. Those that are not named here listen at
 *     {@code 127.0.0.1:0}
 */
public record LivePlan(String name, String definition, ImmutableMap<String, Address> listen) {

    private static final Address LOOPBACK = Address.of("127.0.0.1", 0);

    /**
     * The plan of a scenario in Java.
     *
     * @throws IllegalArgumentException if anything is wrong with it, with all of that
     */
    public static LivePlan of(ScenarioBuilder scenario, Catalogue catalogue) {
        Reading reading =
                new ScenarioReader(catalogue).live(ImmutableMap.of()).read(scenario.name() + ".yaml", scenario.yaml());
        return of(reading);
    }

    /**
     * The plan of a scenario that a {@linkplain ScenarioReader#live live reader} has read.
     *
     * @throws IllegalArgumentException if anything is wrong with it, with all of that
     */
    public static LivePlan of(Reading reading) {
        return new LivePlan(reading.orThrow().name(), reading.definition().orElseThrow(), ImmutableMap.of());
    }

    /** The same, but a node listens at an address. */
    public LivePlan listening(String node, Address at) {
        return new LivePlan(
                name,
                definition,
                ImmutableMap.<String, Address>builder()
                        .putAll(listen)
                        .put(node, at)
                        .buildKeepingLast());
    }

    /** Where a node listens. */
    Address listen(String node) {
        return listen.getOrDefault(node, LOOPBACK);
    }

    /**
     * What comes of reading the definition.
     *
     * @param known where nodes can be reached, by their addresses in the virtual world, as far as that is known
     */
    public Reading read(Catalogue catalogue, ImmutableMap<Address, Address> known) {
        return new ScenarioReader(catalogue).live(known).read(name + ".yaml", definition);
    }

    Scenario scenario(Catalogue catalogue, ImmutableMap<Address, Address> known) {
        return read(catalogue, known).orThrow();
    }
}
