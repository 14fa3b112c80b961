package org.sitedatum.cluster.omlox;

/**
 * When the hub says which methods it answers: as soon as it speaks for the site, once more a little later, then each minute.
 * It is asked each second. One thread.
 */
final class AnnouncementTimes {

    /**
     * Artemis looks for subscribers before it keeps a retained message: who subscribes between the two hears neither, and
     * hears this one.
     */
    private static final int ONCE_MORE = 2;

    /** Well before what was said expires, {@link HubRpc#EXPIRY_SECONDS}. */
    private static final int RENEWAL = 60;

    private int looks;

    /** Whether it is to be said now. */
    boolean isDue(boolean speaks) {
        if (!speaks) {
            looks = 0;
            return false;
        }
        boolean due = looks == ONCE_MORE || looks % RENEWAL == 0;
        looks++;
        return due;
    }
}
