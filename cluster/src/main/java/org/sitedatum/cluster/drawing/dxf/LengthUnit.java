package org.sitedatum.cluster.drawing.dxf;

import java.util.Arrays;
import java.util.Optional;

/** Units of length of a drawing, by the numbers of {@code $INSUNITS}. */
public enum LengthUnit {
    /** Millimetre. */
    MM(4, 0.001),
    /** Centimetre. */
    CM(5, 0.01),
    /** Decimetre. */
    DM(14, 0.1),
    /** Metre. */
    M(6, 1),
    /** Kilometre. */
    KM(7, 1000),
    /** Inch. */
    IN(1, 0.0254),
    /** Foot. */
    FT(2, 0.3048),
    /** Yard. */
    YD(10, 0.9144);

    private final int number;
    private final double metres;

    LengthUnit(int number, double metres) {
        this.number = number;
        this.metres = metres;
    }

    /** Length of one, m. */
    public double metres() {
        return metres;
    }

    /** By the word used in requests: mm, cm, dm, m, km, in, ft, yd. */
    public static Optional<LengthUnit> find(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word().equals(word)).findFirst();
    }

    /** By {@code $INSUNITS}. */
    static Optional<LengthUnit> find(int number) {
        return Arrays.stream(values()).filter(unit -> unit.number == number).findFirst();
    }

    /** The word used in requests. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
