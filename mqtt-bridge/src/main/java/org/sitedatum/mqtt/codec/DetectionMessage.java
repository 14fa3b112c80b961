package org.sitedatum.mqtt.codec;

import org.sitedatum.mqtt.protobuf.FixProto.Detection;
import org.sitedatum.mqtt.protobuf.FixProto.Target;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;

/** One detection as the message of {@code fix.proto}; absent values (empty, NaN) are left out. */
final class DetectionMessage {
    private DetectionMessage() {}

    static Detection of(PixelDetection detection) {
        Detection.Builder out = Detection.newBuilder();
        detection
                .point()
                .ifPresent(point -> out.addPixel(point.pixel().u())
                        .addPixel(point.pixel().v())
                        .setTarget(
                                switch (point.target()) {
                                    case FOOT -> Target.TARGET_FOOT;
                                    case CENTRE -> Target.TARGET_CENTRE;
                                    case HEAD -> Target.TARGET_HEAD;
                                }));
        detection
                .box()
                .ifPresent(box -> out.addBox(box.left())
                        .addBox(box.top())
                        .addBox(box.width())
                        .addBox(box.height()));
        detection.label().ifPresent(out::setLabel);
        score(out, detection.score());
        detection.localId().ifPresent(out::setLocalId);
        return out.build();
    }

    static Detection of(ScanDetection detection) {
        Detection.Builder out = Detection.newBuilder().setAzimuth(detection.azimuth());
        if (!Double.isNaN(detection.range())) {
            out.setRange(detection.range());
        }
        if (!Double.isNaN(detection.elevation())) {
            out.setElevation(detection.elevation());
        }
        if (!Double.isNaN(detection.radialVelocity())) {
            out.setRadialVelocity(detection.radialVelocity());
        }
        if (!Double.isNaN(detection.snr())) {
            out.setSnr(detection.snr());
        }
        detection.localId().ifPresent(out::setLocalId);
        return out.build();
    }

    static Detection of(PositionDetection detection) {
        Detection.Builder out =
                Detection.newBuilder().addAllPosition(FixMessage.position(detection.x(), detection.y(), detection.z()));
        boolean planar = Double.isNaN(detection.z());
        detection.covariance().ifPresent(c -> out.addAllCovariance(FixMessage.upperTriangle(c, planar)));
        detection.label().ifPresent(out::setLabel);
        score(out, detection.score());
        detection.localId().ifPresent(out::setLocalId);
        return out.build();
    }

    private static void score(Detection.Builder out, double score) {
        if (!Double.isNaN(score)) {
            out.setScore(score);
        }
    }
}
