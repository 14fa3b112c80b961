package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;

/** What the site document says of one body, ready for the filter. Immutable. */
final class BodyDescription {

    private final Trackable trackable;
    private final List<MotionMode> modes;
    private final String[] tagIds;
    private final Vector3[] leverArms;
    private final boolean severalTags;
    private final double settingOffAcceleration;

    BodyDescription(Site site, Trackable trackable) {
        this.trackable = trackable;
        this.modes = MotionModes.of(trackable.kind());
        this.settingOffAcceleration = Math.sqrt(modes.stream()
                .mapToDouble(MotionMode::accelerationDensity)
                .max()
                .orElseThrow());
        List<Tag> tags = trackable.tags();
        tagIds = new String[tags.size()];
        leverArms = new Vector3[Math.max(1, tags.size())];
        leverArms[0] = Vector3.ZERO;
        for (int i = 0; i < tags.size(); i++) {
            tagIds[i] = tags.get(i).id();
            leverArms[i] = tags.get(i).leverArm();
        }
        severalTags = tags.stream().map(Tag::leverArm).distinct().count() > 1;
    }

    /** What the layout of the body's state depends on: its kind and its tags. */
    List<String> layout() {
        List<String> layout = new ArrayList<>();
        layout.add(trackable.kind().name());
        layout.addAll(List.of(tagIds));
        return layout;
    }

    Trackable trackable() {
        return trackable;
    }

    List<MotionMode> modes() {
        return modes;
    }

    /** m/s^2: what its liveliest way of moving gains within a second. */
    double settingOffAcceleration() {
        return settingOffAcceleration;
    }

    /** True when there are tags to be heard. */
    boolean hasTags() {
        return tagIds.length > 0;
    }

    int tagCount() {
        return leverArms.length;
    }

    /** Index of a tag by its id; 0 for the trackable's own id. A body has few tags. */
    int tagIndex(String id) {
        for (int i = 1; i < tagIds.length; i++) {
            if (tagIds[i].equals(id)) {
                return i;
            }
        }
        return 0;
    }

    Vector3 leverArm(int tag) {
        return leverArms[tag];
    }

    /** True when ranges to its tags show the heading. */
    boolean severalTags() {
        return severalTags;
    }
}
