package dsim.algorithms.pricefeed;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import dsim.actor.Address;
import dsim.algorithms.pricefeed.FeedMessage.Quotes;
import dsim.algorithms.pricefeed.FeedMessage.Subscribe;
import dsim.shape.ByteSink;
import dsim.shape.MalformedMessageException;
import dsim.wire.Codec;
import dsim.wire.Received;
import dsim.wire.Wire;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The wire of the price feed, on one of its sides: the feed takes requests, a subscriber takes quotes. Each message is one
 * datagram.
 *
 * <p>A request is an IPv4 address and a port in 6 bytes; the feed looks at no more. Quotes are 1 to {@value Quotes#MOST} records
 * of 32 bytes, without any mark of their {@link Layout}. A record that is no quote spoils nothing but itself; a datagram whose
 * length is not that of 1 to {@value Quotes#MOST} records is no message.
 *
 * @param isFeed whether this is the side of the feed
 * @param layout of the quotes; empty, for a subscriber: each datagram is read in the layout in which more of its records are
 *     quotes
 */
public record FeedWire(boolean isFeed, Optional<Layout> layout) implements Wire<FeedMessage> {

    private static final int REQUEST = 6;
    private static final int HOST = 4;

    /** Checks that a feed knows what it writes. */
    public FeedWire {
        if (isFeed && layout.isEmpty()) {
            throw new IllegalArgumentException("a feed publishes in one layout");
        }
    }

    /** The side of a feed that publishes in a layout. */
    public static FeedWire ofFeed(Layout layout) {
        return new FeedWire(true, Optional.of(layout));
    }

    /** The side of a subscriber that reads one layout, or both. */
    public static FeedWire ofSubscriber(Optional<Layout> layout) {
        return new FeedWire(false, layout);
    }

    @Override
    public Kind kind() {
        return Kind.DATAGRAM;
    }

    @Override
    public String name() {
        return "the price feed";
    }

    @Override
    public Codec<FeedMessage> codec(Address self) {
        return new Side();
    }

    private final class Side implements Codec<FeedMessage> {

        @Override
        public void encode(FeedMessage message, ByteSink out) {
            if (message instanceof Subscribe subscribe) {
                out.putBytes(host(subscribe.at().host()));
                out.putShort(subscribe.at().port());
            } else if (message instanceof Quotes quotes) {
                quotes.quotes().forEach(quote -> layout.orElse(Layout.OLD).write(quote, out));
                for (int i = 0; i < quotes.malformed(); i++) {
                    out.putBytes(new byte[Layout.RECORD]);
                }
            } else {
                throw new AssertionError("unhandled: " + message);
            }
        }

        @Override
        public Optional<Received<FeedMessage>> decode(ByteBuffer in) throws MalformedMessageException {
            FeedMessage message = isFeed ? subscribe(in) : quotes(in);
            in.position(in.limit());
            return Optional.of(new Received<>(Optional.empty(), message));
        }
    }

    private static byte[] host(String host) {
        InetAddress address = InetAddresses.isInetAddress(host)
                ? InetAddresses.forString(host)
                : InetAddresses.forString(Subscribe.WHERE_IT_COMES_FROM);
        if (!(address instanceof Inet4Address)) {
            throw new IllegalArgumentException("a price feed reaches its subscribers by IPv4, not at " + host);
        }
        return address.getAddress();
    }

    private static Subscribe subscribe(ByteBuffer in) throws MalformedMessageException {
        int at = in.position();
        if (in.remaining() < REQUEST) {
            throw new MalformedMessageException("a request is of 6 bytes, not " + in.remaining());
        }
        int port = in.getShort(at + HOST) & 0xffff;
        if (port == 0) {
            throw new MalformedMessageException("a request for port 0");
        }
        return new Subscribe(Address.of(InetAddresses.fromInteger(in.getInt(at)).getHostAddress(), port));
    }

    private Quotes quotes(ByteBuffer in) throws MalformedMessageException {
        int size = in.remaining();
        if (size == 0 || size % Layout.RECORD != 0 || size > Quotes.MOST * Layout.RECORD) {
            throw new MalformedMessageException(
                    "quotes are 1 to " + Quotes.MOST + " records of 32 bytes, not " + size + " bytes");
        }
        if (layout.isPresent()) {
            return quotes(in, layout.get());
        }
        boolean looksNew = Currency.isLetter(in.get(in.position()));
        Quotes likely = quotes(in, looksNew ? Layout.NEW : Layout.OLD);
        if (likely.malformed() == 0) {
            return likely;
        }
        Quotes unlikely = quotes(in, looksNew ? Layout.OLD : Layout.NEW);
        return unlikely.malformed() < likely.malformed() ? unlikely : likely;
    }

    private static Quotes quotes(ByteBuffer in, Layout layout) {
        ImmutableList.Builder<Quote> quotes = ImmutableList.builder();
        int malformed = 0;
        for (int at = in.position(); at < in.limit(); at += Layout.RECORD) {
            Optional<Quote> quote = layout.read(in, at);
            if (quote.isPresent()) {
                quotes.add(quote.get());
            } else {
                malformed++;
            }
        }
        return new Quotes(quotes.build(), malformed);
    }
}
