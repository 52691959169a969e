package app.taskflow.cli.terminal;

/** How a piece of text is to stand out. */
public enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String wrap(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
