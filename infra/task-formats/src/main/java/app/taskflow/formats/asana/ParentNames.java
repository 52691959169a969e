package app.taskflow.formats.asana;

import app.taskflow.formats.text.Limits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which task a title means, for the titles that are asked for as somebody's parent. */
final class ParentNames {

    private static final int OVERHEAD = 200;

    private static final String NOBODY = "";

    /** No id of Asana has a line end. */
    private static final String SEVERAL = "\n";

    private final Map<String, String> ids = new HashMap<>();
    private long size;

    /** Wants to know the title, if there is room: a third of a million names is no export of Asana's. */
    void ask(String name) {
        String wanted = name.strip();
        if (!wanted.isEmpty()
                && size + wanted.length() + OVERHEAD <= Limits.FILE_CHARS
                && ids.putIfAbsent(wanted, NOBODY) == null) {
            size += wanted.length() + OVERHEAD;
        }
    }

    void tell(String name, String id) {
        String known = ids.get(name.strip());
        if (known != null && !id.isBlank() && id.length() < 100) {
            ids.put(name.strip(), known.equals(NOBODY) || known.equals(id) ? id : SEVERAL);
        }
    }

    boolean isAmbiguous(String name) {
        return SEVERAL.equals(ids.get(name));
    }

    /** Null if no task or more than one has the title. */
    @Nullable
    String id(String name) {
        String id = ids.get(name);
        return id == null || id.equals(NOBODY) || id.equals(SEVERAL) ? null : id;
    }
}
