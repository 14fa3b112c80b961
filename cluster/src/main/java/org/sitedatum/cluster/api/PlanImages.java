package org.sitedatum.cluster.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern SVG_START =
            Pattern.compile("(?s)\\s*(<\\?xml.*?\\?>)?(\\s|<!--.*?-->|<!DOCTYPE[^>\\[]*>)*<svg[\\s>].*");
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

    private static boolean isSvg(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8);
        return SVG_START
                .matcher(start.startsWith("\ufeff") ? start.substring(1) : start)
                .matches();
    }
}
