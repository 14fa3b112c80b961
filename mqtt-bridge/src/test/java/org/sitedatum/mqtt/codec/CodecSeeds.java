package org.sitedatum.mqtt.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** Sound messages of the contract, for tests that spoil them. */
public final class CodecSeeds {
    private static final long STAMP = 1_764_000_000_129_456_000L;

    private CodecSeeds() {}

    /** A fix of each kind, and two at once. */
    public static List<byte[]> fixesJson() {
        RandomFixes random = new RandomFixes(5);
        FixJsonEncoder encoder = new FixJsonEncoder();
        List<byte[]> seeds = new ArrayList<>();
        for (int kind = 0; kind < RandomFixes.KINDS; kind++) {
            seeds.add(encoder.encode(random.ofKind(kind)));
        }
        String two = "[" + new String(seeds.get(0), StandardCharsets.UTF_8) + ","
                + new String(seeds.get(3), StandardCharsets.UTF_8) + "]";
        seeds.add(two.getBytes(StandardCharsets.UTF_8));
        return seeds;
    }

    /** Two fixes of each kind. */
    public static List<byte[]> fixesProtobuf() {
        RandomFixes random = new RandomFixes(6);
        FixProtobufEncoder encoder = new FixProtobufEncoder();
        List<byte[]> seeds = new ArrayList<>();
        for (int kind = 0; kind < RandomFixes.KINDS; kind++) {
            seeds.add(encoder.encodeAll(List.of(random.ofKind(kind), random.ofKind(kind))));
        }
        return seeds;
    }

    /** A site document that uses every part of the contract. */
    public static List<byte[]> sites() {
        return List.of(SampleSite.JSON.getBytes(StandardCharsets.UTF_8));
    }

    /** A turned pose and one that is not. */
    public static List<PoseEstimate> poses() {
        return List.of(pose(Optional.of(Quaternion.ofYawPitchRoll(2.5, 0.1, -0.2))), pose(Optional.empty()));
    }

    /** An alignment. */
    public static FrameAlignment alignment() {
        return new FrameAlignment(
                "agv-1.odom",
                STAMP,
                new RigidTransform(Quaternion.ofYaw(-1), new Vector3(4, 5, 0)),
                Covariance6.isotropic(0.1, 0.1),
                12);
    }

    private static PoseEstimate pose(Optional<Quaternion> orientation) {
        return new PoseEstimate(
                "agv-1",
                STAMP,
                Optional.of("g"),
                new Vector3(1.5, -2.25, 0.125),
                orientation,
                orientation.isPresent()
                        ? Covariance6.isotropic(0.1, 0.1)
                        : Covariance6.ofPosition(Covariance6.isotropic(0.1, 0).position()),
                new Vector3(0.5, 0.25, 0),
                orientation.map(turned -> new Vector3(0, 0, 0.125)),
                TrackingState.TRACKING,
                0.75,
                List.of("uwb-1", "radar-2"),
                0.875,
                Optional.of("forklift"),
                9,
                4,
                Double.NaN);
    }
}
