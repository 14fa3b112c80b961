package org.sitedatum.positioning.scene;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/**
 * How bodies without an identity are called: {@code anon-7} by the first scene of a site, {@code anon-2-7} by the scene of its
 * third sector. A number carries its scene above {@link #SCENE_BITS}, so that no two scenes give the same. Immutable.
 */
public final class AnonymousIds {

    /** No scene sees so many bodies: one a millisecond for 30 years. */
    private static final int SCENE_BITS = 40;

    private static final long WITHIN = (1L << SCENE_BITS) - 1;
    private static final int MOST_SCENES = 1 << 20;

    private final String prefix;

    /** Of a site: {@code anon-}, with more dashes while the site uses it itself. */
    public AnonymousIds(Site site) {
        Set<String> taken = new HashSet<>();
        for (Trackable trackable : site.trackables()) {
            taken.add(trackable.id());
            trackable.tags().forEach(tag -> taken.add(tag.id()));
        }
        StringBuilder free = new StringBuilder("anon-");
        while (taken.stream().anyMatch(id -> id.startsWith(free.toString()))) {
            free.append('-');
        }
        prefix = free.toString();
    }

    /** The number before the first of a scene. */
    static long before(int scene) {
        if (scene < 0 || scene >= MOST_SCENES) {
            throw new IllegalArgumentException("scene " + scene);
        }
        return (long) scene << SCENE_BITS;
    }

    /** True when the same scene gave both numbers. */
    static boolean isOfOneScene(long a, long b) {
        return a >>> SCENE_BITS == b >>> SCENE_BITS;
    }

    String id(long number) {
        long scene = number >>> SCENE_BITS;
        return scene == 0 ? prefix + number : prefix + scene + "-" + (number & WITHIN);
    }

    /** True for the id of a body without an identity. */
    public boolean isAnonymous(String id) {
        return number(id).isPresent();
    }

    /** The number of an id; empty when it is none of this site. */
    OptionalLong number(String id) {
        if (!id.startsWith(prefix) || !EntityId.isValid(id)) {
            return OptionalLong.empty();
        }
        String[] parts = id.substring(prefix.length()).split("-", -1);
        try {
            long last = Long.parseLong(parts[parts.length - 1]);
            long scene = parts.length == 2 ? Long.parseLong(parts[0]) : 0;
            boolean valid = parts.length <= 2 && last > 0 && last <= WITHIN && scene >= 0 && scene < MOST_SCENES;
            return valid ? OptionalLong.of((scene << SCENE_BITS) + last) : OptionalLong.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }
}
