package org.sitedatum.cluster.api;

import java.util.Optional;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;

/** Version numbers as entity tags (RFC 9110): {@code ETag: "7"}, {@code If-Match: "7"}. */
final class Versions {

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Whether the caller has this version already. */
    static boolean isKnown(Call call, long version) {
        return call.header("If-None-Match").filter(tag(version)::equals).isPresent();
    }

    /**
     * The version that a change is made from: {@code If-Match: "n"}, or 0 with {@code If-None-Match: *} for something new.
     *
     * @throws Refusal with 428 when neither is given
     */
    static long expected(Call call) {
        if (call.header("If-None-Match").filter("*"::equals).isPresent()) {
            return 0;
        }
        Optional<String> match = call.header("If-Match");
        if (match.isEmpty()) {
            throw new Refusal(Problem.of(
                    428,
                    "no-version",
                    "Which version do you change?",
                    "send If-Match with the ETag of what you read, or If-None-Match: * for something new"));
        }
        String text = match.get();
        try {
            if (text.startsWith("\"") && text.endsWith("\"") && text.length() > 2) {
                return Long.parseLong(text.substring(1, text.length() - 1));
            }
        } catch (NumberFormatException notAVersion) {
            throw new Refusal(Problem.badField("If-Match", text, "must be an ETag of this resource such as \"7\""));
        }
        throw new Refusal(Problem.badField("If-Match", text, "must be an ETag of this resource such as \"7\""));
    }
}
