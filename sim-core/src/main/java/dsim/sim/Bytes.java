package dsim.sim;

/** Whether messages travel as bytes. */
public enum Bytes {

    /** Only between nodes that do not share a wire. */
    WHERE_WIRES_DIFFER,

    /** Every message goes through the codecs of both sides. */
    ALWAYS
}
