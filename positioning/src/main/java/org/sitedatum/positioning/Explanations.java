package org.sitedatum.positioning;

import org.sitedatum.positioning.FixRejection.Reason;

/** What to tell an integrator about refusals that depend on the track. */
final class Explanations {

    private Explanations() {}

    static String of(Reason reason, EngineOptions options) {
        return switch (reason) {
            case TOO_OLD ->
                "stamp is more than " + options.reorderWindowNanos() / 1_000_000
                        + " ms before the body's newest; send in time or widen the reordering window";
            case DUPLICATE -> "the same source said the same of this body at this stamp before";
            case GATED ->
                "more than six standard deviations from the track; check the sensor and its place in the site";
            case EXCLUDED ->
                "the body's other sources have proved this one wrong; it is heard again once it agrees with them for a while";
            case NOT_INITIALISED -> "the body has no estimate yet; ranges, positions or poses start one";
            default -> "not used for this body";
        };
    }
}
