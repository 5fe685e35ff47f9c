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
     * @param who what stands at that place of the command line, such as {@code --gcd}
     * @param example of such an address
     * @throws Refusal if nobody can be reached there
     */
    static Address toCall(String who, String text, String example) {
        Address address = parse(who, text, text, example);
        if (address.port() == 0) {
            throw new Refusal(who + " " + text + ": nobody can be reached at port 0");
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
        String address = PORT.matcher(text).matches() ? LOOPBACK + ":" + text : text;
        return parse(option, text, address, "50001 or " + LOOPBACK + ":50001");
    }

    private static Address parse(String who, String given, String text, String example) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(who + " " + given + ": " + e.getMessage() + ", such as " + example);
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
