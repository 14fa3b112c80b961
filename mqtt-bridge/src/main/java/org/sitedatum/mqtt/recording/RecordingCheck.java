package org.sitedatum.mqtt.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;

/** Lists every fault of a recording: site document, fix lines, order of receipt, truth. */
public final class RecordingCheck {
    private final Path folder;
    private final List<RecordingFault> faults = new ArrayList<>();

    private RecordingCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * All faults of a folder, or of an MCAP file, part by part; empty for a sound recording. Reads every line; never throws on
     * content.
     */
    public static List<RecordingFault> check(Path folder) {
        RecordingCheck check = new RecordingCheck(folder);
        if (Recording.isMcap(folder)) {
            check.checkAttached();
            check.checkFixes();
        } else {
            check.checkSite();
            check.checkRevisions();
            check.checkFixes();
            check.checkTruth();
        }
        return List.copyOf(check.faults);
    }

    /** Site document and truth of one file. */
    private void checkAttached() {
        try {
            Recording.open(folder);
        } catch (IOException e) {
            add(String.valueOf(folder.getFileName()), String.valueOf(e.getMessage()));
        }
    }

    private void checkSite() {
        Path file = folder.resolve(Recording.SITE_FILE);
        try {
            if (new SiteJsonDecoder().decode(Files.readAllBytes(file)) instanceof SiteDecoding.Faulty faulty) {
                faulty.faults().forEach(fault -> add(Recording.SITE_FILE, fault.toString()));
            }
        } catch (IOException e) {
            add(Recording.SITE_FILE, "cannot be read: " + e.getMessage());
        }
    }

    private void checkRevisions() {
        try {
            RevisionLines.read(folder.resolve(Recording.REVISIONS_FILE));
        } catch (IOException e) {
            add(Recording.REVISIONS_FILE, String.valueOf(e.getMessage()));
        }
    }

    private void checkFixes() {
        try (FixLines lines = Recording.openFixes(folder)) {
            long latestReceived = Long.MIN_VALUE;
            for (Optional<FixLine> line = lines.readNext(); line.isPresent(); line = lines.readNext()) {
                String place = Recording.FIXES_FILE + ":" + line.get().number();
                if (line.get().fix() instanceof DecodedFix.Refused refused) {
                    FixRejection rejection = refused.rejection();
                    add(place, rejection.reason() + ": " + rejection.detail());
                } else if (line.get().fix() instanceof DecodedFix.Accepted accepted) {
                    latestReceived = checkOrder(place, accepted.fix(), latestReceived);
                }
            }
        } catch (IOException e) {
            add(Recording.FIXES_FILE, "cannot be read: " + e.getMessage());
        }
    }

    private long checkOrder(String place, Fix fix, long latestReceived) {
        long received = fix.header().receivedNanos();
        if (received < latestReceived) {
            add(place, "received before the line above; lines stand in order of receipt, sort them by 'received'");
        }
        return Math.max(received, latestReceived);
    }

    private void checkTruth() {
        Path file = folder.resolve(Recording.TRUTH_FILE);
        if (!Files.exists(file)) {
            return;
        }
        try {
            TruthCsv.read(file);
        } catch (IOException e) {
            add(Recording.TRUTH_FILE, String.valueOf(e.getMessage()));
        }
    }

    private void add(String place, String problem) {
        faults.add(new RecordingFault(place, problem));
    }
}
