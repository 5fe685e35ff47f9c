package dsim.algorithms.bitcoin.client;

import java.util.Locale;

/** Why a peer was of no use. */
public enum Failure {
    /** Nobody listens there. */
    REFUSED("nobody listens there"),
    /** The host name means nothing. */
    UNRESOLVED("the host name means nothing"),
    /** No conversation came about in time. */
    UNREACHABLE("no connection came about in time"),
    /** It ended the conversation. */
    DISCONNECTED("it ended the conversation"),
    /** It let a question wait for too long. */
    SILENT("it did not answer in time"),
    /** It belongs to another network. */
    WRONG_NETWORK("it belongs to another network"),
    /** It answered with bytes that look random: an encrypted handshake (BIP 324). */
    ENCRYPTED("it answered with an encrypted handshake, or no Bitcoin at all"),
    /** It speaks another protocol, one of text. */
    NOT_BITCOIN("it speaks another protocol"),
    /** A message that was waited for came with a wrong checksum. */
    CHECKSUM("a checksum was wrong"),
    /** A message that was waited for made no sense. */
    MALFORMED("a message made no sense"),
    /** It is this very client. */
    SELF("it is this very client"),
    /** Its chain ends below the block. */
    TOO_SHORT("its chain is too short"),
    /** It has thrown old blocks away. */
    PRUNED("it keeps no old blocks"),
    /** It says that it does not have the block. */
    NOT_FOUND("it does not have the block"),
    /** What it told is no chain. */
    INVALID_CHAIN("what it told is no chain"),
    /** What it sent is not the block that was asked for. */
    WRONG_BLOCK("what it sent is not the block that was asked for");

    private final String sentence;

    Failure(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, in a clause. */
    public String sentence() {
        return sentence;
    }

    /** As it is written in JSON: {@code too-short}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
