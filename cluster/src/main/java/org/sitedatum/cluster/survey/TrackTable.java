package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.survey.TimedPath;
import org.sitedatum.positioning.survey.TimedPoint;

/** A track: {@code stamp,x,y[,z]}, as in a recording's truth; of one trackable where the table has several. */
final class TrackTable {

    /** Tracks are joined over gaps up to this, s. */
    static final double MAX_GAP = 1.5;

    private TrackTable() {}

    static TimedPath read(SurveyRequest request, String table) throws CommandException {
        List<TimedPoint> points = new ArrayList<>();
        String trackable = request.find("trackable").orElse("");
        for (SurveyRow row : request.table(table, "stamp", "x", "y")) {
            String of = row.text("trackable");
            if (trackable.isEmpty() || of.isEmpty() || of.equals(trackable)) {
                points.add(row.made(() -> new TimedPoint(row.stampNanos(), row.position())));
            }
        }
        return TimedPath.of(points, MAX_GAP);
    }
}
