package org.sitedatum.cluster.omlox;

import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.codec.RelayedRefusal;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/** Makes position fixes of locations and sends them to where every other sensor sends its own. Thread-safe; never blocks. */
final class FixPost implements Intake.Engine, AutoCloseable {

    /** No system in use does better than this, m. */
    private static final double LEAST_SIGMA = 0.05;

    /** Heights are told without an accuracy and are worse than the plan, m and as a multiple. */
    private static final double LEAST_HEIGHT_SIGMA = 0.5;

    private static final double HEIGHT_FACTOR = 2;
    private static final int LONGEST_SOURCE = 100;

    private final TopicScheme topics;
    private final MqttPublisher publisher;

    FixPost(String node, BrokerAddress broker, String site) {
        topics = new TopicScheme(site);
        publisher = MqttPublisher.open(
                ConnectionOptions.of(broker, "sitedatum-omlox-fixes-" + node + "-" + site),
                PublisherOptions.defaults(),
                ConnectionListener.SILENT);
    }

    /**
     * The fix of a location. Its accuracy is taken as the radius that holds 68 % of the positions, as phones mean it: of the
     * usual meanings the one that gives the wider covariance.
     *
     * @param tag id of the provider as the engine knows it
     */
    static PositionFix fix(HubLocation location, String tag, HubCatalog catalog, long nowNanos) throws NoPlace {
        HubSpace space = catalog.space();
        Vector3 plan = space.toSite(location.position(), HubTarget.of(location));
        Optional<Floor> floor = catalog.floors()
                .find(
                        location.floor().isPresent() || !location.crs().equals("local")
                                ? location.floor()
                                : space.zone(location.source()).orElseThrow().floor());
        double sigma = Math.max(
                LEAST_SIGMA,
                location.accuracy().isPresent() && location.accuracy().getAsDouble() > 0
                        ? location.accuracy().getAsDouble() / Motions.SIGMAS_OF_68_PERCENT_RADIUS
                        : location.providerType().usualSigma());
        double z = z(location, floor, space);
        double up = Double.isNaN(z) ? 0 : Math.max(LEAST_HEIGHT_SIGMA, HEIGHT_FACTOR * sigma);
        long stamp = location.generated()
                .map(at -> at.getEpochSecond() * 1_000_000_000L + at.getNano())
                .orElse(nowNanos);
        FixHeader header = new FixHeader(
                source(location.source()),
                stamp,
                nowNanos,
                Optional.of(tag),
                OptionalLong.empty(),
                location.floor().isPresent() ? floor.map(Floor::id) : Optional.empty(),
                Optional.empty());
        Covariance3 covariance = new Covariance3(sigma * sigma, 0, 0, sigma * sigma, 0, up * up);
        return new PositionFix(header, Site.FRAME, plan.x(), plan.y(), z, covariance);
    }

    /** Site z; NaN where the height says nothing, because its floor is not known. */
    private static double z(HubLocation location, Optional<Floor> floor, HubSpace space) {
        if (location.position().z().isEmpty()) {
            return Double.NaN;
        }
        double z = location.position().z().getAsDouble();
        if (location.elevationRef().filter("wgs84"::equals).isPresent()) {
            return space.isOnEarth() ? space.siteZ(z) : Double.NaN;
        }
        return floor.map(storey -> storey.elevation() + z).orElse(Double.NaN);
    }

    /** One source for each positioning system, for each has a clock of its own. */
    private static String source(String system) {
        String name = system.replaceAll("[^A-Za-z0-9._:-]", "-");
        return "omlox." + (name.length() <= LONGEST_SOURCE ? name : name.substring(0, LONGEST_SOURCE));
    }

    @Override
    public void take(PositionFix fix) {
        byte[] json = new FixJsonEncoder().encode(fix);
        publisher.publish(topics.fix(fix.header().source()), json, Delivery.EVENT);
    }

    @Override
    public void refuse(String system, Reason reason, String detail, long nowNanos) {
        FixRejection rejection = new FixRejection(source(system), nowNanos, reason, detail);
        publisher.publish(topics.fix(rejection.source()), RelayedRefusal.encode(rejection), Delivery.EVENT);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
