package org.sitedatum.cluster.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.cli.CommandException;

/** One kind of survey. */
public interface SurveyTask {

    /** All kinds. */
    List<SurveyTask> ALL = List.of(
            new AnchorsTask(),
            new CameraTask(),
            new HomographyTask(),
            new RadarTask(),
            new FrameTask(),
            new LeverArmTask(),
            new RangeBiasTask(),
            new GeoreferenceTask());

    /** The kind of a name. */
    static Optional<SurveyTask> find(String name) {
        return ALL.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    /** The word behind {@code survey}. */
    String name();

    /** Its arguments on the command line and what they mean, one line each. */
    String usage();

    /** Options without a value. */
    default Set<String> flags() {
        return Set.of();
    }

    /** Options with a value, besides {@code choice}. */
    Set<String> options();

    /** Tables it reads. */
    Set<String> tables();

    /** Whether it reads fixes. */
    default boolean readsFixes() {
        return false;
    }

    /** Whether it may find several answers. */
    default boolean offersChoices() {
        return false;
    }

    /**
     * Reads all the input; what comes back does the survey.
     *
     * @throws CommandException when the input cannot be used
     * @throws IllegalArgumentException when a number in it means nothing
     */
    SurveyWork read(SurveyRequest request) throws CommandException;
}
