package dsim.algorithms.bitcoin.wire;

import dsim.actor.ByteString;
import dsim.algorithms.bitcoin.chain.ChainReader;
import dsim.algorithms.bitcoin.chain.ChainWriter;
import dsim.shape.MalformedMessageException;

/**
 * Where a node is, as nodes tell each other. Only information: nobody relies on it.
 *
 * @param services what it offers, see {@link BitcoinMessage.Version}
 * @param ip 16 bytes: IPv6, or IPv4 mapped into it
 * @param port 16 bits
 */
public record NetAddress(long services, ByteString ip, int port) {

    private static final int IP_SIZE = 16;

    /** Says nothing. */
    public static final NetAddress NONE = new NetAddress(0, ByteString.of(new byte[IP_SIZE]), 0);

    /**
     * @throws IllegalArgumentException if there are not 16 bytes, or the port has more than 16 bits
     */
    public NetAddress {
        if (ip.size() != IP_SIZE) {
            throw new IllegalArgumentException("an IPv6 address has " + IP_SIZE + " bytes, not " + ip.size());
        } else if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    static NetAddress read(ChainReader in) throws MalformedMessageException {
        return new NetAddress(in.takeLong(), in.takeBytes(IP_SIZE), in.takePort());
    }

    void write(ChainWriter out) {
        out.putLong(services).putBytes(ip).putPort(port);
    }
}
