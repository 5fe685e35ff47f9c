package dsim.scenarios.cli;

import dsim.actor.Address;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/** Addresses as they stand on a command line. */
final class Endpoint {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern PORT = Pattern.compile("[0-9]{1,9}");

    private Endpoint() {}

    /**
     * Whom to speak to: {@code HOST:PORT}.
     *
     * @throws Refusal if it is none
     */
    static Address toCall(String text) {
        Address address = parse("", text);
        if (address.port() == 0) {
            throw new Refusal("'" + text + "' is no address to send to: its port is 0");
        }
        return address;
    }

    /**
     * Where to listen: {@code PORT}, on this machine only, or {@code HOST:PORT}.
     *
     * @param option by which it was given
     * @throws Refusal if it is none
     */
    static Address toListen(String option, String text) {
        return parse(option + " ", PORT.matcher(text).matches() ? LOOPBACK + ":" + text : text);
    }

    private static Address parse(String before, String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(before + text + ": " + e.getMessage());
        }
    }

    /**
     * The address of this machine that packets to somebody come from, which is where that one can answer.
     *
     * @throws Refusal if there is no way there
     */
    static String ownHostTowards(Address peer) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(peer.host(), peer.port()));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | RuntimeException e) {
            throw new Refusal("there is no way to " + peer + ": " + e.getMessage());
        }
    }
}
