package org.sitedatum.cluster.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What kind of person or program a caller is. */
public enum Role {
    /** A robot or headset: poses, frames and events, and fixes and content anchors of its own. */
    DEVICE(Permission.READ_LIVE, Permission.SEND_FIXES, Permission.PLACE_CONTENT),
    /** Sees everything, changes nothing. */
    VIEWER(Permission.READ_LIVE, Permission.READ_SITE),
    /** A viewer who changes sites. */
    ENGINEER(
            Permission.READ_LIVE,
            Permission.SEND_FIXES,
            Permission.PLACE_CONTENT,
            Permission.READ_SITE,
            Permission.WRITE_SITE,
            Permission.OPERATE),
    /** A viewer who runs the installation: recordings, accounts, tokens. */
    OPERATOR(
            Permission.READ_LIVE,
            Permission.SEND_FIXES,
            Permission.PLACE_CONTENT,
            Permission.READ_SITE,
            Permission.OPERATE,
            Permission.ADMINISTER);

    private final Set<Permission> permissions;

    Role(Permission... given) {
        EnumSet<Permission> all = EnumSet.of(Permission.NONE, Permission.KNOWN);
        all.addAll(Set.of(given));
        permissions = all;
    }

    /** Whether it gives a permission. */
    public boolean gives(Permission permission) {
        return permissions.contains(permission);
    }

    /** The contract's lower-case word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word. */
    public static Optional<Role> find(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
