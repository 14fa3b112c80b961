package org.sitedatum.positioning.track;

import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * The body whose state lies on the desk: all parts of a {@link BodyState} see the same one, and it changes when another
 * body's state is laid there. What it says must not be kept for later.
 */
final class BodyProfile {

    private BodyDescription body;

    BodyProfile(BodyDescription body) {
        this.body = body;
    }

    BodyProfile(Site site, Trackable trackable) {
        this(new BodyDescription(site, trackable));
    }

    /** Is about another body from now on. */
    void become(BodyDescription other) {
        body = other;
    }

    BodyDescription description() {
        return body;
    }

    Trackable trackable() {
        return body.trackable();
    }

    /** m/s^2: what its liveliest way of moving gains within a second. */
    double settingOffAcceleration() {
        return body.settingOffAcceleration();
    }

    List<MotionMode> modes() {
        return body.modes();
    }

    int tagCount() {
        return body.tagCount();
    }

    /** Index of a tag by its id; 0 for the trackable's own id. */
    int tagIndex(String id) {
        return body.tagIndex(id);
    }

    /** m in the body. */
    Vector3 leverArm(int tag) {
        return body.leverArm(tag);
    }

    /** The body point a pose is about, m in the body: by its name or by its place. */
    Vector3 point(PoseFix pose) {
        return pose.pointName().map(name -> leverArm(tagIndex(name))).orElse(pose.point());
    }

    /** True when ranges to its tags show the heading. */
    boolean severalTags() {
        return body.severalTags();
    }

    /** True when the height above the floor is given. */
    boolean heightKnown() {
        return !Double.isNaN(trackable().height());
    }

    /** True for a body that does not slip sideways and whose heading its tags show. */
    boolean wheeled() {
        return trackable().kind() == TrackableKind.VEHICLE && severalTags();
    }
}
