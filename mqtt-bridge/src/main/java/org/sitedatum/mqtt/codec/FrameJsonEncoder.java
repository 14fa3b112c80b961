package org.sitedatum.mqtt.codec;

import java.util.List;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/**
 * Writes the static frame tree and moving alignments. Lengths are rounded to nanometres, quaternions to 1e-12. Not
 * thread-safe.
 */
public final class FrameJsonEncoder {
    private static final int LENGTH_DECIMALS = 9;
    private static final int ROTATION_DECIMALS = 12;
    private static final int COVARIANCE_DIGITS = 7;

    private final AsciiJson json = new AsciiJson();

    /**
     * The tree: {@code {"revision","frames":[{"id","parent","position","orientation","covariance"?,"revision"}]}}.
     *
     * @param revision of the tree; every edge carries it
     */
    public byte[] encodeTree(List<FramePlacement> frames, long revision) {
        json.reset();
        json.open('{');
        json.name("revision").integer(revision);
        json.name("frames").open('[');
        for (FramePlacement frame : frames) {
            json.element().open('{');
            json.name("id").string(frame.id());
            json.name("parent").string(frame.parent());
            transform(frame.parentFromFrame());
            frame.covariance().ifPresent(this::covariance);
            json.name("revision").integer(revision);
            json.close('}');
        }
        json.close(']');
        json.close('}');
        return json.toBytes();
    }

    /** One alignment: {@code {"frame","parent":"site","stamp","position","orientation","covariance","revision"}}. */
    public byte[] encodeAlignment(FrameAlignment alignment) {
        json.reset();
        json.open('{');
        json.name("frame").string(alignment.frame());
        json.name("parent").string(Site.FRAME);
        json.name("stamp").integer(Math.floorDiv(alignment.stampNanos(), 1000L));
        transform(alignment.siteFromFrame());
        covariance(alignment.covariance());
        json.name("revision").integer(alignment.revision());
        json.close('}');
        return json.toBytes();
    }

    private void transform(RigidTransform transform) {
        Vector3 t = transform.translation();
        Quaternion q = transform.rotation();
        json.name("position").open('[');
        json.decimal(t.x(), LENGTH_DECIMALS).decimal(t.y(), LENGTH_DECIMALS).decimal(t.z(), LENGTH_DECIMALS);
        json.close(']');
        json.name("orientation").open('[');
        json.decimal(q.x(), ROTATION_DECIMALS).decimal(q.y(), ROTATION_DECIMALS);
        json.decimal(q.z(), ROTATION_DECIMALS).decimal(q.w(), ROTATION_DECIMALS);
        json.close(']');
    }

    private void covariance(Covariance6 covariance) {
        json.name("covariance").open('[');
        for (double entry : covariance.toUpperTriangle()) {
            json.significant(entry, COVARIANCE_DIGITS);
        }
        json.close(']');
    }
}
