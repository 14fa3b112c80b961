package org.sitedatum.cluster.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.PoseEstimate;

/** Writes every pose an engine says as a line of JSON, or nothing when there is no file. */
final class PoseFile implements EngineListener, AutoCloseable {

    /** Poses of a replay carry epoch 0: nobody owned the site. */
    static final long EPOCH = 0;

    /** The file cannot be written. */
    static final class NotWritable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWritable(Path file, IOException cause) {
            super("cannot write " + file + " (" + cause + ")", cause);
        }
    }

    private final Optional<Path> file;
    private final OutputStream out;
    private final PoseJsonEncoder encoder = new PoseJsonEncoder();

    private PoseFile(Optional<Path> file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    static PoseFile open(Optional<Path> file) {
        if (file.isEmpty()) {
            return new PoseFile(file, OutputStream.nullOutputStream());
        }
        try {
            return new PoseFile(file, new BufferedOutputStream(Files.newOutputStream(file.get())));
        } catch (IOException cause) {
            throw new NotWritable(file.get(), cause);
        }
    }

    @Override
    public void onPose(PoseEstimate pose) {
        if (file.isEmpty()) {
            return;
        }
        try {
            out.write(encoder.encode(pose, EPOCH));
            out.write('\n');
        } catch (IOException cause) {
            throw new NotWritable(file.get(), cause);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException cause) {
            throw new NotWritable(file.orElseThrow(), cause);
        }
    }
}
