package org.sitedatum.cluster.drawing.geojson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sitedatum.cluster.drawing.DrawingRefused;

/** The files of an IMDF archive that a site can use, unpacked in memory within bounds. Names of folders mean nothing. */
final class ImdfArchive {

    /** All that an archive may unpack to: large airports are below 30 MB. */
    static final int MOST_UNPACKED = 48 * 1024 * 1024;

    static final int MOST_ENTRIES = 200;

    private static final Set<String> WANTED = Set.of(
            "manifest.json",
            "level.geojson",
            "unit.geojson",
            "opening.geojson",
            "fixture.geojson",
            "section.geojson",
            "geofence.geojson");

    private ImdfArchive() {}

    static Map<String, byte[]> unpack(byte[] zip) throws DrawingRefused {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long unpacked = 0;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries++;
                if (entries > MOST_ENTRIES) {
                    throw new DrawingRefused("the archive has more than " + MOST_ENTRIES + " files: no IMDF");
                }
                String path = entry.getName();
                String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
                boolean isWanted = WANTED.contains(name) && !path.startsWith("__MACOSX");
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                // what is not wanted must be unpacked too, to come to the next, and counts as well
                unpacked += copy(in, isWanted ? out : OutputStream.nullOutputStream(), MOST_UNPACKED - unpacked);
                if (isWanted && files.put(name, out.toByteArray()) != null) {
                    throw new DrawingRefused("the archive has " + name + " twice");
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new DrawingRefused("the archive cannot be unpacked: " + broken.getMessage());
        }
        if (!files.containsKey("level.geojson")) {
            throw new DrawingRefused(
                    entries == 0
                            ? "the file is no ZIP archive"
                            : "the archive has no level.geojson: it is no IMDF, or has archives within it");
        }
        return files;
    }

    private static long copy(InputStream in, OutputStream out, long most) throws IOException, DrawingRefused {
        byte[] block = new byte[16 * 1024];
        long copied = 0;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            copied += read;
            if (copied > most) {
                throw new DrawingRefused("the archive unpacks to more than " + MOST_UNPACKED / 1024 / 1024 + " MiB");
            }
            out.write(block, 0, read);
        }
        return copied;
    }
}
