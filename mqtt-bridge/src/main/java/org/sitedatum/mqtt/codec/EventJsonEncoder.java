package org.sitedatum.mqtt.codec;

import java.util.Locale;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.CollisionEvent;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.ProximityEvent;
import org.sitedatum.positioning.event.RevisionEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.revision.FieldChange;
import org.sitedatum.positioning.revision.ObjectChange;

/**
 * Writes events as the contract's JSON: {@code {"kind","id","event","sequence","stamp","change", ...,"epoch"}}, {@code id}
 * as in the topic, {@code event} naming this one under its epoch. Lengths are rounded to micrometres, stamps down to
 * microseconds. Not thread-safe.
 */
public final class EventJsonEncoder {
    private static final int LENGTH_DECIMALS = 6;
    private static final int MEASURED_DIGITS = 7;
    /** With 100 changes in an event it stays far below what a broker takes. */
    private static final int MOST_TEXT = 500;

    private final AsciiJson json = new AsciiJson();

    /**
     * One event object.
     *
     * @param epoch of the ownership under which it is published; a consumer may refuse an older one
     */
    public byte[] encode(SiteEvent event, long epoch) {
        return encode(event, epoch, Optional.empty());
    }

    /**
     * One event object of a sector, where a site has several: each numbers its own.
     *
     * @param sector who says it, part of what names the event; empty: the site is one
     */
    public byte[] encode(SiteEvent event, long epoch, Optional<String> sector) {
        json.reset();
        json.open('{');
        json.name("kind").string(event.kind());
        json.name("id").string(event.subject());
        json.name("event").string(event.eventId() + sector.map(id -> ":" + id).orElse(""));
        sector.ifPresent(id -> json.name("sector").string(id));
        json.name("sequence").integer(event.sequence());
        stamp("stamp", event.stampNanos());
        if (event instanceof FenceEvent fence) {
            fence(fence);
        } else if (event instanceof ProximityEvent proximity) {
            proximity(proximity);
        } else if (event instanceof CollisionEvent collision) {
            collision(collision);
        } else if (event instanceof MergeEvent merge) {
            merge(merge);
        } else if (event instanceof HealthEvent health) {
            health(health);
        } else if (event instanceof RevisionEvent revision) {
            revision(revision);
        }
        json.name("epoch").integer(epoch);
        json.close('}');
        return json.toBytes();
    }

    private void fence(FenceEvent event) {
        json.name("fence").string(event.fence());
        json.name("trackable").string(event.trackable());
        word("change", event.change());
        word("cause", event.cause());
        json.name("visit").integer(event.visit());
        stamp("entered", event.enteredNanos());
        json.name("probability").decimal(event.probability(), LENGTH_DECIMALS);
        vector("position", event.position());
        event.floor().ifPresent(floor -> json.name("floor").string(floor));
    }

    private void proximity(ProximityEvent event) {
        pair(event.first(), event.second());
        word("change", event.change());
        json.name("distance").decimal(event.distance(), LENGTH_DECIMALS);
        stamp("started", event.startNanos());
    }

    private void collision(CollisionEvent event) {
        pair(event.mover(), event.other());
        word("change", event.change());
        json.name("centreDistance").decimal(event.centreDistance(), LENGTH_DECIMALS);
        if (Double.isFinite(event.secondsToCollision())) {
            json.name("timeToCollision").decimal(event.secondsToCollision(), LENGTH_DECIMALS);
        }
        stamp("started", event.startNanos());
        json.name("positions").open('[');
        numbers(event.moverPosition());
        numbers(event.otherPosition());
        json.close(']');
    }

    private void merge(MergeEvent event) {
        json.name("anonymous").string(event.anonymous());
        json.name("trackable").string(event.trackable());
        word("change", event.change());
        json.name("probability").decimal(event.probability(), LENGTH_DECIMALS);
    }

    private void health(HealthEvent event) {
        word("device", event.device());
        word("condition", event.condition());
        word("change", event.change());
        json.name("measured").significant(event.measured(), MEASURED_DIGITS);
        json.name("limit").significant(event.limit(), MEASURED_DIGITS);
        event.likelyPosition().ifPresent(position -> vector("likelyPosition", position));
    }

    private void revision(RevisionEvent event) {
        json.name("revision").integer(event.revision());
        json.name("replaced").integer(event.replaced());
        json.name("changeCount").integer(event.changeCount());
        json.name("changes").open('[');
        for (ObjectChange change : event.changes()) {
            json.element().open('{');
            json.name("object").string(change.kind().word());
            json.name("id").string(change.id());
            word("change", change.change());
            for (FieldChange field : change.fields()) {
                if (!Double.isNaN(field.moved())) {
                    json.name("moved").decimal(field.moved(), LENGTH_DECIMALS);
                } else if (!Double.isNaN(field.turned())) {
                    json.name("turned").decimal(field.turned(), LENGTH_DECIMALS);
                }
            }
            String text = change.text();
            json.name("text").string(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 3) + "...");
            json.close('}');
        }
        json.close(']');
    }

    private void pair(String first, String second) {
        json.name("trackables").open('[');
        json.string(first).string(second);
        json.close(']');
    }

    private void stamp(String name, long stampNanos) {
        json.name(name).integer(Math.floorDiv(stampNanos, 1000L));
    }

    private void vector(String name, Vector3 v) {
        json.name(name);
        numbers(v);
    }

    private void numbers(Vector3 v) {
        json.element().open('[');
        json.decimal(v.x(), LENGTH_DECIMALS).decimal(v.y(), LENGTH_DECIMALS).decimal(v.z(), LENGTH_DECIMALS);
        json.close(']');
    }

    /** An enum constant in the contract's camel case: {@code CLOCK_OFFSET} is {@code clockOffset}. */
    private void word(String name, Enum<?> constant) {
        String[] parts = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i], 1, parts[i].length());
        }
        json.name(name).string(word.toString());
    }
}
