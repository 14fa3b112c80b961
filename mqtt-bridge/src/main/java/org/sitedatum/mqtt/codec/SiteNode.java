package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.SiteFault;

/**
 * One object of a site document with its path. Reading a field of the wrong shape adds a fault and gives a neutral value,
 * so that the rest of the document is still read and every fault is found at once.
 */
final class SiteNode {
    private final JsonNode node;
    private final String path;
    private final List<SiteFault> faults;

    SiteNode(JsonNode node, String path, List<SiteFault> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        return optionalText(name).orElseGet(() -> missing(name, ""));
    }

    Optional<String> optionalText(String name) {
        if (!node.has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        return Optional.of(value.isTextual() ? value.textValue() : wrongType(name, value, "a string", ""));
    }

    double number(String name) {
        return node.has(name) ? numberOrNaN(name) : missing(name, 0.0);
    }

    double numberOrNaN(String name) {
        if (!node.has(name)) {
            return Double.NaN;
        }
        return finite(node.get(name), name);
    }

    int integer(String name) {
        if (!node.has(name)) {
            return missing(name, 1);
        }
        JsonNode value = node.get(name);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? value.intValue()
                : wrongType(name, value, "an integer", 1);
    }

    Vector3 vector(String name) {
        double[] v = node.has(name) ? numbers(node.get(name), name, 3) : missing(name, new double[3]);
        return new Vector3(v[0], v[1], v[2]);
    }

    Point2 point(String name) {
        double[] v = node.has(name) ? numbers(node.get(name), name, 2) : missing(name, new double[2]);
        return new Point2(v[0], v[1]);
    }

    RigidTransform transform() {
        Vector3 position = vector("position");
        return new RigidTransform(
                node.has("orientation") ? rotation() : missing("orientation", Quaternion.IDENTITY), position);
    }

    /** Present with {@code position}; an absent orientation means not turned. */
    Optional<RigidTransform> optionalTransform() {
        if (!node.has("position")) {
            return node.has("orientation")
                    ? Optional.of(new RigidTransform(Quaternion.IDENTITY, vector("position")))
                    : Optional.empty();
        }
        Quaternion rotation = node.has("orientation") ? rotation() : Quaternion.IDENTITY;
        return Optional.of(new RigidTransform(rotation, vector("position")));
    }

    private Quaternion rotation() {
        double[] q = numbers(node.get("orientation"), "orientation", 4);
        Quaternion read = new Quaternion(q[0], q[1], q[2], q[3]);
        boolean nearlyUnit = Math.abs(read.norm() - 1) <= Quaternion.NORM_TOLERANCE;
        return nearlyUnit && Math.abs(read.norm() - 1) > 1e-12 ? read.normalized() : read;
    }

    Optional<Covariance3> optionalCovariance3() {
        if (!node.has("covariance")) {
            return Optional.empty();
        }
        double[] c = numbers(node.get("covariance"), "covariance", 6);
        return Optional.of(new Covariance3(c[0], c[1], c[2], c[3], c[4], c[5]));
    }

    Optional<Covariance6> optionalCovariance6() {
        return node.has("covariance")
                ? Optional.of(
                        Covariance6.ofUpperTriangle(numbers(node.get("covariance"), "covariance", Covariance6.SIZE)))
                : Optional.empty();
    }

    /** Numbers of any count; empty when absent. */
    List<Double> numberList(String name) {
        return list(name, (value, place) -> finite(value, place));
    }

    List<Point2> pointList(String name) {
        return list(name, this::point);
    }

    /** Arrays of arrays of points: GeoJSON rings. */
    List<List<Point2>> ringList(String name) {
        return list(name, (ring, place) -> elements(ring, place, this::point));
    }

    List<String> textList(String name) {
        return list(
                name,
                (value, place) -> value.isTextual() ? value.textValue() : wrongType(place, value, "a string", ""));
    }

    /** An array of objects; empty when absent. */
    <T> List<T> objects(String name, Function<SiteNode, T> read) {
        return list(name, (value, place) -> read.apply(object(value, place)));
    }

    <T> Optional<T> optionalObject(String name, Function<SiteNode, T> read) {
        return node.has(name) ? Optional.of(read.apply(object(node.get(name), name))) : Optional.empty();
    }

    /** The names of the fields of this object. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void fault(String name, Object value, String advice) {
        faults.add(new SiteFault(at(name), Excerpt.of(String.valueOf(value)), advice));
    }

    private interface ElementReader<T> {
        T read(JsonNode value, String place);
    }

    private SiteNode object(JsonNode value, String place) {
        if (!value.isObject()) {
            wrongType(place, value, "an object", place);
        }
        return new SiteNode(value, at(place), faults);
    }

    private <T> List<T> list(String name, ElementReader<T> reader) {
        return node.has(name) ? elements(node.get(name), name, reader) : List.of();
    }

    private <T> List<T> elements(JsonNode array, String place, ElementReader<T> reader) {
        if (!array.isArray()) {
            return wrongType(place, array, "an array", List.of());
        }
        List<T> all = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            all.add(reader.read(array.get(i), place + "[" + i + "]"));
        }
        return all;
    }

    private Point2 point(JsonNode value, String place) {
        double[] v = numbers(value, place, 2);
        return new Point2(v[0], v[1]);
    }

    private double[] numbers(JsonNode value, String place, int count) {
        double[] numbers = new double[count];
        if (!value.isArray() || value.size() != count) {
            return wrongType(place, value, "an array of " + count + " numbers", numbers);
        }
        for (int i = 0; i < count; i++) {
            numbers[i] = finite(value.get(i), place + "[" + i + "]");
        }
        return numbers;
    }

    private double finite(JsonNode value, String place) {
        if (!value.isNumber()) {
            return wrongType(place, value, "a number", 0.0);
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            fault(place, number, "must be finite");
            return 0;
        }
        return number;
    }

    private <T> T missing(String name, T neutral) {
        fault(name, "", "is required; add it");
        return neutral;
    }

    private <T> T wrongType(String place, JsonNode value, String wanted, T neutral) {
        fault(place, value, "must be " + wanted);
        return neutral;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
