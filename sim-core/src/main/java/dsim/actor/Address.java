package dsim.actor;

import dsim.random.Mix;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a node can be reached: {@code host:port}. In the virtual world the host is the node's name, such as {@code p3}.
 * A value: two addresses are equal if host and port are.
 */
public final class Address implements Comparable<Address> {

    private static final int NOWHERE = -1;
    private static final Pattern TEXT = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]+)):([0-9]{1,5})");

    private final String host;
    private final int port;
    private final int place;
    private final long key;

    private Address(String host, int port, int place) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host of an address is empty");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        this.host = host;
        this.port = port;
        this.place = place;
        this.key = keyOf(host, port);
    }

    private Address(Address address, int place) {
        this.host = address.host;
        this.port = address.port;
        this.place = place;
        this.key = address.key;
    }

    private static long keyOf(String host, int port) {
        long key = port;
        for (int i = 0; i < host.length(); i++) {
            key = (key ^ host.charAt(i)) * 0x9E3779B97F4A7C15L;
            key ^= key >>> 32;
        }
        return Mix.finish(key);
    }

    /**
     * The address of a host and port.
     *
     * @param port 0 to 65535
     * @throws IllegalArgumentException if the host is empty or the port out of range
     */
    public static Address of(String host, int port) {
        return new Address(host, port, NOWHERE);
    }

    /**
     * The same value, with a mark of where the host that runs this node keeps it. The mark is a shortcut for that host
     * and no part of the value: {@link #equals} and {@link #hashCode} do not see it.
     *
     * @param place not negative
     */
    public Address at(int place) {
        return new Address(this, place);
    }

    /**
     * Reads {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Address parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("an address is HOST:PORT, not '" + text + "'");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return of(host, Integer.parseInt(matcher.group(3)));
    }

    /** The host name, or its address in digits. */
    public String host() {
        return host;
    }

    /** 0 to 65535. */
    public int port() {
        return port;
    }

    /** The mark of {@link #at}, or -1. */
    public int place() {
        return place;
    }

    /** 64 bits that depend on host and port alone, the same on every machine: names the node where chance is drawn. */
    public long key() {
        return key;
    }

    @Override
    public int compareTo(Address other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Address that && key == that.key && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key);
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
