package org.sitedatum.cluster.drawing.dxf;

import java.nio.charset.StandardCharsets;

/** Writes small DXF texts: pairs of group code and value, given as words. */
final class DxfText {

    private final StringBuilder text = new StringBuilder();

    static DxfText ofUnit(int insunits) {
        return new DxfText().pairs("0 SECTION 2 HEADER 9 $INSUNITS 70 " + insunits + " 0 ENDSEC");
    }

    static DxfText withoutUnit() {
        return new DxfText();
    }

    DxfText section(String name, String pairs) {
        return pairs("0 SECTION 2 " + name + " " + pairs + " 0 ENDSEC");
    }

    /** Words with blanks between; a value has none. */
    DxfText pairs(String words) {
        String[] all = words.strip().split("\\s+");
        for (int i = 0; i < all.length; i += 2) {
            text.append("  ").append(all[i]).append("\r\n").append(all[i + 1]).append("\r\n");
        }
        return this;
    }

    byte[] bytes() {
        return (text + "  0\r\nEOF\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
