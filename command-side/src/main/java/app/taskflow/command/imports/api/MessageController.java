package app.taskflow.command.imports.api;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.store.RowMessages;
import app.taskflow.command.imports.store.RowMessages.Place;
import app.taskflow.command.imports.store.RowMessages.Placed;
import app.taskflow.events.id.ImportId;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessageController {

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final int CSV_PAGE = 500;

    private final Imports imports;
    private final RowMessages messages;
    private final WireJson json;

    MessageController(Imports imports, RowMessages messages, WireJson json) {
        this.imports = imports;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping(
            path = ImportController.PATH + "/{id}/errors",
            produces = {"application/json", "text/csv"})
    void errors(
            @PathVariable ImportId id,
            MessagePage.Query query,
            AuthenticatedUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Import found = imports.find(id)
                .filter(state -> state.owner().equals(user.id()))
                .orElseThrow(() -> ProblemCode.NOT_FOUND.exception("There is no such import"));
        Place from = MessagePage.place(id, query.cursor());
        if (wantsCsv(request.getHeader("Accept"))) {
            response.setContentType("text/csv;charset=UTF-8;header=present");
            writeCsv(found, from, response.getOutputStream());
        } else {
            response.setContentType("application/json");
            response.getOutputStream().write(json.write(page(found, from, query.limit())));
        }
    }

    private static boolean wantsCsv(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        List<MediaType> types = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(types);
        for (MediaType type : types) {
            if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (type.isCompatibleWith(CSV)) {
                return true;
            }
        }
        return false;
    }

    private MessagePage page(Import found, Place from, int limit) {
        List<Placed> read = messages.read(found.id(), from, found.next(), limit + 1);
        String next = read.size() > limit
                ? MessagePage.cursor(found.id(), read.getLast().place())
                : null;
        return new MessagePage(read.stream().limit(limit).map(Placed::message).toList(), next);
    }

    private void writeCsv(Import found, Place start, OutputStream out) throws IOException {
        out.write(MessageCsv.HEADER);
        Place from = start;
        while (true) {
            List<Placed> read = messages.read(found.id(), from, found.next(), CSV_PAGE);
            out.write(MessageCsv.lines(read.stream().map(Placed::message).toList()));
            if (read.size() < CSV_PAGE) {
                return;
            }
            Place last = read.getLast().place();
            from = new Place(last.step(), last.index() + 1);
        }
    }
}
