package dsim.algorithms.bitcoin.chain;

import java.math.BigDecimal;

/** Amounts of coins: in satoshi, a hundred millionth of a bitcoin. */
public final class Amount {

    /** One bitcoin. */
    public static final long COIN = 100_000_000;

    /** More coins there can never be. */
    public static final long MAX = 21_000_000 * COIN;

    private static final int DECIMALS = 8;

    private Amount() {}

    /** Whether there can be so many coins. */
    public static boolean isInRange(long satoshi) {
        return satoshi >= 0 && satoshi <= MAX;
    }

    /** In bitcoins with all eight decimals, such as {@code 50.00000000}. */
    public static String inBitcoins(long satoshi) {
        return BigDecimal.valueOf(satoshi, DECIMALS).toPlainString();
    }
}
