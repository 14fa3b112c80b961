package org.sitedatum.positioning.revision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Schedule;
import org.sitedatum.positioning.site.Tag;

/** Values of a site as people read them: micrometres, thousandths of a degree. */
final class FieldText {

    private static final int DECIMALS = 6;
    private static final int DEGREE_DECIMALS = 3;
    private static final int LONGEST = 160;

    private FieldText() {}

    /** One value; empty for one that is not given. */
    static String of(Object value) {
        String text = whole(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static String whole(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(FieldText::whole).orElse("");
        } else if (value instanceof Double number) {
            return number(number, DECIMALS);
        } else if (value instanceof Vector3 v) {
            return "(" + number(v.x(), DECIMALS) + ", " + number(v.y(), DECIMALS) + ", " + number(v.z(), DECIMALS)
                    + ")";
        } else if (value instanceof Point2 p) {
            return "(" + number(p.x(), DECIMALS) + ", " + number(p.y(), DECIMALS) + ")";
        } else if (value instanceof Quaternion q) {
            return "yaw " + degrees(q.yaw()) + ", pitch " + degrees(q.pitch()) + ", roll " + degrees(q.roll());
        } else if (value instanceof Covariance3 c) {
            return "sigmas " + sigmas(c.xx(), c.yy(), c.zz()) + " m";
        } else if (value instanceof Covariance6 c) {
            return "sigmas " + sigmas(c.get(0, 0), c.get(1, 1), c.get(2, 2)) + " m, "
                    + sigmas(c.get(3, 3), c.get(4, 4), c.get(5, 5)) + " rad";
        } else if (value instanceof Tag tag) {
            return tag.id() + " at " + whole(tag.leverArm());
        } else if (value instanceof Schedule schedule) {
            return schedule.zone() + " " + whole(schedule.windows());
        } else if (value instanceof Schedule.Window window) {
            return window.days().stream().sorted().map(FieldText::whole).collect(Collectors.joining(",")) + " "
                    + clock(window.fromMinute()) + "-" + clock(window.toMinute());
        } else if (value instanceof List<?> list) {
            return list.stream().map(FieldText::whole).collect(Collectors.joining(" "));
        } else if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return String.valueOf(value);
    }

    /** An angle, in degrees. */
    static String degrees(double radians) {
        return number(Math.toDegrees(radians), DEGREE_DECIMALS) + "\u00b0";
    }

    /** A number without trailing zeros; empty for NaN. */
    static String number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "unbounded" : "-unbounded";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private static String sigmas(double a, double b, double c) {
        return whole(new Vector3(Math.sqrt(a), Math.sqrt(b), Math.sqrt(c)));
    }
}
