package dsim.scenarios.live;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dsim.actor.Address;
import dsim.scenarios.run.BrokenRecordException;
import dsim.scenarios.run.JsonReader;
import java.util.Map;

/**
 * What stands at the beginning of the recording of a live run. A recording is a text of one object of JSON a line: this one,
 * then each step of each node as it was made, then how the run ended; if that is missing, the run or the recording broke off.
 *
 * @param version of the program that recorded
 * @param plan what was carried out
 * @param addresses where nodes could be reached, by their names
 */
public record Recording(String version, LivePlan plan, ImmutableMap<String, Address> addresses) {

    /** The version of the format. */
    static final int FORMAT = 1;

    /** With this, every recording begins. */
    public static final String BEGINNING = "{\"recording\"";

    ImmutableMap<String, Object> json() {
        return ImmutableMap.of(
                "recording", FORMAT,
                "dsim", version,
                "scenario", plan.name(),
                "definition", plan.definition(),
                "nodes", Maps.transformValues(addresses, Address::toString));
    }

    static Recording parse(String line) throws BrokenRecordException {
        Map<?, ?> object = object(line);
        long format = StepJson.number(object, "recording", Integer.MAX_VALUE);
        if (format != FORMAT) {
            throw new BrokenRecordException("its format is " + format + ", and this program reads " + FORMAT);
        }
        if (!(object.get("nodes") instanceof Map<?, ?> nodes)) {
            throw new BrokenRecordException("the object 'nodes' is missing");
        }
        ImmutableMap.Builder<String, Address> addresses = ImmutableMap.builder();
        for (Map.Entry<?, ?> node : nodes.entrySet()) {
            addresses.put(
                    node.getKey().toString(), StepJson.address(node.getValue().toString()));
        }
        return new Recording(
                StepJson.text(object, "dsim"),
                new LivePlan(StepJson.text(object, "scenario"), StepJson.text(object, "definition"), ImmutableMap.of()),
                addresses.buildOrThrow());
    }

    static Map<?, ?> object(String line) throws BrokenRecordException {
        if (JsonReader.read(line) instanceof Map<?, ?> object) {
            return object;
        }
        throw new BrokenRecordException("it is no JSON object");
    }
}
