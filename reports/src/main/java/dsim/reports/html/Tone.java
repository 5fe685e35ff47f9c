package dsim.reports.html;

/** How a verdict sounds: shown as a sign, a word and a colour. */
public enum Tone {

    /** What was expected is so. */
    HOLDS("✓", "holds", "good"),

    /** What was expected is not so. */
    FAILS("✗", "fails", "bad"),

    /** It cannot be told. */
    OPEN("?", "open", "open");

    private final String sign;
    private final String word;
    private final String style;

    Tone(String sign, String word, String style) {
        this.sign = sign;
        this.word = word;
        this.style = style;
    }

    String sign() {
        return sign;
    }

    String word() {
        return word;
    }

    String style() {
        return style;
    }
}
