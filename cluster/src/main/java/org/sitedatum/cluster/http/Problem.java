package org.sitedatum.cluster.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Why a request was not done: a problem document of RFC 9457.
 *
 * @param status the HTTP status
 * @param name ends the problem's type, {@code urn:sitedatum:problem:NAME}; programs tell problems apart by it
 * @param title the same for all problems of this type
 * @param detail what is wrong this time and what to do
 * @param errors the fields at fault
 * @param extra members of its own
 */
public record Problem(int status, String name, String title, String detail, List<FieldError> errors, ObjectNode extra) {

    /**
     * A field at fault.
     *
     * @param field where: a JSON path, a parameter or a header
     * @param value what stands there, shortened; empty: nothing
     * @param allowed what may stand there and what to do
     */
    public record FieldError(String field, String value, String allowed) {}

    private static final int LONGEST_VALUE = 80;

    /** Copies the list. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** Without fields. */
    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, List.of(), JsonNodeFactory.instance.objectNode());
    }

    /** 400: a field or parameter has a value that it cannot have. */
    public static Problem badField(String field, String value, String allowed) {
        String shown = shortened(value);
        return of(400, "bad-field", "A value is not allowed", field + " is \"" + shown + "\": " + allowed)
                .withErrors(List.of(new FieldError(field, shown, allowed)));
    }

    /** 404: there is no such thing. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    /** 503: a later try may succeed. */
    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Not possible right now", detail);
    }

    /** The same with fields at fault. */
    public Problem withErrors(List<FieldError> fields) {
        return new Problem(status, name, title, detail, fields, extra);
    }

    /** The same with members of its own. */
    public Problem with(ObjectNode members) {
        return new Problem(status, name, title, detail, errors, members);
    }

    /** The document. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "urn:sitedatum:problem:" + name);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode fields = json.putArray("errors");
            errors.forEach(error -> fields.addObject()
                    .put("field", error.field())
                    .put("value", error.value())
                    .put("allowed", error.allowed()));
        }
        json.setAll(extra);
        return json;
    }

    private static String shortened(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_VALUE ? plain : plain.substring(0, LONGEST_VALUE) + "...";
    }
}
