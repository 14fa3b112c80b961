package org.sitedatum.cluster.omlox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/** Storeys by number: in order of elevation, 0 the one nearest to the site's zero, a fraction belongs to the storey below it. */
final class HubFloors {

    private final List<Floor> floors;
    private final int ground;

    HubFloors(Site site) {
        floors = site.floors().stream()
                .sorted(Comparator.comparingDouble(Floor::elevation))
                .toList();
        ground = IntStream.range(0, floors.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(floors.get(i).elevation())))
                .orElse(0);
    }

    /** The storey of a number. */
    Optional<Floor> find(OptionalDouble ordinal) {
        if (ordinal.isEmpty()) {
            return floors.size() == 1 ? Optional.of(floors.get(0)) : Optional.empty();
        }
        double index = Math.floor(ordinal.getAsDouble()) + ground;
        return index >= 0 && index < floors.size() ? Optional.of(floors.get((int) index)) : Optional.empty();
    }

    /** The number of a storey. */
    OptionalDouble ordinal(Optional<String> id) {
        return id.isEmpty()
                ? OptionalDouble.empty()
                : IntStream.range(0, floors.size())
                        .filter(i -> floors.get(i).id().equals(id.get()))
                        .mapToDouble(i -> i - ground)
                        .findFirst();
    }

    /** Height of a storey's surface in the site, m; 0 without one. */
    double elevation(Optional<String> id) {
        return floors.stream()
                .filter(floor -> floor.id().equals(id.orElse("")))
                .mapToDouble(Floor::elevation)
                .findFirst()
                .orElse(0);
    }
}
