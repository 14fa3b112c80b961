package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** Values of a report as JSON and as text. A number that does not exist is {@code null}, or a dash. */
final class SurveyJson {

    private SurveyJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    static void put(ObjectNode node, String name, OptionalDouble value) {
        put(node, name, value.orElse(Double.NaN));
    }

    static void put(ObjectNode node, String name, Vector3 v) {
        node.putArray(name).add(v.x()).add(v.y()).add(v.z());
    }

    static void put(ObjectNode node, String name, Quaternion q) {
        node.putArray(name).add(q.x()).add(q.y()).add(q.z()).add(q.w());
    }

    static void put(ObjectNode node, String name, Covariance3 c) {
        node.putArray(name)
                .add(c.xx())
                .add(c.xy())
                .add(c.xz())
                .add(c.yy())
                .add(c.yz())
                .add(c.zz());
    }

    static void put(ObjectNode node, String name, Covariance6 c) {
        ArrayNode array = node.putArray(name);
        for (double entry : c.toUpperTriangle()) {
            array.add(entry);
        }
    }

    static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    /** With so many decimals, or a dash. */
    static String text(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }

    static String text(OptionalDouble value, int decimals) {
        return text(value.orElse(Double.NaN), decimals);
    }

    static String text(Vector3 v) {
        return String.format(Locale.ROOT, "%9.3f %9.3f %8.3f", v.x(), v.y(), v.z());
    }
}
