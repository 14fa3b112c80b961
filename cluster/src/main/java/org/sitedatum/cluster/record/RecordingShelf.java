package org.sitedatum.cluster.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recordings of a node on its disk: a folder for each site, in it one for each recording. Names become folders only after
 * they have been checked. Thread-safe; every method waits for the disk.
 *
 * <pre>
 * SHELF/s-SITE/RECORDING/label.json      what it is
 *                        recording/      site.json, fixes.ndjson.gz, ...
 *                        recording.mcap  or this
 * </pre>
 */
public final class RecordingShelf implements AutoCloseable {

    /** Most bytes that all recordings may take together. */
    public static final long MOST_BYTES = 4L << 30;

    /** Most recordings of a site. */
    public static final int MOST_RECORDINGS = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String FOLDER = "recording";
    private static final String PASSING = "passing-";
    private static final int MOST_PASSING = 8;
    private static final long FORGOTTEN_MILLIS = 3_600_000;
    private static final String FILE = "recording.mcap";

    private final Path folder;
    private final boolean temporary;

    private RecordingShelf(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * Opens a shelf.
     *
     * @param folder made when absent; empty: a temporary one that goes with {@link #close}
     * @throws IOException when it cannot be made
     */
    public static RecordingShelf open(Optional<Path> folder) throws IOException {
        RecordingShelf shelf = folder.isPresent()
                ? new RecordingShelf(Files.createDirectories(folder.get()), false)
                : new RecordingShelf(Files.createTempDirectory("sitedatum-recordings-"), true);
        shelf.sweep();
        return shelf;
    }

    /** Whether a recording may be called so: 1 to 64 of letters, digits, - _ ., the first a letter or digit. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Those of a site, in order of name; ones that were never finished are not among them. */
    public List<ShelvedRecording> list(String site) {
        return folders(site).stream()
                .flatMap(place -> ShelfLabel.read(place).stream())
                .toList();
    }

    /** One of a site. */
    public Optional<ShelvedRecording> find(String site, String name) {
        return isName(name) ? ShelfLabel.read(home(site, name)) : Optional.empty();
    }

    /** Where a recording's folder or file is. */
    public Path place(ShelvedRecording recording) {
        return home(recording.site(), recording.id())
                .resolve(recording.form() == ShelvedRecording.Form.FOLDER ? FOLDER : FILE);
    }

    /**
     * Takes a name for a recording that is being made.
     *
     * @throws FileAlreadyExistsException when there is one of that name, finished or not
     * @throws ShelfFullException when there is no room for it
     * @throws IllegalArgumentException when it breaks the rule for names
     */
    synchronized Path claim(String site, String name) throws IOException {
        if (!isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be a recording's name");
        }
        if (folders(site).size() >= MOST_RECORDINGS) {
            throw new ShelfFullException(
                    "site " + site + " has " + MOST_RECORDINGS + " recordings already: delete one");
        }
        if (size(folder) > MOST_BYTES) {
            throw new ShelfFullException("recordings take more than " + (MOST_BYTES >> 20) + " MiB: delete some");
        }
        Path home = home(site, name);
        Files.createDirectories(siteFolder(site));
        Files.createDirectory(home);
        return home;
    }

    /** Where a claimed recording is to be written. */
    static Path placeIn(Path home, ShelvedRecording.Form form) {
        return home.resolve(form == ShelvedRecording.Form.FOLDER ? FOLDER : FILE);
    }

    /** Says that a claimed recording is whole. */
    void finish(ShelvedRecording recording) throws IOException {
        ShelfLabel.write(home(recording.site(), recording.id()), recording);
    }

    /** Deletes a recording, finished or not; false when there is none. */
    public synchronized boolean delete(String site, String name) throws IOException {
        if (!isName(name) || !Files.isDirectory(home(site, name))) {
            return false;
        }
        // without its label it is no recording any more, whatever becomes of the rest
        Files.deleteIfExists(home(site, name).resolve(ShelfLabel.NAME));
        deleteTree(home(site, name));
        return true;
    }

    /** Names of those that were never finished: being made, or left behind by a node that was killed. */
    public List<String> unfinished(String site) {
        return folders(site).stream()
                .filter(place -> ShelfLabel.read(place).isEmpty())
                .map(place -> String.valueOf(place.getFileName()))
                .toList();
    }

    private List<Path> folders(String site) {
        try (Stream<Path> places = Files.list(siteFolder(site))) {
            return places.filter(Files::isDirectory).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The prefix keeps ids such as {@code ..} from leading elsewhere. */
    private Path siteFolder(String site) {
        return folder.resolve("s-" + site.replace(':', '='));
    }

    private Path home(String site, String name) {
        return siteFolder(site).resolve(name);
    }

    /**
     * A name for a file that is received or sent and deleted afterwards.
     *
     * @throws ShelfFullException when so many are under way that they could fill the disk
     */
    public Path passingFile() throws IOException {
        if (passing().size() >= MOST_PASSING) {
            throw new ShelfFullException(MOST_PASSING + " files are being sent or received already: try again later");
        }
        return folder.resolve(PASSING + UUID.randomUUID());
    }

    private List<Path> passing() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(PASSING))
                    .toList();
        }
    }

    /** What a node that was killed has left behind. */
    private void sweep() throws IOException {
        long oldest = System.currentTimeMillis() - FORGOTTEN_MILLIS;
        for (Path file : passing()) {
            if (Files.getLastModifiedTime(file).toMillis() < oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Bytes of all files below that are there to be counted. */
    static long size(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.mapToLong(RecordingShelf::sizeOf).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    /** Takes a temporary shelf away. */
    @Override
    public void close() {
        if (temporary) {
            try {
                deleteTree(folder);
            } catch (IOException left) {
                folder.toFile().deleteOnExit();
            }
        }
    }
}
