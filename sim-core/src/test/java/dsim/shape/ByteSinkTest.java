package dsim.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsim.actor.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink, and the source that reads what it wrote. */
class ByteSinkTest {

    private final ByteSink sink = new ByteSink();

    @Test
    void putsNumbersHighByteFirst() {
        sink.putByte(0x1ff);
        sink.putShort(0x1_0203);
        sink.putInt(0x04050607);
        sink.putLong(0x08090a0b0c0d0e0fL);
        sink.putFloat(1);
        sink.putDouble(1);
        sink.putBytes(new byte[] {1, 2});
        sink.putBytes(ByteString.of((byte) 3));

        assertEquals(
                "ff" + "0203" + "04050607" + "08090a0b0c0d0e0f" + "3f800000" + "3ff0000000000000" + "0102" + "03",
                HexFormat.of().formatHex(sink.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "127, 7f",
        "128, 8001",
        "300, ac02",
        "16383, ff7f",
        "16384, 808001",
        "2097151, ffff7f",
        "2097152, 80808001",
        "268435455, ffffff7f",
        "268435456, 8080808001",
        "2147483647, ffffffff07"
    })
    void putsAVarintInAsFewBytesAsItNeeds(int value, String hex) throws MalformedMessageException {
        sink.putVarint(value);

        assertEquals(hex, HexFormat.of().formatHex(sink.toByteArray()));
        assertEquals(hex.length() / 2, ByteSink.varintSize(value));
        assertEquals(value, ByteSource.of(sink.toByteArray()).takeVarint());
    }

    @Test
    void growsAndIsUsedAgain() {
        for (int i = 0; i < 1_000; i++) {
            sink.putInt(i);
        }
        int grown = sink.length();
        sink.clear();
        sink.putByte(7);

        assertEquals(4_000, grown);
        assertArrayEquals(new byte[] {7}, sink.toByteArray());
    }

    @Test
    void forgetsAndChangesWhatWasPut() {
        sink.putInt(1);
        sink.putInt(2);
        sink.putByte(3);
        sink.truncate(8);
        sink.setInt(0, 9);

        assertEquals("0000000900000002", HexFormat.of().formatHex(sink.toByteArray()));
        assertThrows(IndexOutOfBoundsException.class, () -> sink.truncate(9));
        assertThrows(IndexOutOfBoundsException.class, () -> sink.setInt(5, 0));
    }

    @Test
    void showsItsBytesToBeReadOnly() {
        sink.putInt(0x01020304);

        ByteBuffer view = sink.view();

        assertTrue(view.isReadOnly());
        assertEquals(0, view.position());
        assertEquals(4, view.remaining());
        assertEquals(0x01020304, view.getInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "slice", "direct", "read only"})
    void isReadFromEveryBuffer(String kind) throws MalformedMessageException {
        sink.putByte(-1);
        sink.putByte(0x01);
        sink.putShort(0x0203);
        sink.putInt(0x04050607);
        sink.putLong(0x08090a0b0c0d0e0fL);
        sink.putByte(-1);
        ByteBuffer heap = ByteBuffer.wrap(sink.toByteArray());
        ByteBuffer buffer = switch (kind) {
            case "heap" -> heap;
            case "slice" -> heap.slice();
            case "direct" -> ByteBuffer.allocateDirect(heap.limit()).put(heap).rewind();
            default -> heap.asReadOnlyBuffer();
        };
        buffer.position(1).limit(16).order(ByteOrder.LITTLE_ENDIAN);

        ByteSource source = ByteSource.of(buffer);

        assertEquals(15, source.remaining());
        assertEquals(0x01, source.takeByte());
        assertEquals(0x0203, source.takeShort());
        assertEquals(0x04050607, source.takeInt());
        assertEquals(0x08090a0b0c0d0e0fL, source.takeLong());
        assertEquals(15, source.position());
        assertEquals(1, buffer.position());
        source.end();
    }

    @Test
    void endsWhereItEnds() throws MalformedMessageException {
        ByteSource source = ByteSource.of(new byte[] {1, 2, 3});
        source.takeByte();

        MalformedMessageException tooFar = assertThrows(MalformedMessageException.class, source::takeInt);
        MalformedMessageException left = assertThrows(MalformedMessageException.class, source::end);
        MalformedMessageException negative = assertThrows(MalformedMessageException.class, () -> source.takeBytes(-1));

        assertEquals("the end at byte 3 where 4 bytes are needed from byte 1", tooFar.getMessage());
        assertEquals("2 bytes are left after byte 1", left.getMessage());
        assertEquals("the end at byte 3 where 4294967295 bytes are needed from byte 1", negative.getMessage());
        assertArrayEquals(new byte[] {2, 3}, source.takeBytes(2));
    }
}
