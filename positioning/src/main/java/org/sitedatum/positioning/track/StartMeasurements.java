package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;

/** Ranges and range differences of one body as plain numbers, for {@link PositionSearch}. Immutable. */
final class StartMeasurements {

    /** Ranges are long by some processing delay, m. */
    private static final double RANGE_MEAN = 0.10;
    /** Starts are this share of the median distance away from the middle of the anchors. */
    private static final double REACH = 0.8;

    private final UsualHeight usual;
    private final int count;
    private final double[] measured;
    private final Vector3[] anchors;
    /** Of range differences; the anchor itself otherwise. */
    private final Vector3[] references;

    private final Vector3[] leverArms;
    private final List<Double> heights = new ArrayList<>();
    private final double firstElevation;

    StartMeasurements(List<Fix> fixes, SiteSensors sensors, BodyProfile profile) {
        usual = UsualHeight.of(profile.trackable().kind());
        count = fixes.size();
        measured = new double[count];
        anchors = new Vector3[count];
        references = new Vector3[count];
        leverArms = new Vector3[count];
        for (int i = 0; i < count; i++) {
            Fix fix = fixes.get(i);
            int anchor = sensors.anchorIndex(anchorOf(fix));
            anchors[i] = sensors.anchorPosition(anchor);
            references[i] = anchors[i];
            leverArms[i] =
                    profile.leverArm(profile.tagIndex(fix.header().trackable().orElse("")));
            if (fix instanceof RangeFix range) {
                measured[i] = range.range() - RANGE_MEAN;
            } else {
                RangeDifferenceFix difference = (RangeDifferenceFix) fix;
                measured[i] = difference.difference();
                references[i] = sensors.anchorPosition(sensors.anchorIndex(difference.reference()));
            }
            double elevation = elevation(sensors, anchor);
            double z = elevation + (profile.heightKnown() ? profile.trackable().height() : usual.mean());
            if (!heights.contains(z)) {
                heights.add(z);
            }
        }
        firstElevation = elevation(sensors, sensors.anchorIndex(anchorOf(fixes.get(0))));
    }

    private static double elevation(SiteSensors sensors, int anchor) {
        return sensors.floors().get(sensors.anchorFloor(anchor)).elevation();
    }

    private static String anchorOf(Fix fix) {
        return fix instanceof RangeFix range ? range.anchor() : ((RangeDifferenceFix) fix).anchor();
    }

    int count() {
        return count;
    }

    /** m, without the delay usual of ranges. */
    double measured(int i) {
        return measured[i];
    }

    Vector3 anchor(int i) {
        return anchors[i];
    }

    /** The other anchor of a range difference; the anchor itself for a range. */
    Vector3 reference(int i) {
        return references[i];
    }

    boolean isDifference(int i) {
        return !references[i].equals(anchors[i]);
    }

    /** Of the tag, m in the body. */
    Vector3 leverArm(int i) {
        return leverArms[i];
    }

    /** Heights to start from: the tag's height on each floor whose anchors were heard, m in the site. */
    List<Double> heights() {
        return heights;
    }

    /** Where a tag usually is above the floor of the first anchor heard, m in the site. */
    double usualHeight() {
        return firstElevation + usual.mean();
    }

    /** How far from there it may be, m^2. */
    double usualHeightVariance() {
        return usual.variance();
    }

    /** Middle of the anchors heard. */
    Vector3 centre() {
        Vector3 sum = Vector3.ZERO;
        for (Vector3 anchor : anchors) {
            sum = sum.plus(anchor);
        }
        return sum.times(1.0 / count);
    }

    /** How far from the centre to start, m: as far as the ranges say, or as the anchors lie. */
    double reach(Vector3 centre) {
        double[] sorted = new double[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = isDifference(i) ? anchors[i].distanceTo(centre) : measured[i] + RANGE_MEAN;
        }
        Arrays.sort(sorted);
        return REACH * sorted[count / 2];
    }
}
