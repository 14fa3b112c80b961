package org.sitedatum.frames;

import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.TransformLookup.NotConnected;
import org.sitedatum.frames.TransformLookup.UnknownFrame;

/** The thorough lookup: finds the path over the parents at the stamp, and says why when there is no answer. */
final class PathSearch {

    private PathSearch() {}

    /** Reads into {@code reading}; gives what is missing, or empty. */
    static Optional<TransformLookup> read(
            Map<FrameId, FrameNode> frames, FrameId targetId, FrameId sourceId, long stamp, PathReading reading) {
        FrameNode target = frames.get(targetId);
        FrameNode source = frames.get(sourceId);
        if (target == null || source == null) {
            return Optional.of(new UnknownFrame(target == null ? targetId : sourceId));
        }
        // A further round means that the writer changed an edge of the path meanwhile.
        while (true) {
            Optional<FramePath> path = FramePath.at(target, source, stamp);
            if (path.isPresent() && reading.read(path.get(), stamp) == EdgeHistory.FOUND) {
                return Optional.empty();
            }
            Optional<FramePath> whole = path.or(() -> FramePath.supposed(target, source, stamp));
            if (whole.isEmpty()) {
                return Optional.of(new NotConnected(targetId, sourceId));
            }
            Optional<TransformLookup> miss = reading.miss(whole.get(), stamp);
            if (miss.isPresent()) {
                return miss;
            }
        }
    }
}
