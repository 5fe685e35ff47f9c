package dsim.scenarios.cli;

import dsim.actor.Address;
import dsim.scenarios.Scalar;

/** Reads what an option was given, in the words of scenarios. */
final class Given {

    private Given() {}

    /**
     * The value of a text.
     *
     * @throws Refusal if it is none
     */
    static <T> T value(String option, Scalar<T> kind, String text) {
        try {
            return kind.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(option + " " + text + ": " + e.getMessage());
        }
    }

    /**
     * Somebody who can be reached.
     *
     * @throws Refusal if it is nobody
     */
    static Address endpoint(String option, String text) {
        try {
            Address address = Address.parse(text);
            if (address.port() > 0) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(option + " " + text + ": " + e.getMessage() + ", such as 127.0.0.1:23600");
        }
        throw new Refusal(option + " " + text + ": nobody can be reached at port 0");
    }
}
