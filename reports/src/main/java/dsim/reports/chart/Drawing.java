package dsim.reports.chart;

/**
 * A picture in SVG. Its colours are CSS variables, which {@link #STYLE} sets for light and dark; on paper they are those
 * for light.
 */
public interface Drawing {

    /**
     * What all drawings look like: put once into a page that shows {@link #toSvg} of them. The colours can be told apart by
     * the colour-blind (M. Okabe, K. Ito, <i>Color Universal Design</i>, 2008, darkened for white and lightened for black).
     */
    String STYLE = """
            .drawing { --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --grid: #e4e7eb;
              --c0: #0067a5; --c1: #c44e00; --c2: #007f5c; --c3: #a8447f; --c4: #7a6200; --c5: #5a5f66;
              display: block; width: 100%; max-width: 860px; height: auto; background: var(--paper);
              font: 13px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            .drawing text { fill: var(--ink); }
            .drawing .title { font-size: 15px; font-weight: 600; }
            .drawing .faint { fill: var(--faint); }
            .drawing .grid { stroke: var(--grid); stroke-width: 1; }
            .drawing .axis { stroke: var(--faint); stroke-width: 1; }
            .drawing .rule { stroke: var(--faint); stroke-width: 1.25; stroke-dasharray: 5 3; }
            .drawing .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
            .drawing .thin { stroke-width: 1.25; }
            .drawing .mark { fill: var(--paper); stroke-width: 1.6; }
            @media screen and (prefers-color-scheme: dark) {
              .drawing { --paper: #14171c; --ink: #e8eaed; --faint: #a2abb5; --grid: #2b3038;
                --c0: #5cb8f2; --c1: #ff9a4d; --c2: #3ecf9f; --c3: #ee9dcb; --c4: #e3cf57; --c5: #b4bac2; }
            }
            """;

    /** The title that stands above the picture. */
    String title();

    /**
     * The picture for a page that has {@link #STYLE}.
     *
     * @param id a name that nothing else on the page has, of letters, digits and hyphens
     */
    String toSvg(String id);

    /** The picture as a file of its own. */
    default String toSvgFile() {
        String svg = toSvg("drawing");
        int styled = svg.indexOf('>') + 1;
        return svg.substring(0, styled) + "\n<style>\n" + STYLE + "</style>" + svg.substring(styled);
    }
}
