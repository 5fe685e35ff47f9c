package dsim.shape;

import com.google.common.collect.ImmutableList;
import dsim.actor.Address;
import dsim.random.Mix;

/** An address: its host as a text, then its port in 16 bits. */
final class AddressShape extends Shape {

    private final TextShape text = new TextShape();

    AddressShape() {
        super(Address.class.getName(), "Address", 1 + Short.BYTES, ENDLESS);
    }

    @Override
    public ImmutableList<Class<?>> kinds() {
        return ImmutableList.of(Address.class);
    }

    @Override
    public void write(Object value, ByteSink out) {
        Address address = (Address) value;
        text.write(address.host(), out);
        out.putShort(address.port());
    }

    @Override
    public int size(Object value) {
        return Math.addExact(text.size(((Address) value).host()), Short.BYTES);
    }

    @Override
    long hash(long state, Object value) {
        return Mix.step(state, ((Address) value).key());
    }

    @Override
    Object parse(ByteSource in) throws MalformedMessageException {
        String host = (String) text.parse(in);
        int port = Short.toUnsignedInt(in.takeShort());
        if (host.isEmpty()) {
            throw new MalformedMessageException("an address without a host before byte " + in.position());
        }
        return Address.of(host, port);
    }
}
