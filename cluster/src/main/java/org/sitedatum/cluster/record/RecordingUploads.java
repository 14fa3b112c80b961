package org.sitedatum.cluster.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.fix.Fix;

/** Puts what somebody sent on the shelf, once all of it has been read and found to be a recording. Thread-safe. */
public final class RecordingUploads {

    /** Longest file that is taken, bytes. */
    public static final long MOST_BYTES = 256L << 20;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] MCAP = {(byte) 0x89, 'M', 'C', 'A', 'P'};

    private final RecordingShelf shelf;

    /** For a shelf. */
    public RecordingUploads(RecordingShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Takes a file: the folder of a recording as a zip file, or an MCAP file, told by its first bytes.
     *
     * @param site whose recording it must be
     * @throws UploadFault when it is not one; nothing of it is kept then
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
     * @throws ShelfFullException when there is no room
     */
    public ShelvedRecording take(String site, String name, String author, Path file, Instant now) throws IOException {
        ShelvedRecording.Form form = form(file);
        Path home = shelf.claim(site, name);
        try {
            Path place = RecordingShelf.placeIn(home, form);
            if (form == ShelvedRecording.Form.FOLDER) {
                RecordingZip.unpack(file, place);
            } else {
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
            ShelvedRecording taken = read(site, name, form, author, place, now);
            shelf.finish(taken);
            return taken;
        } catch (IOException | RuntimeException notTaken) {
            RecordingShelf.deleteTree(home);
            throw notTaken;
        }
    }

    private static ShelvedRecording.Form form(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(MCAP.length);
        }
        if (Arrays.equals(head, MCAP)) {
            return ShelvedRecording.Form.MCAP;
        }
        if (Arrays.equals(Arrays.copyOf(head, ZIP.length), ZIP)) {
            return ShelvedRecording.Form.FOLDER;
        }
        throw new UploadFault("neither a zip file with a recording's folder nor an MCAP file");
    }

    private static ShelvedRecording read(
            String site, String name, ShelvedRecording.Form form, String author, Path place, Instant now)
            throws IOException {
        AtomicLong refused = new AtomicLong();
        long fixes = 0;
        long from = 0;
        long until = 0;
        Recording recording;
        try {
            recording = Recording.open(place);
            if (!recording.site().id().equals(site)) {
                throw new UploadFault(
                        "the recording is of site \"" + recording.site().id() + "\", not of \"" + site
                                + "\": publish its site.json as that site first");
            }
            try (FixLines lines = recording.openFixes()) {
                for (Iterator<Fix> all = lines.fixes(line -> refused.incrementAndGet()); all.hasNext(); fixes++) {
                    long received = all.next().header().receivedNanos();
                    from = fixes == 0 ? received : Math.min(from, received);
                    until = fixes == 0 ? received : Math.max(until, received);
                }
            }
        } catch (UploadFault known) {
            throw known;
        } catch (UncheckedIOException | IOException broken) {
            throw new UploadFault(named(broken, place), broken);
        }
        if (fixes == 0) {
            throw new UploadFault("no line of the recording is a readable fix (" + refused.get() + " were refused)");
        }
        return new ShelvedRecording(
                site,
                name,
                form,
                author,
                now,
                fixes,
                refused.get(),
                0,
                from,
                until,
                RecordingShelf.size(place),
                !recording.truth().isEmpty(),
                "");
    }

    /** What is wrong, without where the node keeps it. */
    private static String named(Exception broken, Path place) {
        String message = String.valueOf(broken.getMessage());
        Throwable cause = broken.getCause();
        String more = broken instanceof UncheckedIOException && cause != null ? ": " + cause.getMessage() : "";
        return (message + more)
                .replace(place + "/", "")
                .replace(place + "!", "")
                .replace(place.toString(), "the file");
    }
}
