package org.sitedatum.cluster.survey;

import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.positioning.survey.SurveyProgress;

/** Says on standard error how far a survey is, at most once a second and not before the first has passed. */
final class StageLine implements SurveyProgress {

    private final Terminal terminal;
    private long saidNanos = System.nanoTime();

    StageLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void at(String stage, int step, int of) {
        long now = System.nanoTime();
        if (now - saidNanos >= TimeUnit.SECONDS.toNanos(1)) {
            saidNanos = now;
            terminal.err().println(stage + ": " + step + " of " + of);
        }
    }
}
