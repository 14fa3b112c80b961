package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * What a gateway refused for its source before it could become a fix, sent where the fix would have gone:
 * {@code {"kind":"refused","stamp","reason","detail"}}. It is counted and reported as if the fix had been refused here, on
 * whichever node the engine runs.
 */
public final class RelayedRefusal {
    static final String KIND = "refused";

    /** Strings of a fix message may not be longer. */
    private static final int LONGEST = StrictJson.MAX_STRING;

    private RelayedRefusal() {}

    /** The refusal, to be sent on its source's fix topic, alone or in an array with fixes. */
    public static byte[] encode(FixRejection rejection) {
        AsciiJson json = new AsciiJson();
        json.open('{');
        json.name("kind").string(KIND);
        json.name("stamp").integer(Math.max(0, Math.floorDiv(rejection.stampNanos(), 1000L)));
        json.name("reason").string(rejection.reason().name());
        json.name("detail").string(shortened(rejection.detail()));
        json.close('}');
        return json.toBytes();
    }

    private static String shortened(String detail) {
        if (detail.length() <= LONGEST) {
            return detail;
        }
        int end = Character.isHighSurrogate(detail.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return detail.substring(0, end);
    }

    /** It is shown to people in places that know nothing of where it comes from. */
    private static String printable(String detail) {
        return detail.replaceAll("[^ -~]", "?");
    }

    static Refusal read(FieldTable table) throws Refusal {
        table.require(FixField.REASON);
        table.require(FixField.DETAIL);
        String word = table.text(FixField.REASON);
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(word)) {
                return new Refusal(reason, printable(table.text(FixField.DETAIL)));
            }
        }
        throw new Refusal(Reason.OUT_OF_RANGE, "field 'reason' is '" + Excerpt.of(word) + "', which is no reason");
    }
}
