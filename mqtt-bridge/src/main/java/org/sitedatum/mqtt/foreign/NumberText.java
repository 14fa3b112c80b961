package org.sitedatum.mqtt.foreign;

/** Numbers written as text, in the decimal forms of JSON only. */
public final class NumberText {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_WHOLE = 18;

    private NumberText() {}

    /** The number, or NaN when it is not one in decimal form; a dot may lead or trail. */
    public static double parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notNumber) {
            return Double.NaN;
        }
    }

    /** Whether it is a whole number that fits a long. */
    public static boolean isWhole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (text.length() == start || text.length() - start > MAX_WHOLE) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether it says in words that there is no number. */
    public static boolean isNotFinite(String text) {
        String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return word.equalsIgnoreCase("nan") || word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity");
    }
}
