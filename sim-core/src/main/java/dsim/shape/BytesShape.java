package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.actor.ByteString;
import dsim.random.Mix;
import java.math.BigInteger;

/** A string of bytes, or an integer of any size as its shortest two's complement: the count of bytes, then these. */
final class BytesShape extends Shape {

    private final boolean integer;

    private BytesShape(Class<?> type, int least, boolean integer) {
        super(type.getName(), type.getSimpleName(), least, ENDLESS);
        this.integer = integer;
    }

    static BytesShape ofByteString() {
        return new BytesShape(ByteString.class, 1, false);
    }

    static BytesShape ofBigInteger() {
        return new BytesShape(BigInteger.class, 2, true);
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(integer ? BigInteger.class : ByteString.class);
    }

    @Override
    public void write(Object value, ByteSink out) {
        ByteString bytes = bytes(value);
        out.putVarint(bytes.size());
        out.putBytes(bytes);
    }

    @Override
    public int size(Object value) {
        int size = integer ? ((BigInteger) value).bitLength() / Byte.SIZE + 1 : ((ByteString) value).size();
        return Math.addExact(ByteSink.varintSize(size), size);
    }

    @Override
    long hash(long before, Object value) {
        ByteString bytes = bytes(value);
        int size = bytes.size();
        long state = Mix.step(before, size);
        long word = 0;
        for (int i = 0; i < size; i++) {
            word = word << Byte.SIZE | Byte.toUnsignedLong(bytes.at(i));
            if ((i & 7) == 7) {
                state = Mix.step(state, word);
                word = 0;
            }
        }
        return (size & 7) == 0 ? state : Mix.step(state, word);
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        byte[] bytes = in.takeBytes(in.takeCount(1));
        if (!integer) {
            return ByteString.of(bytes);
        } else if (bytes.length == 0) {
            throw new MalformedMessageException("an integer of no bytes before byte " + in.position());
        }
        return new BigInteger(bytes);
    }

    private ByteString bytes(Object value) {
        return integer ? ByteString.of(((BigInteger) value).toByteArray()) : (ByteString) value;
    }
}
