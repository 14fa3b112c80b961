package org.sitedatum.cluster.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;

/**
 * Which images may be plans, told by their first bytes and not by what the sender says. The node never decodes one: a
 * browser does, as an image, where scripts within it do not run.
 */
final class PlanImages {

    private static final Map<String, byte[]> SIGNATURES = Map.of(
            "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    private static final String SVG = "image/svg+xml";
    /** Entities that name each other blow up in whoever reads them; no drawing program needs them. */
    private static final String ENTITY = "<!ENTITY";

    private static final int LOOKED_AT = 4096;

    private PlanImages() {}

    /** Refuses bytes that are not an image of the stated type. */
    static void check(String mediaType, byte[] bytes) {
        byte[] signature = SIGNATURES.get(mediaType);
        if (signature == null && !mediaType.equals(SVG)) {
            throw refused(mediaType, "must be one of " + List.of("image/png", "image/jpeg", SVG));
        }
        if (signature == null ? !isSvg(bytes) : !startsWith(bytes, signature)) {
            throw refused(mediaType, "the bytes that came are no such image");
        }
        if (signature == null && new String(bytes, StandardCharsets.UTF_8).contains(ENTITY)) {
            throw refused(mediaType, "a drawing that declares entities is not taken: save it as plain SVG");
        }
    }

    private static Refusal refused(String mediaType, String allowed) {
        return new Refusal(
                Problem.of(415, "media-type", "Not a plan", "Content-Type is \"" + mediaType + "\": " + allowed)
                        .withErrors(List.of(new Problem.FieldError("Content-Type", mediaType, allowed))));
    }

    /** Without the parameters behind a semicolon. */
    static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= bytes.length || bytes[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first element is {@code svg}, behind a declaration, comments and a document type without a subset. */
    private static boolean isSvg(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8);
        String rest = (start.startsWith("\ufeff") ? start.substring(1) : start).stripLeading();
        while (!rest.startsWith("<svg")) {
            int end = endOfPreamble(rest);
            if (end < 0) {
                return false;
            }
            rest = rest.substring(end).stripLeading();
        }
        return rest.length() > 4
                && (rest.charAt(4) == '>' || rest.charAt(4) == '/' || Character.isWhitespace(rest.charAt(4)));
    }

    private static int endOfPreamble(String text) {
        if (text.startsWith("<!--")) {
            return after(text, "-->");
        }
        if (text.startsWith("<?")) {
            return after(text, "?>");
        }
        int end = text.startsWith("<!DOCTYPE") ? after(text, ">") : -1;
        return end >= 0 && text.lastIndexOf('[', end) >= 0 ? -1 : end;
    }

    private static int after(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? -1 : at + mark.length();
    }
}
