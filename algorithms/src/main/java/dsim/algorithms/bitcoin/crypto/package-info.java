/**
 * The cryptography of Bitcoin that the JDK does not have: RIPEMD-160 and signatures on the curve secp256k1, by Bouncy
 * Castle's lightweight interface. No other package sees that library.
 */
@NullMarked
package dsim.algorithms.bitcoin.crypto;

import org.jspecify.annotations.NullMarked;
