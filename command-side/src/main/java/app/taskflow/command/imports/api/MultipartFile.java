package app.taskflow.command.imports.api;

import app.taskflow.web.problem.FieldError;
import app.taskflow.web.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/**
 * The part {@code file} of a form, read as it comes. It must be the first one: nothing is kept on the way to it. Its
 * name is not looked at.
 */
record MultipartFile(InputStream content, String mediaType) {

    static MultipartFile of(HttpServletRequest request) throws IOException {
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            if (!parts.hasNext()) {
                throw missing();
            }
            FileItemStream part = parts.next();
            if (!"file".equals(part.getFieldName())) {
                throw missing();
            }
            String type = part.getContentType();
            return new MultipartFile(part.openStream(), type == null ? "" : type);
        } catch (FileUploadException | InvalidFileNameException _) {
            throw ProblemCode.MALFORMED_REQUEST.exception("The form cannot be read");
        }
    }

    private static RuntimeException missing() {
        return ProblemCode.VALIDATION_FAILED
                .exception()
                .withErrors(List.of(new FieldError("/file", "required", "The form's first part must be the file")));
    }
}
