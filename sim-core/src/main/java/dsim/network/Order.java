package dsim.network;

/** Whether messages of one node to another may overtake each other. */
public enum Order {

    /**
     * They arrive in the order in which they were sent, each at least 1 ns after the one before. A copy of a message comes
     * right behind it, before what was sent later.
     */
    FIFO("fifo"),

    /** Each goes its own way. */
    ANY("any");

    private final String text;

    Order(String text) {
        this.text = text;
    }

    /** As scenarios write it. */
    @Override
    public String toString() {
        return text;
    }
}
