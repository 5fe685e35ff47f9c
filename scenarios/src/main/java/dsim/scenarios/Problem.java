package dsim.scenarios;

/**
 * Something that is wrong with a scenario, or, as a warning, looks wrong.
 *
 * @param place what it is about
 * @param sentence what is wrong, and what was meant if that can be guessed
 */
public record Problem(Place place, String sentence) {}
