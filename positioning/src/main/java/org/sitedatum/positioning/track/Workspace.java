package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.RobustUpdate;
import org.sitedatum.positioning.integrity.Hearing;
import org.sitedatum.positioning.model.BearingModel;
import org.sitedatum.positioning.model.MotionStep;
import org.sitedatum.positioning.model.PoseModel;
import org.sitedatum.positioning.model.PositionModel;
import org.sitedatum.positioning.model.RangeDifferenceModel;

/** Room for intermediate results, shared by all bodies of an engine. Holds nothing between two fixes. */
final class Workspace {

    private final ModeMixing mixing = new ModeMixing();
    private final Linearization linearization = new Linearization();
    private final RobustUpdate update = new RobustUpdate();
    private final RangeDifferenceModel differenceModel = new RangeDifferenceModel();
    private final BearingModel bearingModel = new BearingModel();
    private final PositionModel positionModel = new PositionModel();
    private final PoseModel poseModel = new PoseModel();
    private final double[] likelihoods = new double[ModeMixing.MAX_MODES];
    private final NuisanceAging aging = new NuisanceAging();
    private final MotionStep[] steps = new MotionStep[ModeMixing.MAX_MODES];
    private final Hearing hearing = new Hearing();
    private final Hearing arrivalHearing = new Hearing();

    Workspace() {
        for (int mode = 0; mode < steps.length; mode++) {
            steps[mode] = new MotionStep();
        }
    }

    ModeMixing mixing() {
        return mixing;
    }

    Linearization linearization() {
        return linearization;
    }

    RobustUpdate update() {
        return update;
    }

    RangeDifferenceModel differenceModel() {
        return differenceModel;
    }

    BearingModel bearingModel() {
        return bearingModel;
    }

    PositionModel positionModel() {
        return positionModel;
    }

    PoseModel poseModel() {
        return poseModel;
    }

    double[] likelihoods() {
        return likelihoods;
    }

    NuisanceAging aging() {
        return aging;
    }

    /** The step that each way of moving takes. */
    MotionStep[] steps() {
        return steps;
    }

    /** What came of asking the witness of the fix in hand. */
    Hearing hearing() {
        return hearing;
    }

    /** The same of the fix that arrived last. */
    Hearing arrivalHearing() {
        return arrivalHearing;
    }
}
