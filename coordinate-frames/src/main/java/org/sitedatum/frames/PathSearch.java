package org.sitedatum.frames;

import java.util.Optional;
import org.sitedatum.frames.TransformLookup.NotConnected;

/** The thorough lookup: finds the path over the parents at the stamp, and says why when there is no answer. */
final class PathSearch {

    private PathSearch() {}

    static TransformLookup lookup(FrameNode target, FrameNode source, long stamp, PathReading reading) {
        // A further round means that the writer changed an edge of the path meanwhile.
        while (true) {
            Optional<FramePath> path = FramePath.at(target, source, stamp);
            if (path.isPresent() && reading.read(path.get(), stamp) == EdgeHistory.FOUND) {
                return reading.found(stamp);
            }
            Optional<FramePath> whole = path.or(() -> FramePath.supposed(target, source, stamp));
            if (whole.isEmpty()) {
                return new NotConnected(target.id, source.id);
            }
            Optional<TransformLookup> miss = reading.miss(whole.get(), stamp);
            if (miss.isPresent()) {
                return miss.get();
            }
        }
    }
}
