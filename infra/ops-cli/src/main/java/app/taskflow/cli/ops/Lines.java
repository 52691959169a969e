package app.taskflow.cli.ops;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import me.tongfei.progressbar.ProgressBar;

/** Steps a bar by the lines that are written. */
final class Lines extends FilterOutputStream {

    private final ProgressBar bar;

    Lines(OutputStream out, ProgressBar bar) {
        super(out);
        this.bar = bar;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        bar.stepBy(b == '\n' ? 1 : 0);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        int lines = 0;
        for (int i = offset; i < offset + length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        bar.stepBy(lines);
    }
}
