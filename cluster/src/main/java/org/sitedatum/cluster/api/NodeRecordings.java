package org.sitedatum.cluster.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.record.RecordingRuns;
import org.sitedatum.cluster.record.RecordingShelf;
import org.sitedatum.cluster.replay.ReplayJobs;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.mqtt.EpochNanoClock;

/** The recordings of a node and its replays, and their routes. Thread-safe. */
final class NodeRecordings implements AutoCloseable {

    private final RecordingShelf shelf;
    private final RecordingRuns runs;
    private final ReplayJobs replays = new ReplayJobs();

    private NodeRecordings(RecordingShelf shelf) {
        this.shelf = shelf;
        this.runs = new RecordingRuns(shelf, EpochNanoClock.system());
    }

    /**
     * Opens them.
     *
     * @param folder empty: one that goes with {@link #close}
     * @throws IOException when the folder cannot be made
     */
    static NodeRecordings open(Optional<Path> folder) throws IOException {
        return new NodeRecordings(RecordingShelf.open(folder));
    }

    void addTo(Routes routes, Sites sites, Node node) {
        new RecordingsResource(sites, node, shelf, runs).addTo(routes);
        new ReplaysResource(sites, shelf, replays).addTo(routes);
    }

    @Override
    public void close() {
        runs.close();
        replays.close();
        shelf.close();
    }
}
