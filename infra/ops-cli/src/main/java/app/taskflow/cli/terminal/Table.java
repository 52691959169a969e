package app.taskflow.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under each other, as wide as their widest cell. */
public final class Table {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** @param cells as many as there are columns; made printable here */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> Text.fit(Text.printable(cells[i]), columns.get(i).widest()))
                .toList());
        return this;
    }

    public void print(Terminal terminal) {
        List<String> titles = columns.stream().map(Column::title).toList();
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> Stream.concat(Stream.of(titles), rows.stream())
                        .mapToInt(row -> Text.width(row.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
        if (titles.stream().anyMatch(t -> !t.isEmpty())) {
            terminal.line(terminal.styled(Style.DIM, line(titles, widths)));
        }
        rows.forEach(row -> terminal.line(line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        return GAP
                + IntStream.range(0, widths.length)
                        .mapToObj(i -> columns.get(i).pad(cells.get(i), widths[i]))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing();
    }
}
