package org.sitedatum.cluster.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A recording's folder as one zip file. Only the files of a recording are taken out, under their own names, so that no entry
 * can lead elsewhere; bytes are counted as they come out, and again inside {@code fixes.ndjson.gz}, so that a small file
 * cannot fill the disk or keep the reader busy for hours.
 */
final class RecordingZip {

    /** Most bytes of a recording unpacked. */
    static final long MOST_UNPACKED = 2L << 30;

    /** How many times larger than its packed form something may be, once it is larger than {@link #FREE}. */
    static final long MOST_RATIO = 100;

    private static final long FREE = 1 << 20;
    private static final int MOST_ENTRIES = 64;
    private static final int BUFFER = 64 * 1024;
    private static final String FIXES_GZ = "fixes.ndjson.gz";

    /** The files of a recording and how long each may be. */
    private static final Map<String, Long> FILES = Map.of(
            "site.json",
            8L << 20,
            "fixes.ndjson",
            MOST_UNPACKED,
            FIXES_GZ,
            MOST_UNPACKED,
            "truth.csv",
            16L << 20,
            "revisions.ndjson",
            32L << 20,
            "README.md",
            1L << 20);

    private RecordingZip() {}

    /**
     * Takes a recording out, be it at the top or in one folder.
     *
     * @param into made here
     * @throws UploadFault when it holds anything else, or too much
     */
    static void unpack(Path zip, Path into) throws IOException {
        Files.createDirectories(into);
        long packed = Files.size(zip);
        Set<String> seen = new HashSet<>();
        Set<String> folders = new HashSet<>();
        long total = 0;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip), BUFFER))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new UploadFault("the zip file has more than " + MOST_ENTRIES + " entries");
                }
                String path = checkedPath(entry.getName());
                if (entry.isDirectory() || isSystemFile(path)) {
                    continue;
                }
                String name = path.substring(path.lastIndexOf('/') + 1);
                folders.add(path.substring(0, path.length() - name.length()));
                Long most = FILES.get(name);
                if (most == null || folders.size() > 1 || path.indexOf('/') != path.lastIndexOf('/')) {
                    throw new UploadFault("the zip file has the entry \"" + shown(path) + "\"; a recording has "
                            + FILES.keySet().stream().sorted().toList() + ", at the top or all in one folder");
                }
                if (!seen.add(name)) {
                    throw new UploadFault("the zip file has \"" + name + "\" twice");
                }
                try (OutputStream out = Files.newOutputStream(into.resolve(name))) {
                    total += copy(in, out, Math.min(most, MOST_UNPACKED - total), packed, name);
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw new UploadFault("the zip file is broken: " + broken.getMessage(), broken);
        } catch (java.io.EOFException cut) {
            throw new UploadFault("the zip file is cut short", cut);
        }
        if (seen.isEmpty()) {
            throw new UploadFault("the zip file is empty or cut short");
        }
        if (seen.contains(FIXES_GZ)) {
            inflate(into.resolve(FIXES_GZ));
        }
    }

    private static String checkedPath(String name) throws UploadFault {
        boolean leadsOut = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(c -> c < ' ')
                || Stream.of(name.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."));
        if (leadsOut) {
            throw new UploadFault("the zip file has the entry \"" + shown(name) + "\", which leads out of its folder");
        }
        return name;
    }

    /** What a desktop adds to every zip file it makes. */
    private static boolean isSystemFile(String path) {
        return path.startsWith("__MACOSX/") || path.endsWith(".DS_Store");
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }

    private static long copy(InputStream in, OutputStream out, long most, long packed, String name) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
            if (count > most) {
                throw new UploadFault(name + " is longer than it may be (" + most + " bytes)");
            }
            if (count > FREE && count / MOST_RATIO > packed) {
                throw new UploadFault(
                        name + " is more than " + MOST_RATIO + " times as long as what was sent: not taken");
            }
            out.write(buffer, 0, read);
        }
        return count;
    }

    /** Reads packed fixes to their end once, counting. */
    private static void inflate(Path fixes) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(fixes), BUFFER)) {
            copy(in, OutputStream.nullOutputStream(), MOST_UNPACKED, Files.size(fixes), FIXES_GZ);
        } catch (ZipException | java.io.EOFException broken) {
            throw new UploadFault(FIXES_GZ + " is broken or cut short: " + broken.getMessage(), broken);
        }
    }

    /** Packs a recording's folder. */
    static void pack(Path folder, OutputStream into) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> FILES.containsKey(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
        try (ZipOutputStream out = new ZipOutputStream(into)) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
