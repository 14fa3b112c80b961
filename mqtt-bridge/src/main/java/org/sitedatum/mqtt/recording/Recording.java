package org.sitedatum.mqtt.recording;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.mcap.McapReader;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Site;

/**
 * A recording opened for reading: a folder with {@code site.json}, {@code fixes.ndjson} or {@code fixes.ndjson.gz}, {@code
 * truth.csv} when there is truth, {@code revisions.ndjson} when the site changed on the way; or an MCAP file with the same
 * attached.
 */
public final class Recording {
    static final String SITE_FILE = "site.json";
    static final String FIXES_FILE = "fixes.ndjson";
    static final String FIXES_GZ_FILE = "fixes.ndjson.gz";
    static final String TRUTH_FILE = "truth.csv";
    static final String README_FILE = "README.md";
    static final String REVISIONS_FILE = "revisions.ndjson";

    private static final int BUFFER = 64 * 1024;

    private static final String MCAP_ENDING = ".mcap";

    private final Path place;
    private final SiteHistory site;
    private final List<TruthSample> truth;

    private Recording(Path place, SiteHistory site, List<TruthSample> truth) {
        this.place = place;
        this.site = site;
        this.truth = truth;
    }

    /**
     * Reads the site and the truth; the fixes are streamed by {@link #openFixes}.
     *
     * @param folder or an MCAP file with the site document attached
     * @throws IOException when a file is missing or not readable; the message names the file and its first fault
     */
    public static Recording open(Path folder) throws IOException {
        if (isMcap(folder)) {
            return openMcap(folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder + ": no such recording folder");
        }
        Path document = folder.resolve(SITE_FILE);
        Site site = readSite(document);
        long revision = SiteJsonDecoder.revisionOf(Files.readAllBytes(document));
        List<SiteHistory.Step> later = RevisionLines.read(folder.resolve(REVISIONS_FILE));
        fixesFile(folder);
        Path truthFile = folder.resolve(TRUTH_FILE);
        List<TruthSample> truth = Files.exists(truthFile) ? TruthCsv.read(truthFile) : List.of();
        return new Recording(folder, new SiteHistory(site, revision, later), truth);
    }

    private static Site readSite(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file + ": no such file; a recording needs its site document");
        }
        return readSite(file.toString(), Files.readAllBytes(file));
    }

    /** Whether there is a file of that form, by its name. */
    public static boolean isMcap(Path place) {
        return Files.isRegularFile(place) && place.toString().endsWith(MCAP_ENDING);
    }

    private static Recording openMcap(Path file) throws IOException {
        Map<String, byte[]> attached;
        try (McapReader reader = McapReader.open(file)) {
            attached = reader.readAttachments();
        } catch (IOException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
        if (!attached.containsKey(SITE_FILE)) {
            throw new IOException(file + ": has no site document attached as " + SITE_FILE);
        }
        Site site = readSite(file + "!" + SITE_FILE, attached.get(SITE_FILE));
        long revision = SiteJsonDecoder.revisionOf(attached.get(SITE_FILE));
        String revisions = text(attached, REVISIONS_FILE);
        List<SiteHistory.Step> later = RevisionLines.read(revisions.lines().toList(), file + "!" + REVISIONS_FILE);
        String truth = text(attached, TRUTH_FILE);
        List<TruthSample> samples = truth.isEmpty()
                ? List.of()
                : TruthCsv.read(new BufferedReader(new StringReader(truth)), file + "!" + TRUTH_FILE);
        return new Recording(file, new SiteHistory(site, revision, later), samples);
    }

    private static String text(Map<String, byte[]> attached, String name) {
        return new String(attached.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Site readSite(String file, byte[] document) throws IOException {
        SiteDecoding decoding = new SiteJsonDecoder().decode(document);
        if (decoding instanceof SiteDecoding.Faulty faulty) {
            int more = faulty.faults().size() - 1;
            throw new IOException(
                    file + ": " + faulty.faults().get(0) + (more == 0 ? "" : " (and " + more + " more faults)"));
        }
        return ((SiteDecoding.Sound) decoding).site();
    }

    static Path fixesFile(Path folder) throws IOException {
        Path plain = folder.resolve(FIXES_FILE);
        Path packed = folder.resolve(FIXES_GZ_FILE);
        if (!Files.isRegularFile(plain) && !Files.isRegularFile(packed)) {
            throw new NoSuchFileException(plain + "[.gz]: no such file; a recording needs its fixes");
        }
        return Files.isRegularFile(plain) ? plain : packed;
    }

    static FixLines openFixes(Path folder) throws IOException {
        if (isMcap(folder)) {
            return new FixLines(new McapLineReader(McapReader.open(folder)));
        }
        Path file = fixesFile(folder);
        InputStream raw = Files.newInputStream(file);
        try {
            boolean packed = file.toString().endsWith(".gz");
            return new FixLines(new JsonLineReader(
                    packed ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER)));
        } catch (IOException notGzip) {
            raw.close();
            throw new IOException(file + ": " + notGzip.getMessage(), notGzip);
        }
    }

    /** The site at the beginning of the recording, free of faults. */
    public Site site() {
        return site.first();
    }

    /** The site with the revisions it had on the way. */
    public SiteHistory history() {
        return site;
    }

    /** The truth in file order; empty when there is none. */
    public List<TruthSample> truth() {
        return truth;
    }

    /**
     * Opens the fixes, in order of receipt; to be closed by the caller.
     *
     * @throws IOException when the file cannot be opened
     */
    public FixLines openFixes() throws IOException {
        return openFixes(place);
    }
}
