package org.sitedatum.samples.robot;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.Command;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.StopSignal;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.samples.client.AlignmentMessage;
import org.sitedatum.samples.client.OdometryMessage;
import org.sitedatum.samples.client.StockConnection;

/**
 * {@code sitedatum robot}: one robot's own pose, twenty times a second, without a round trip to anybody.
 *
 * <p>In the demo the robot's wheels are simulated, so this client reads its odometry from the topic the wheels are published
 * on; a real robot has it in memory.
 */
public final class RobotClient implements Command {

    private static final long SECOND = 1_000_000_000L;
    private static final double FOR_EVER = 1e9;

    @Override
    public String name() {
        return "robot";
    }

    @Override
    public String summary() {
        return "sample client: a robot composes its own pose from its odometry";
    }

    @Override
    public String usage() {
        return "robot [--broker mqtt://127.0.0.1:1883] [--site sample-building] [--id robot-1] [--seconds N]\n\n"
                + "  prints the pose once a second while a demo runs in another terminal";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--broker", "--site", "--id", "--seconds"));
        arguments.noOperands();
        String id = arguments.find("--id").orElse("robot-1");
        String site = "sitedatum/" + arguments.find("--site").orElse("sample-building");
        double seconds = arguments.number("--seconds", 0, 0);
        String broker = arguments.find("--broker").orElse("mqtt://127.0.0.1:1883");
        String odometryTopic = site + "/fix/" + id + ".wheels";
        String alignmentTopic = site + "/frame/" + id + ".odom";

        Screen screen = new Screen(id, terminal.out());
        try (StopSignal end = StopSignal.install();
                StockConnection connection = StockConnection.open(
                        broker,
                        "sample-" + id + "-" + ProcessHandle.current().pid(),
                        List.of(odometryTopic, alignmentTopic),
                        screen::message)) {
            terminal.out().println(connection.isOpen() ? id + " listens to " + alignmentTopic : id + " reconnects");
            end.await(seconds > 0 ? seconds : FOR_EVER);
        } catch (MqttException unreachable) {
            throw CommandException.failed("no broker at " + broker + ": start \"sitedatum demo\" first, or name another"
                    + " with --broker (" + unreachable.getMessage() + ")");
        }
        return screen.poses.get() > 0 ? ExitCode.GOOD : ExitCode.FAILED;
    }

    /** Composes on every odometry reading, prints every second. */
    private static final class Screen {

        private final OwnPose ownPose = new OwnPose();
        private final AtomicLong poses = new AtomicLong();
        private final String id;
        private final PrintStream out;
        private long nextPrint;
        private long revision;

        Screen(String id, PrintStream out) {
            this.id = id;
            this.out = out;
        }

        void message(String topic, byte[] payload) {
            try {
                if (topic.endsWith(".odom")) {
                    AlignmentMessage alignment = AlignmentMessage.read(payload);
                    ownPose.align(alignment.siteFromFrame(), alignment.stampNanos());
                    revision = alignment.revision();
                } else {
                    odometry(OdometryMessage.read(payload));
                }
            } catch (IOException unreadable) {
                out.println("ignored a message on " + topic + ": " + unreadable.getMessage());
            }
        }

        private void odometry(OdometryMessage odometry) {
            Optional<RigidTransform> pose = ownPose.at(odometry.odomFromBody());
            pose.ifPresent(siteFromBody -> poses.incrementAndGet());
            if (pose.isPresent() && odometry.stampNanos() >= nextPrint) {
                nextPrint = odometry.stampNanos() + SECOND;
                out.println(String.format(
                        Locale.ROOT,
                        "%s at x %7.3f  y %7.3f  heading %6.1f deg   (alignment revision %d)",
                        id,
                        pose.get().translation().x(),
                        pose.get().translation().y(),
                        Math.toDegrees(pose.get().rotation().yaw()),
                        revision));
            }
        }
    }
}
