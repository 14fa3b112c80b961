package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.SiteFault;
import org.sitedatum.positioning.site.SiteValidator;

/**
 * Reads site documents of the contract. A document with any fault of shape or sense is refused whole with all its faults;
 * a fault of sense is not reported where a fault of shape stands already. Unknown fields are ignored.
 *
 * <p>Limits: 8 MB, depth 16, strict JSON as for fixes. Never throws on content. Thread-safe.
 */
public final class SiteJsonDecoder {
    /** Longest site document, bytes. */
    public static final int MAX_DOCUMENT = 8 * 1024 * 1024;

    private static final ObjectReader READER = new ObjectMapper(StrictJson.factory(MAX_DOCUMENT))
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .forType(JsonNode.class);

    /** Reads a whole document. */
    public SiteDecoding decode(byte[] document) {
        if (document.length > MAX_DOCUMENT) {
            return unreadable(document.length + " bytes", "a site document has at most " + MAX_DOCUMENT + " bytes");
        }
        if (!Utf8.isValid(document, 0, document.length)) {
            return unreadable("", "not UTF-8; save the document in UTF-8");
        }
        try {
            JsonNode root = READER.readTree(document);
            return root.isObject() ? decode(root) : unreadable("", "a site document is a JSON object");
        } catch (JsonProcessingException notJson) {
            return unreadable("", "not valid JSON: " + problem(notJson));
        } catch (IOException | RuntimeException notReadable) {
            return unreadable("", "not readable as JSON: " + Excerpt.of(String.valueOf(notReadable.getMessage())));
        }
    }

    /** The revision that stands beside the fields of a document, as {@link SiteJsonEncoder} puts it there; 0 without one. */
    public static long revisionOf(byte[] document) {
        try {
            JsonNode revision = READER.readTree(document).path("revision");
            return revision.isIntegralNumber() && revision.canConvertToLong() && revision.longValue() > 0
                    ? revision.longValue()
                    : 0;
        } catch (IOException | RuntimeException notADocument) {
            return 0;
        }
    }

    private static SiteDecoding decode(JsonNode root) {
        List<SiteFault> shapeFaults = new ArrayList<>();
        Site site = SiteAssembly.site(new SiteNode(root, "", shapeFaults));
        List<SiteFault> faults = new ArrayList<>(shapeFaults);
        for (SiteFault fault : SiteValidator.validate(site)) {
            if (shapeFaults.stream().noneMatch(shape -> isSamePlace(shape.path(), fault.path()))) {
                faults.add(fault);
            }
        }
        return faults.isEmpty() ? new SiteDecoding.Sound(site) : new SiteDecoding.Faulty(faults);
    }

    private static boolean isSamePlace(String a, String b) {
        return a.startsWith(b) || b.startsWith(a);
    }

    private static SiteDecoding unreadable(String value, String advice) {
        return new SiteDecoding.Faulty(List.of(new SiteFault("", value, advice)));
    }

    private static String problem(JsonProcessingException notJson) {
        String place = notJson.getLocation() == null
                ? ""
                : " at line " + notJson.getLocation().getLineNr() + ", column "
                        + notJson.getLocation().getColumnNr();
        return Excerpt.of(notJson.getOriginalMessage()) + place;
    }
}
