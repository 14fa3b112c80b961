package org.sitedatum.positioning.revision;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Meetings;

/**
 * The fields of an object of a site by name. They are taken from the record itself, so that a field added to it later cannot
 * be forgotten here; parts that are records of fields are named with a dot, a pose is a position and an orientation.
 */
final class FieldValues {

    /** Records whose fields are named one by one. */
    private static final Set<Class<?>> PARTS = Set.of(
            Fence.Circle.class,
            FenceMargins.class,
            FencePatience.class,
            FenceTimeouts.class,
            Georeference.class,
            Intrinsics.class,
            Meetings.class);

    private FieldValues() {}

    /** The fields that differ: those still given in the order of the record, then those that are not given any more. */
    static List<FieldChange> between(Record before, Record after) {
        Map<String, Object> was = of(before);
        Map<String, Object> is = of(after);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            Optional<Object> earlier = Optional.ofNullable(was.get(name));
            Optional<Object> later = Optional.ofNullable(is.get(name));
            if (!Objects.equals(earlier, later)) {
                changes.add(change(name, earlier, later));
            }
        }
        return changes;
    }

    private static FieldChange change(String name, Optional<Object> before, Optional<Object> after) {
        double moved = Double.NaN;
        double turned = Double.NaN;
        if (before.isPresent() && after.isPresent()) {
            if (before.get() instanceof Vector3 from && after.get() instanceof Vector3 to) {
                moved = to.minus(from).norm();
            } else if (before.get() instanceof Quaternion from && after.get() instanceof Quaternion to) {
                turned = from.angleTo(to);
            }
        }
        return new FieldChange(name, FieldText.of(before), FieldText.of(after), moved, turned);
    }

    private static Map<String, Object> of(Record object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        addComponents("", object, fields);
        return fields;
    }

    private static void addComponents(String prefix, Record object, Map<String, Object> fields) {
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            add(prefix + component.getName(), prefix, valueOf(component, object), fields);
        }
    }

    private static void add(String name, String prefix, Object value, Map<String, Object> fields) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> add(name, prefix, inner, fields));
        } else if (value instanceof RigidTransform pose) {
            fields.put(prefix + "position", pose.translation());
            fields.put(prefix + "orientation", pose.rotation());
        } else if (value instanceof Record part && PARTS.contains(part.getClass())) {
            addComponents(name + ".", part, fields);
        } else {
            fields.put(name, value);
        }
    }

    private static Object valueOf(RecordComponent component, Record object) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(object);
        } catch (IllegalAccessException | InvocationTargetException unreachable) {
            throw new IllegalStateException("records of a site can be read", unreachable);
        }
    }
}
