package org.sitedatum.samples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * The whole run after the warm-up, and whether it was good.
 *
 * @param fixes sent
 * @param poses received
 * @param latency of the poses
 * @param errors by kind of body
 * @param flow by body: share of whole seconds with a usable pose
 * @param anonymous people nobody has told about
 * @param events by kind and change
 * @param refusals by reason
 */
record Verdict(
        long fixes,
        long poses,
        LatencyFigures latency,
        Map<TrackableKind, ErrorFigures> errors,
        Map<String, Double> flow,
        AnonymousFigures anonymous,
        Map<String, Long> events,
        Map<String, Long> refusals) {

    /** A body must have a usable pose in this share of the seconds. */
    static final double LEAST_FLOW = 0.9;

    /** What went wrong, one line each; empty when the run was good. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        flow.forEach((body, share) -> {
            if (!(share >= LEAST_FLOW)) {
                faults.add(String.format(
                        Locale.ROOT,
                        "%s had usable poses in only %.0f %% of the seconds (at least %.0f %%)",
                        body,
                        100 * share,
                        100 * LEAST_FLOW));
            }
        });
        errors.forEach((kind, figures) -> {
            if (!(figures.rmse() <= ErrorBounds.rmse(kind))) {
                faults.add(String.format(
                        Locale.ROOT,
                        "%s: RMSE %.2f m (at most %.2f m)",
                        DemoText.plural(kind),
                        figures.rmse(),
                        ErrorBounds.rmse(kind)));
            }
        });
        faults.addAll(anonymousFaults());
        return faults;
    }

    private List<String> anonymousFaults() {
        List<String> faults = new ArrayList<>();
        if (!(anonymous.errors().rmse() <= ErrorBounds.VISITOR_RMSE)) {
            faults.add(String.format(
                    Locale.ROOT,
                    "visitors: RMSE %.2f m (at most %.2f m)",
                    anonymous.errors().rmse(),
                    ErrorBounds.VISITOR_RMSE));
        }
        if (!(anonymous.seenShare() >= ErrorBounds.VISITOR_SEEN)) {
            faults.add(String.format(
                    Locale.ROOT,
                    "visitors were followed in only %.0f %% of the seconds (at least %.0f %%)",
                    100 * anonymous.seenShare(),
                    100 * ErrorBounds.VISITOR_SEEN));
        }
        return faults;
    }
}
