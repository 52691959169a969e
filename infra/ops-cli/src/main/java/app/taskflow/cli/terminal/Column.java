package app.taskflow.cli.terminal;

/** @param widest longer cells are cut */
public record Column(String title, Align align, int widest) {

    /** On which side of the column its cells stand. */
    public enum Align {
        LEFT,
        RIGHT
    }

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    public static Column left(String title) {
        return new Column(title, Align.LEFT, NO_LIMIT);
    }

    public static Column left(String title, int widest) {
        return new Column(title, Align.LEFT, widest);
    }

    public static Column right(String title) {
        return new Column(title, Align.RIGHT, NO_LIMIT);
    }

    String pad(String cell, int width) {
        return align == Align.LEFT ? Text.padRight(cell, width) : Text.padLeft(cell, width);
    }
}
