package app.taskflow.formats.taskflow;

import java.util.ArrayList;
import java.util.List;

/** The tags in one cell: separated by bars; a bar or backslash within a tag has a backslash before it. */
final class TagCell {

    private TagCell() {}

    static String write(List<String> tags) {
        return String.join(
                "|",
                tags.stream()
                        .map(tag -> tag.replace("\\", "\\\\").replace("|", "\\|"))
                        .toList());
    }

    /** A backslash before anything else is just that, as people write it. */
    static List<String> read(String cell) {
        List<String> tags = new ArrayList<>();
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length() && "\\|".indexOf(cell.charAt(i + 1)) >= 0) {
                tag.append(cell.charAt(++i));
            } else if (c == '|') {
                tags.add(tag.toString());
                tag.setLength(0);
            } else {
                tag.append(c);
            }
        }
        tags.add(tag.toString());
        return tags;
    }
}
