package org.sitedatum.cluster.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.record.RecordingRuns;
import org.sitedatum.cluster.record.RecordingShelf;
import org.sitedatum.cluster.record.ShelvedRecording;
import org.sitedatum.cluster.replay.ReplayJobs;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.survey.RecordingFixes;
import org.sitedatum.cluster.survey.SurveyFixes;
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

    /**
     * The fixes of a recording, for a survey.
     *
     * @throws Refusal when there is no such recording, or it has more than {@code most}
     * @throws CommandException when it cannot be read
     */
    SurveyFixes fixes(String site, String name, int most) throws CommandException {
        ShelvedRecording recording = shelf.find(site, name)
                .orElseThrow(() -> new Refusal(Problem.badField(
                        "recording",
                        name,
                        "no such recording is ready; GET /api/v1/sites/" + site + "/recordings lists them")));
        if (recording.fixes() > most) {
            throw new Refusal(Problem.badField(
                    "recording",
                    name,
                    "has " + recording.fixes() + " fixes, may have " + most + ": record the walk and no more"));
        }
        return RecordingFixes.open(shelf.place(recording));
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
