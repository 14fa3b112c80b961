package org.sitedatum.cluster.drawing;

import java.util.List;
import java.util.Locale;
import org.sitedatum.cluster.drawing.DrawingGroup.Use;

/** What a layer's name says of its lines, in the words that architects' offices use (English, German, French, Spanish, Italian). */
public final class Suggestion {

    private static final List<Words> WALLS = List.of(
            new Words(Use.GLASS, List.of("glaz", "glass", "glas", "window", "fenster", "vitr", "vidrio")),
            new Words(Use.CONCRETE, List.of("concrete", "beton", "béton", "hormig", "stb", "struct", "tragend")),
            new Words(Use.BRICK, List.of("brick", "mauerwerk", "ziegel", "masonry", "brique", "ladrillo")),
            new Words(Use.METAL, List.of("metal", "steel", "stahl", "rack", "regal")),
            new Words(
                    Use.DRYWALL,
                    List.of("wall", "wand", "wände", "mauer", "mur", "muro", "muri", "drywall", "gips", "partition")));

    private static final List<String> NO_WALLS =
            List.of("dim", "text", "hatch", "patt", "iden", "anno", "schraff", "bemass", "axis", "achse", "furn");

    private record Words(Use use, List<String> words) {
        boolean fits(String name) {
            return words.stream().anyMatch(name::contains);
        }
    }

    private Suggestion() {}

    /** Of a layer by its name. */
    public static Use ofLayer(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (NO_WALLS.stream().anyMatch(small::contains)) {
            return Use.NONE;
        }
        return WALLS.stream()
                .filter(words -> words.fits(small))
                .map(Words::use)
                .findFirst()
                .orElse(Use.NONE);
    }

    /** Of a wall by the word for its material; drywall where it says nothing known. */
    public static Use ofMaterial(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "glass" -> Use.GLASS;
            case "brick" -> Use.BRICK;
            case "concrete" -> Use.CONCRETE;
            case "metal" -> Use.METAL;
            default -> Use.DRYWALL;
        };
    }
}
