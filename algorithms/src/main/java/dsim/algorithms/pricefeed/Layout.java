package dsim.algorithms.pricefeed;

import dsim.shape.ByteSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How a quote stands in the 32 bytes of its record. Bytes that mean nothing are written as zeros, and not looked at. Timestamps
 * are big-endian and prices little-endian in both.
 */
public enum Layout {

    /** Time in 8 bytes, the two codes, the price in binary64. */
    OLD(8, 0, 14),

    /** The two codes, the price in binary32, time in 8 bytes. */
    NEW(0, 10, 6);

    /** The length of a record in bytes. */
    static final int RECORD = 32;

    private final int codesAt;
    private final int timeAt;
    private final int priceAt;

    Layout(int codesAt, int timeAt, int priceAt) {
        this.codesAt = codesAt;
        this.timeAt = timeAt;
        this.priceAt = priceAt;
    }

    /** The nearest price that this layout can carry. */
    public double rounded(double price) {
        return this == NEW ? (float) price : price;
    }

    /** Puts a record; the price is rounded. */
    void write(Quote quote, ByteSink out) {
        ByteBuffer bytes = ByteBuffer.allocate(RECORD);
        for (int i = 0; i < Currency.LETTERS; i++) {
            bytes.put(codesAt + i, (byte) quote.base().letter(i));
            bytes.put(codesAt + Currency.LETTERS + i, (byte) quote.in().letter(i));
        }
        bytes.putLong(timeAt, quote.micros());
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (this == NEW) {
            bytes.putFloat(priceAt, (float) quote.price());
        } else {
            bytes.putDouble(priceAt, quote.price());
        }
        out.putBytes(bytes.array());
    }

    /**
     * Reads a record; empty if it is no quote: a code is not of capital letters, the codes are the same, the price is no
     * positive finite number, or the time is after {@link Quote#LATEST}.
     *
     * @param in big-endian
     * @param at where the record begins
     */
    Optional<Quote> read(ByteBuffer in, int at) {
        int codes = at + codesAt;
        for (int i = 0; i < 2 * Currency.LETTERS; i++) {
            if (!Currency.isLetter(in.get(codes + i))) {
                return Optional.empty();
            }
        }
        Currency base = Currency.of(in.get(codes), in.get(codes + 1), in.get(codes + 2));
        Currency priced = Currency.of(in.get(codes + 3), in.get(codes + 4), in.get(codes + 5));
        long micros = in.getLong(at + timeAt);
        double price = this == NEW
                ? Float.intBitsToFloat(Integer.reverseBytes(in.getInt(at + priceAt)))
                : Double.longBitsToDouble(Long.reverseBytes(in.getLong(at + priceAt)));
        return !Quote.isTime(micros) || base.equals(priced) || !Quote.isPrice(price)
                ? Optional.empty()
                : Optional.of(new Quote(micros, base, priced, price));
    }
}
