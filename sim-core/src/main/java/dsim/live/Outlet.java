package dsim.live;

/** The way out of a conversation. What does not get away is told later, as its end. */
interface Outlet {

    /** Sends bytes, as soon as the conversation is open. */
    void write(byte[] bytes);

    /** Ends the conversation after what was sent. */
    void finish();

    /** Ends the conversation at once, so that the other side hears of a reset. */
    void breakOff();
}
