package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.MatchedPoint;

/**
 * How a vendor's frame lies in the site.
 *
 * @param offsetSeconds to be added to the source's stamps to meet the target's; 0 for matches without time
 * @param offsetSigma standard deviation of that, s
 * @param matches what was fitted, in the order of the residuals of each model
 * @param models every model that could be fitted, the one with the fewest freedoms first
 * @param recommended the first model whose leave-one-out error is within a tenth of the least: more freedoms than the truth
 *     needs make the next point worse
 * @param notFitted why the other models could not be fitted
 */
public record FrameSurveyReport(
        double offsetSeconds,
        double offsetSigma,
        List<MatchedPoint> matches,
        List<Aligned> models,
        AlignmentModel recommended,
        List<String> notFitted) {

    /** Copies the lists. */
    public FrameSurveyReport {
        matches = List.copyOf(matches);
        models = List.copyOf(models);
        notFitted = List.copyOf(notFitted);
    }

    /** The recommended model's fit. */
    public Aligned best() {
        return models.stream().filter(m -> m.model() == recommended).findFirst().orElse(models.get(0));
    }
}
