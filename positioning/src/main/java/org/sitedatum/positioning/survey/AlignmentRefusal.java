package org.sitedatum.positioning.survey;

import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.Refused;

/** Says a refused alignment in the words of a survey. */
final class AlignmentRefusal {

    private AlignmentRefusal() {}

    static <T> SurveyResult<T> of(AlignmentResult result) {
        if (!(result instanceof Refused refused)) {
            throw new IllegalArgumentException("not refused: " + result);
        }
        SurveyRefusal reason = switch (refused.reason()) {
            case TOO_FEW -> SurveyRefusal.TOO_FEW;
            case COINCIDENT -> SurveyRefusal.COINCIDENT;
            case COLLINEAR -> SurveyRefusal.COLLINEAR;
            case COPLANAR -> SurveyRefusal.COPLANAR;
            case REFLECTION -> SurveyRefusal.REFLECTION;
            case SPREAD_BELOW_NOISE -> SurveyRefusal.SPREAD_BELOW_NOISE;
            case NO_CONSENSUS -> SurveyRefusal.NO_CONSENSUS;
            case POSES_NOT_USABLE -> SurveyRefusal.NOT_OBSERVABLE;
        };
        return new SurveyResult.Refused<>(reason, refused.detail());
    }
}
