package dsim.algorithms.bitcoin.script;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HexFormat;
import java.util.List;

/** The instructions of scripts, by number. The lower ones push so many of the bytes that follow. */
final class Op {

    static final int PUSH_0 = 0x00;
    static final int PUSHDATA1 = 0x4c;
    static final int PUSHDATA2 = 0x4d;
    static final int PUSHDATA4 = 0x4e;
    static final int MINUS_1 = 0x4f;
    static final int PUSH_1 = 0x51;
    static final int PUSH_16 = 0x60;

    static final int NOP = 0x61;
    static final int IF = 0x63;
    static final int NOTIF = 0x64;
    static final int ELSE = 0x67;
    static final int ENDIF = 0x68;
    static final int VERIFY = 0x69;
    static final int RETURN = 0x6a;

    static final int TOALTSTACK = 0x6b;
    static final int FROMALTSTACK = 0x6c;
    static final int DROP_2 = 0x6d;
    static final int DUP_2 = 0x6e;
    static final int DUP_3 = 0x6f;
    static final int OVER_2 = 0x70;
    static final int ROT_2 = 0x71;
    static final int SWAP_2 = 0x72;
    static final int IFDUP = 0x73;
    static final int DEPTH = 0x74;
    static final int DROP = 0x75;
    static final int DUP = 0x76;
    static final int NIP = 0x77;
    static final int OVER = 0x78;
    static final int PICK = 0x79;
    static final int ROLL = 0x7a;
    static final int ROT = 0x7b;
    static final int SWAP = 0x7c;
    static final int TUCK = 0x7d;
    static final int SIZE = 0x82;

    static final int EQUAL = 0x87;
    static final int EQUALVERIFY = 0x88;

    static final int ADD_1 = 0x8b;
    static final int SUB_1 = 0x8c;
    static final int NEGATE = 0x8f;
    static final int ABS = 0x90;
    static final int NOT = 0x91;
    static final int NOTEQUAL_0 = 0x92;
    static final int ADD = 0x93;
    static final int SUB = 0x94;
    static final int BOOLAND = 0x9a;
    static final int BOOLOR = 0x9b;
    static final int NUMEQUAL = 0x9c;
    static final int NUMEQUALVERIFY = 0x9d;
    static final int NUMNOTEQUAL = 0x9e;
    static final int LESSTHAN = 0x9f;
    static final int GREATERTHAN = 0xa0;
    static final int LESSTHANOREQUAL = 0xa1;
    static final int GREATERTHANOREQUAL = 0xa2;
    static final int MIN = 0xa3;
    static final int MAX = 0xa4;
    static final int WITHIN = 0xa5;

    static final int RIPEMD160 = 0xa6;
    static final int SHA1 = 0xa7;
    static final int SHA256 = 0xa8;
    static final int HASH160 = 0xa9;
    static final int HASH256 = 0xaa;
    static final int CODESEPARATOR = 0xab;
    static final int CHECKSIG = 0xac;
    static final int CHECKSIGVERIFY = 0xad;
    static final int CHECKMULTISIG = 0xae;
    static final int CHECKMULTISIGVERIFY = 0xaf;

    static final int NOP1 = 0xb0;
    static final int CHECKLOCKTIMEVERIFY = 0xb1;
    static final int CHECKSEQUENCEVERIFY = 0xb2;
    static final int NOP4 = 0xb3;
    static final int NOP10 = 0xb9;

    /** Switched off in 2010: a script that holds one fails, even if it is never reached. */
    static final ImmutableSet<Integer> DISABLED =
            ImmutableSet.of(0x7e, 0x7f, 0x80, 0x81, 0x83, 0x84, 0x85, 0x86, 0x8d, 0x8e, 0x95, 0x96, 0x97, 0x98, 0x99);

    private static final String WORDS = """
        4c PUSHDATA1 4d PUSHDATA2 4e PUSHDATA4 4f 1NEGATE 50 RESERVED 61 NOP 62 VER 63 IF 64 NOTIF
        65 VERIF 66 VERNOTIF 67 ELSE 68 ENDIF 69 VERIFY 6a RETURN 6b TOALTSTACK 6c FROMALTSTACK 6d 2DROP
        6e 2DUP 6f 3DUP 70 2OVER 71 2ROT 72 2SWAP 73 IFDUP 74 DEPTH 75 DROP 76 DUP 77 NIP 78 OVER
        79 PICK 7a ROLL 7b ROT 7c SWAP 7d TUCK 7e CAT 7f SUBSTR 80 LEFT 81 RIGHT 82 SIZE 83 INVERT
        84 AND 85 OR 86 XOR 87 EQUAL 88 EQUALVERIFY 89 RESERVED1 8a RESERVED2 8b 1ADD 8c 1SUB 8d 2MUL
        8e 2DIV 8f NEGATE 90 ABS 91 NOT 92 0NOTEQUAL 93 ADD 94 SUB 95 MUL 96 DIV 97 MOD 98 LSHIFT
        99 RSHIFT 9a BOOLAND 9b BOOLOR 9c NUMEQUAL 9d NUMEQUALVERIFY 9e NUMNOTEQUAL 9f LESSTHAN
        a0 GREATERTHAN a1 LESSTHANOREQUAL a2 GREATERTHANOREQUAL a3 MIN a4 MAX a5 WITHIN a6 RIPEMD160
        a7 SHA1 a8 SHA256 a9 HASH160 aa HASH256 ab CODESEPARATOR ac CHECKSIG ad CHECKSIGVERIFY
        ae CHECKMULTISIG af CHECKMULTISIGVERIFY b0 NOP1 b1 CHECKLOCKTIMEVERIFY b2 CHECKSEQUENCEVERIFY
        b3 NOP4 b4 NOP5 b5 NOP6 b6 NOP7 b7 NOP8 b8 NOP9 b9 NOP10
        """;

    private static final ImmutableMap<Integer, String> NAMES = names();

    private Op() {}

    private static ImmutableMap<Integer, String> names() {
        ImmutableMap.Builder<Integer, String> names = ImmutableMap.builder();
        List<String> words =
                Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(WORDS);
        for (int i = 0; i < words.size(); i += 2) {
            names.put(HexFormat.fromHexDigits(words.get(i)), "OP_" + words.get(i + 1));
        }
        return names.buildOrThrow();
    }

    /** The name of an instruction that pushes none of the bytes that follow. */
    static String name(int op) {
        if (op == PUSH_0) {
            return "OP_0";
        } else if (op >= PUSH_1 && op <= PUSH_16) {
            return "OP_" + (op - PUSH_1 + 1);
        }
        return NAMES.getOrDefault(op, "OP_UNKNOWN_" + HexFormat.of().toHexDigits((byte) op));
    }
}
