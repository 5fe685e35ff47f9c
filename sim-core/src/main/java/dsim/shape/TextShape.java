package dsim.shape;

import com.google.common.base.Utf8;
import com.google.common.collect.ImmutableList;
import dsim.random.Mix;
import java.nio.charset.StandardCharsets;

/** A text: the count of its bytes in UTF-8, then these. */
final class TextShape extends Shape {

    TextShape() {
        super(String.class.getName(), "String", 1, ENDLESS);
    }

    /** Stirs in a text: its length, then four characters at a time. */
    static long hashText(long before, String text) {
        int length = text.length();
        long state = Mix.step(before, length);
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << Character.SIZE | text.charAt(i);
            if ((i & 3) == 3) {
                state = Mix.step(state, word);
                word = 0;
            }
        }
        return (length & 3) == 0 ? state : Mix.step(state, word);
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(String.class);
    }

    @Override
    public void write(Object value, ByteSink out) {
        String text = (String) value;
        int size = Utf8.encodedLength(text);
        out.putVarint(size);
        if (size == text.length()) {
            out.putAscii(text);
        } else {
            out.putBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public int size(Object value) {
        int size = Utf8.encodedLength((String) value);
        return Math.addExact(ByteSink.varintSize(size), size);
    }

    @Override
    long hash(long state, Object value) {
        return hashText(state, (String) value);
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        return new String(in.takeBytes(in.takeCount(1)), StandardCharsets.UTF_8);
    }
}
