package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.positioning.EntityId;

/** The fields of a small JSON body, read strictly. Every method throws {@link Refusal} with 400 naming the field at fault. */
final class Fields {

    private static final int LONGEST_TEXT = 1_000;

    private final ObjectNode object;

    private Fields(ObjectNode object) {
        this.object = object;
    }

    /** Of an object with no other fields than these. */
    static Fields of(ObjectNode object, String... known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!List.of(known).contains(name)) {
                throw refused(name, object.get(name), "not a field here; there are " + List.of(known));
            }
        }
        return new Fields(object);
    }

    /** A text that must be there. */
    String text(String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST_TEXT) {
            throw refused(name, value, "must be a text of 1 to " + LONGEST_TEXT + " characters");
        }
        return value.textValue();
    }

    /** A text that may be there. */
    Optional<String> optionalText(String name) {
        return object.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** An id that must be there. */
    String id(String name) {
        String id = text(name);
        if (!EntityId.isValid(id)) {
            throw refused(name, object.get(name), "must be 1 to 128 of letters, digits, - _ . :");
        }
        return id;
    }

    /** A whole number that may be there. */
    OptionalLong optionalLong(String name, long least, long most) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw refused(name, value, "must be a whole number from " + least + " to " + most);
        }
        return OptionalLong.of(value.longValue());
    }

    /** One role or more. */
    Set<Role> roles(String name) {
        JsonNode words = object.path(name);
        if (!words.isArray() || words.isEmpty()) {
            throw refused(name, words, "must be an array of device, viewer, engineer, operator");
        }
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> Role.find(word.asText())
                        .orElseThrow(() -> refused(name, word, "may hold device, viewer, engineer, operator")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Never shows what was said for a password. */
    static Refusal refused(String name, JsonNode value, String allowed) {
        boolean isSecret = name.equals("password");
        String shown = isSecret || value.isMissingNode() ? "" : value.toString();
        return new Refusal(Problem.badField(name, shown, allowed));
    }
}
