package org.sitedatum.cluster.store;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Where the store lies.
 *
 * @param jdbcUrl {@code jdbc:h2:file:...} or {@code jdbc:postgresql://host:port/database}
 * @param user the database user; may be empty for H2
 * @param password its password; may be empty for H2
 */
public record StoreAddress(String jdbcUrl, String user, String password) {

    private static final String H2_OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE" + ";REUSE_SPACE=FALSE;MAX_COMPACT_TIME=0;AUTO_COMPACT_FILL_RATE=0";

    /**
     * Checks the kind of database.
     *
     * @throws IllegalArgumentException when it is another
     */
    public StoreAddress {
        if (!jdbcUrl.startsWith("jdbc:h2:") && !jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "store.url is \"" + jdbcUrl + "\": must begin with jdbc:h2: or jdbc:postgresql:");
        }
    }

    /**
     * H2 in a file of its own in a folder of this machine, each commit written through to the disk. The file is only ever
     * appended to: where space is used again, a process that is killed at the wrong moment leaves a file that H2 refuses to
     * open ("Double mark"), and every revision is kept anyway.
     */
    public static StoreAddress inFolder(Path folder) {
        String file = folder.toAbsolutePath().resolve("sites").toString();
        return new StoreAddress("jdbc:h2:file:" + file + H2_OPTIONS, "sitedatum", "");
    }

    /** H2 in the memory of this process, under a name; everything is gone with the process. */
    public static StoreAddress inMemory(String name) {
        return new StoreAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sitedatum", "");
    }

    /** H2 in this process, another one with each call: everything is forgotten when it is closed. */
    public static StoreAddress inMemory() {
        return new StoreAddress("jdbc:h2:mem:" + UUID.randomUUID(), "sitedatum", "");
    }

    /** True when several nodes may share it. */
    public boolean isShared() {
        return jdbcUrl.startsWith("jdbc:postgresql:");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + (user.isEmpty() ? "" : " as " + user);
    }
}
