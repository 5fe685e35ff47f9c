package dsim.algorithms.bitcoin.script;

import dsim.actor.ByteString;
import dsim.shape.ByteSink;

/** Numbers on the stack: little-endian, the highest bit is the sign, as short as can be. */
final class ScriptNumber {

    private static final int SIGN = 0x80;

    private ScriptNumber() {}

    /**
     * Reads a number.
     *
     * @param sizeMax how many bytes it may have: 4, for lock times 5
     * @throws ScriptFaultException if it has more
     */
    static long parse(ByteString bytes, int sizeMax) throws ScriptFaultException {
        int size = bytes.size();
        if (size > sizeMax) {
            throw new ScriptFaultException(ScriptFault.SCRIPT_NUM);
        } else if (size == 0) {
            return 0;
        }
        long magnitude = 0;
        for (int i = size - 1; i >= 0; i--) {
            int digit = Scripts.opAt(bytes, i);
            magnitude = magnitude << Byte.SIZE | (i == size - 1 ? digit & ~SIGN : digit);
        }
        return (Scripts.opAt(bytes, size - 1) & SIGN) == 0 ? magnitude : -magnitude;
    }

    static ByteString of(long number) {
        ByteSink bytes = new ByteSink();
        long magnitude = Math.abs(number);
        int last = 0;
        while (magnitude != 0) {
            last = (int) (magnitude & 0xff);
            magnitude >>>= Byte.SIZE;
            if (magnitude != 0) {
                bytes.putByte(last);
            }
        }
        int sign = number < 0 ? SIGN : 0;
        if ((last & SIGN) != 0) {
            bytes.putByte(last);
            bytes.putByte(sign);
        } else if (number != 0) {
            bytes.putByte(last | sign);
        }
        return ByteString.of(bytes.toByteArray());
    }

    /** Whether bytes are true: any is not zero, but for the sign. */
    static boolean isTrue(ByteString bytes) {
        for (int i = 0; i < bytes.size(); i++) {
            if (bytes.at(i) != 0) {
                return i < bytes.size() - 1 || Scripts.opAt(bytes, i) != SIGN;
            }
        }
        return false;
    }
}
