package org.sitedatum.samples.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.Command;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.StopSignal;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.headset.anchors.AnchorQuality;
import org.sitedatum.headset.anchors.ContentAnchor;
import org.sitedatum.headset.client.ClientListener;
import org.sitedatum.headset.client.ClientOptions;
import org.sitedatum.headset.client.ClientState;
import org.sitedatum.headset.client.SpatialClient;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePose;
import org.sitedatum.headset.poses.RemotePoses;
import org.sitedatum.headset.transport.OkHttpTransport;

/** {@code sitedatum headset}: what a headset would show, printed: bodies predicted to this moment, and content anchors. */
public final class HeadsetConsole implements Command {

    @Override
    public String name() {
        return "headset";
    }

    @Override
    public String summary() {
        return "sample client: what a headset would show, and content anchors placed from the command line";
    }

    @Override
    public String usage() {
        return "headset [--url ws://localhost:8080/api/v1/socket] [--site sample-building] [--token T] [--every 2]"
                + " [--seconds N]\n        [--place NAME --at X,Y,Z]\n\n"
                + "  run it while a demo runs in another terminal; --place hangs a content anchor that all headsets see";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(
                words, Set.of(), Set.of("--url", "--site", "--token", "--every", "--seconds", "--place", "--at"));
        arguments.noOperands();
        double seconds = arguments.number("--seconds", 0, 0);
        double every = arguments.number("--every", 2, 0.1);
        Optional<ContentAnchor> wanted = wanted(arguments);
        String token = arguments.find("--token").orElse("");
        ClientOptions options = ClientOptions.of(
                        arguments.find("--url").orElse("ws://localhost:8080/api/v1/socket"),
                        arguments.find("--site").orElse("sample-building"),
                        "console-" + ProcessHandle.current().pid())
                .withToken(() -> token)
                .withPosesPerSecond(0)
                .withAnchors();
        boolean hasJoined = false;
        try (StopSignal end = StopSignal.install();
                OkHttpTransport wire = new OkHttpTransport();
                SpatialClient client = SpatialClient.connect(options, wire, listener(terminal.err()))) {
            double elapsed = 0;
            while ((seconds == 0 || elapsed < seconds) && !end.await(every)) {
                elapsed += every;
                if (client.state() == ClientState.CONNECTED && client.clock().isSynchronized()) {
                    hasJoined = true;
                    wanted = wanted.filter(anchor -> !place(client, anchor, terminal));
                    show(client, terminal.out());
                }
            }
        }
        return hasJoined && wanted.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private static Optional<ContentAnchor> wanted(Arguments arguments) throws CommandException {
        Optional<String> name = arguments.find("--place");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            double[] at = Stream.of(arguments.find("--at").orElse("").split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Optional.of(ContentAnchor.at(name.get(), Pose.level(new Vector3(at[0], at[1], at[2]), 0))
                    .withQuality(AnchorQuality.TRACKED, 0.01)
                    .ofCategory("note"));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notThreeNumbers) {
            throw CommandException.wrongArguments("--at wants X,Y,Z in metres of the site");
        }
    }

    /** A console may wait for the answer; a renderer would take the future. */
    private static boolean place(SpatialClient client, ContentAnchor anchor, Terminal terminal) {
        long version = client.anchors()
                .known()
                .find(anchor.id())
                .map(ContentAnchor::version)
                .orElse(0L);
        try {
            ContentAnchor kept =
                    client.anchors().save(anchor.keptAs(version, 0, "")).join();
            terminal.out().println("placed " + kept.id() + ", version " + kept.version() + ", floor " + kept.floor());
            return true;
        } catch (CompletionException refused) {
            terminal.err().println("not placed: " + refused.getMessage());
            return false;
        }
    }

    private static void show(SpatialClient client, PrintStream out) {
        long now = client.clock().serverNanos(System.nanoTime());
        PredictedPose pose = new PredictedPose();
        out.printf(Locale.ROOT, "%-16s %8s %8s %8s  %-10s %s%n", "body", "x", "y", "z", "within", "told");
        for (RemotePose told : client.poses().all()) {
            if (client.poses().poseAt(told.id(), now, pose) == RemotePoses.Answer.FOUND) {
                line(out, told.id(), pose.pose().pose().position(), pose.sigma());
                out.printf(Locale.ROOT, "%.0f ms ago%n", 1_000 * Math.max(0, pose.ageSeconds()));
            }
        }
        for (ContentAnchor anchor : client.anchors().known().all()) {
            line(out, anchor.id(), anchor.siteFromAnchor().position(), anchor.sigma());
            out.println(anchor.quality() + " " + anchor.properties());
        }
    }

    private static void line(PrintStream out, String name, Vector3 at, double sigma) {
        out.printf(Locale.ROOT, "%-16s %8.2f %8.2f %8.2f  %5.2f m    ", name, at.x(), at.y(), at.z(), sigma);
    }

    private static ClientListener listener(PrintStream err) {
        return new ClientListener() {
            @Override
            public void stateChanged(ClientState state, String detail) {
                err.println(state + ": " + detail);
            }

            @Override
            public void refused(String detail) {
                err.println("refused: " + detail);
            }
        };
    }
}
