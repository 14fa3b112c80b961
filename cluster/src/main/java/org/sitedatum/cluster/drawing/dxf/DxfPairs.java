package org.sitedatum.cluster.drawing.dxf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.sitedatum.cluster.drawing.DrawingRefused;

/** The pairs of group code and value that a DXF text is made of, one after the other. Not thread-safe. */
final class DxfPairs {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String BINARY = "AutoCAD Binary DXF";
    private static final int MOST_CODE = 1071;

    private final String text;
    private int at;
    private int line;
    private int code;
    private String value = "";

    private DxfPairs(String text) {
        this.text = text;
    }

    static DxfPairs of(byte[] bytes) throws DrawingRefused {
        String text = decoded(bytes);
        if (text.startsWith(BINARY)) {
            throw new DrawingRefused("a binary DXF: save it as text (ASCII DXF)");
        }
        if (text.startsWith("AC10")) {
            throw new DrawingRefused("a DWG: save it as ASCII DXF");
        }
        return new DxfPairs(text);
    }

    /** Newer drawings are UTF-8; older ones name a code page, which is the western one nearly always. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, WESTERN);
        }
    }

    /** Goes to the next pair; false at the end of the text. */
    boolean next() throws DrawingRefused {
        if (at >= text.length()
                || text.substring(at, Math.min(text.length(), at + 64)).isBlank()) {
            return false;
        }
        String number = lineOfText().strip();
        code = integer(number, "a group code");
        if (code < -5 || code > MOST_CODE) {
            throw new DrawingRefused("line " + line + " of the DXF: there is no group code " + code);
        }
        if (at >= text.length()) {
            throw new DrawingRefused("the DXF ends in line " + line + " behind a group code: it is cut off");
        }
        value = lineOfText();
        return true;
    }

    private String lineOfText() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        int last = stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
        String found = text.substring(at, last);
        at = stop + 1;
        line++;
        return found;
    }

    int code() {
        return code;
    }

    /** The value as it stands. */
    String value() {
        return value;
    }

    /** Whether this pair begins an object: code 0. */
    boolean begins() {
        return code == 0;
    }

    boolean begins(String name) {
        return code == 0 && value.strip().equals(name);
    }

    double number() throws DrawingRefused {
        try {
            double number = Double.parseDouble(value.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw refused("a number");
        }
        throw refused("a finite number");
    }

    int integer() throws DrawingRefused {
        return integer(value.strip(), "a whole number");
    }

    private int integer(String word, String what) throws DrawingRefused {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException notANumber) {
            throw refused(word, what);
        }
    }

    private DrawingRefused refused(String what) {
        return refused(value, what);
    }

    private DrawingRefused refused(String word, String what) {
        String shown = word.strip().replaceAll("\\p{Cntrl}", "?");
        return new DrawingRefused("line " + line + " of the DXF is \""
                + (shown.length() > 40 ? shown.substring(0, 40) + "..." : shown) + "\", " + what + " was expected");
    }
}
