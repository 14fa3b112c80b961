package org.sitedatum.mqtt.omlox;

import java.util.Locale;

/**
 * What two spellings of one provider's id have in common. An EUI-48 or EUI-64 is matched without regard to case and to the
 * delimiters {@code : - .}; any other id is matched to the letter.
 */
public final class ProviderKey {

    private static final int EUI_48 = 12;
    private static final int EUI_64 = 16;

    private ProviderKey() {}

    /** Upper-case hexadecimal digits for an EUI, else the id itself. */
    public static String of(String id) {
        StringBuilder digits = new StringBuilder(EUI_64);
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == ':' || c == '-' || c == '.') {
                continue;
            }
            if (Character.digit(c, 16) < 0 || c > 'f' || digits.length() == EUI_64) {
                return id;
            }
            digits.append(c);
        }
        return digits.length() == EUI_48 || digits.length() == EUI_64
                ? digits.toString().toUpperCase(Locale.ROOT)
                : id;
    }
}
