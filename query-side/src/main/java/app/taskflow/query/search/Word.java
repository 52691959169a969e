package app.taskflow.query.search;

/**
 * A word of a text, without case and accents.
 *
 * @param surface as it is written: what a prefix is compared with
 * @param stem without its English ending: what a whole word is compared with
 */
public record Word(String surface, String stem) {}
