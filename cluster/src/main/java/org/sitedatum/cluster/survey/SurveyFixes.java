package org.sitedatum.cluster.survey;

import java.util.function.Consumer;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.fix.Fix;

/** The fixes a survey reads, in order of receipt; as often as it likes. */
@FunctionalInterface
public interface SurveyFixes {

    /**
     * Hands over every fix.
     *
     * @throws CommandException when they cannot be read
     */
    void forEach(Consumer<Fix> consumer) throws CommandException;
}
