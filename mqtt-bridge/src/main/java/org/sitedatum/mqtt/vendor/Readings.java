package org.sitedatum.mqtt.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;

/** Collects what a message says; the rules common to all formats are here. One per message, one thread. */
public final class Readings {
    /** Largest coordinate magnitude, m. */
    private static final double MAX_COORDINATE = 1e6;

    private final AdapterOptions options;
    private final VendorMessage message;
    private final List<Reading> all = new ArrayList<>();

    private Readings(AdapterOptions options, VendorMessage message) {
        this.options = options;
        this.message = message;
    }

    /** Reads a whole message: a retained one is set aside, a refused one is told with its reason. */
    public static List<Reading> of(AdapterOptions options, VendorMessage message, Parser parser) {
        if (message.retained()) {
            return List.of(new Reading.Aside("retained by the broker, so of unknown age"));
        }
        Readings out = new Readings(options, message);
        out.part(() -> parser.read(message, out));
        if (out.all.isEmpty()) {
            out.aside("nothing in it");
        }
        return List.copyOf(out.all);
    }

    /** Reads a part of a message that may be refused without the others. */
    public void part(Part part) {
        try {
            part.read();
        } catch (FormatRefusal refusal) {
            all.add(new Reading.Refused(new FixRejection(options.source(), 0, refusal.reason(), refusal.detail())));
        }
    }

    /** A fix of another kind than a position. */
    public void heard(Fix fix, VendorStamp stamp) {
        all.add(new Reading.Heard(fix, stamp.kind()));
    }

    /** A position in the vendor's units and axes, with the adapter's spread. */
    public void position(String trackable, VendorStamp stamp, double x, double y, double z) throws FormatRefusal {
        boolean planar = isPlanar(z);
        position(trackable, stamp, x, y, z, options.spread().covariance(planar));
    }

    /**
     * A position in the vendor's units and axes.
     *
     * @param z NaN: not measured
     * @param covariance m^2 in the adapter's frame
     */
    public void position(String trackable, VendorStamp stamp, double x, double y, double z, Covariance3 covariance)
            throws FormatRefusal {
        boolean planar = isPlanar(z);
        Vector3 p = options.placement().toFrame(x, y, planar ? 0 : z);
        if (!(Math.abs(p.x()) <= MAX_COORDINATE
                && Math.abs(p.y()) <= MAX_COORDINATE
                && Math.abs(p.z()) <= MAX_COORDINATE)) {
            throw new FormatRefusal(
                    Reason.OUT_OF_RANGE, "position is " + p + " m; check the unit of adapter " + options.source());
        }
        Covariance3 kept =
                planar ? new Covariance3(covariance.xx(), covariance.xy(), 0, covariance.yy(), 0, 0) : covariance;
        PositionFix fix = new PositionFix(
                header(stamp, Optional.of(trackable)),
                options.placement().frame(),
                p.x(),
                p.y(),
                planar ? Double.NaN : p.z(),
                kept);
        heard(fix, stamp);
    }

    /** Whether a height is not measured. */
    public boolean isPlanar(double z) {
        return Double.isNaN(z) || options.placement().planar();
    }

    /** The header of a fix. */
    public FixHeader header(VendorStamp stamp, Optional<String> trackable) {
        return new FixHeader(
                options.source(),
                stamp.nanos(),
                message.receivedNanos(),
                trackable,
                OptionalLong.empty(),
                options.floor(),
                Optional.empty());
    }

    /** The header of a fix on a robot's map: its floor is the map's when that is told. */
    public FixHeader header(VendorStamp stamp, Optional<String> trackable, MapPlace map) {
        FixHeader plain = header(stamp, trackable);
        return new FixHeader(
                plain.source(),
                plain.stampNanos(),
                plain.receivedNanos(),
                trackable,
                plain.seq(),
                map.floor().or(plain::floor),
                Optional.empty());
    }

    /** Where a robot's map is: as the adapter was told, or its own frame when it was told of no maps. */
    public MapPlace map(String mapId) throws FormatRefusal {
        if (options.maps().isEmpty()) {
            return new MapPlace(options.placement().frame(), options.floor());
        }
        return Optional.ofNullable(options.maps().get(mapId))
                .orElseThrow(() -> new FormatRefusal(
                        Reason.NO_TRANSFORM,
                        "map " + Quote.of(mapId) + " is none of the maps of adapter " + options.source()));
    }

    /** The sender has no fix. */
    public void noFix(String trackable, VendorStamp stamp, String why) {
        all.add(new Reading.NoFix(trackable, stamp.nanos(), why));
    }

    /** Nothing about a place. */
    public void aside(String what) {
        all.add(new Reading.Aside(what));
    }

    /** A vendor's id with the adapter's prefix. */
    public String id(String vendorId) throws FormatRefusal {
        String id = options.idPrefix() + vendorId;
        if (!EntityId.isValid(id)) {
            throw new FormatRefusal(
                    Reason.INVALID_ID, "id is " + Quote.of(id) + "; an id has 1 to 128 of letters, digits, - _ . :");
        }
        return id;
    }

    /** The time of receipt as a stamp. */
    public VendorStamp received() {
        return new VendorStamp(message.receivedNanos(), StampKind.RECEIVED);
    }

    /** The sender's stamp, or the receipt when its clock is not to be trusted. */
    public VendorStamp stamp(long nanos, StampKind kind) {
        return options.trustStamps() ? new VendorStamp(nanos, kind) : received();
    }

    /** Reads a message. */
    @FunctionalInterface
    public interface Parser {
        /** Adds what the message says. */
        void read(VendorMessage message, Readings out) throws FormatRefusal;
    }

    /** Reads a part of a message. */
    @FunctionalInterface
    public interface Part {
        /** Adds what the part says. */
        void read() throws FormatRefusal;
    }
}
