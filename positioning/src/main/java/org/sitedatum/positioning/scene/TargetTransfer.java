package org.sitedatum.positioning.scene;

import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;
import org.sitedatum.positioning.time.Snapshot;

/**
 * A body without an identity on its way from one scene to another.
 *
 * @param target as it was at the stamp; its label is not its own but {@code label}
 * @param stampNanos of the scene it left, ns since the Unix epoch
 * @param label its class name, or empty
 * @param last what was last published of it
 * @param introduced true when it was shown to the places
 */
record TargetTransfer(
        Target target, long stampNanos, Optional<String> label, Optional<LastPose> last, boolean introduced) {

    void write(StateWriter out) {
        out.whole(stampNanos);
        Snapshot row = new Snapshot();
        row.take(target);
        row.writeTo(out);
        out.texts(label.stream().toList());
        out.truth(last.isPresent());
        last.ifPresent(pose -> pose.write(out));
        out.truth(introduced);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param sensors how many this scene has
     * @throws SnapshotRefusedException when it is no such body
     */
    static TargetTransfer read(StateReader in, LayoutChange since, int sensors) {
        long stampNanos = in.whole();
        Target target = new Target(sensors);
        Snapshot row = new Snapshot();
        row.readFrom(in);
        row.giveTo(target, since);
        target.label = Target.NO_LABEL;
        if (target.id <= 0 || !target.isConsistent()) {
            throw SnapshotRefusedException.corrupt("a body of the scene contradicts itself");
        }
        List<String> label = in.texts();
        Optional<LastPose> last = in.truth() ? Optional.of(LastPose.read(in)) : Optional.empty();
        return new TargetTransfer(target, stampNanos, label.stream().findFirst(), last, in.truth());
    }
}
