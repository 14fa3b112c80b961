package org.sitedatum.mqtt.codec;

import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.FixHeader;

/** Makes the header that every kind shares. */
final class HeaderAssembly {
    private HeaderAssembly() {}

    static FixHeader assemble(FieldTable table, String source, long receivedNanos) throws Refusal {
        table.require(FixField.STAMP);
        return new FixHeader(
                source,
                table.integer(FixField.STAMP),
                receivedNanos,
                CheckedFields.optionalText(table, FixField.TRACKABLE),
                CheckedFields.optionalInteger(table, FixField.SEQ),
                CheckedFields.optionalText(table, FixField.FLOOR),
                siteFromSensor(table));
    }

    /** A position alone stands for a sensor that is not turned; an orientation alone is refused. */
    private static Optional<RigidTransform> siteFromSensor(FieldTable table) throws Refusal {
        boolean placed = table.has(FixField.SENSOR_POSITION);
        boolean turned = table.has(FixField.SENSOR_ORIENTATION);
        if (!placed && !turned) {
            return Optional.empty();
        }
        if (!placed) {
            throw new Refusal(
                    Reason.MISSING_FIELD, "field 'sensorPosition' is required with 'sensorOrientation'; send both");
        }
        Vector3 position = CheckedFields.vector(table, FixField.SENSOR_POSITION, CheckedFields.MAX_COORDINATE);
        Quaternion orientation =
                turned ? CheckedFields.rotation(table, FixField.SENSOR_ORIENTATION) : Quaternion.IDENTITY;
        return Optional.of(new RigidTransform(orientation, position));
    }
}
