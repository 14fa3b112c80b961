package org.sitedatum.frames.alignment;

import java.util.List;

/** What may differ between the two frames. The fewer freedoms the truth needs, the better the fit from few points. */
public enum AlignmentModel {

    /** Rotation and translation in space. */
    RIGID(3, 3, 1, 2, List.of("x", "y", "z", "rotX", "rotY", "rotZ")),

    /** Rotation, translation and one scale in space (Helmert, seven parameters). */
    SIMILARITY(3, 3, 2, 2, List.of("x", "y", "z", "rotX", "rotY", "rotZ", "lnScale")),

    /** Rotation about z and translation: for frames that both know where down is, such as headset sessions. */
    YAW_TRANSLATION(3, 2, 1, 1, List.of("x", "y", "z", "rotZ")),

    /** Any linear map and translation in space. */
    AFFINE(3, 4, 0, 3, List.of("x", "y", "z", "a11", "a12", "a13", "a21", "a22", "a23", "a31", "a32", "a33")),

    /** Rotation, translation and one scale in the plane: a drawing that is true to scale. Ignores z. */
    PLAN_SIMILARITY(2, 2, 0, 1, List.of("x", "y", "rotZ", "lnScale")),

    /** Any linear map and translation in the plane: a drawing stretched or sheared by scan or print. Ignores z. */
    PLAN_AFFINE(2, 3, 0, 2, List.of("x", "y", "a11", "a12", "a21", "a22"));

    private final int dimensions;
    private final int minimumPoints;
    private final int minimumPoses;
    private final int rankNeeded;
    private final List<String> parameters;

    AlignmentModel(int dimensions, int minimumPoints, int minimumPoses, int rankNeeded, List<String> parameters) {
        this.dimensions = dimensions;
        this.minimumPoints = minimumPoints;
        this.minimumPoses = minimumPoses;
        this.rankNeeded = rankNeeded;
        this.parameters = parameters;
    }

    /** 3 in space, 2 on a plan. */
    public int dimensions() {
        return dimensions;
    }

    /** Fewest matches that fix the map when none of them is a pose. */
    public int minimumPoints() {
        return minimumPoints;
    }

    /** True when matched poses may take part, not only points. */
    public boolean acceptsPoses() {
        return minimumPoses > 0;
    }

    /**
     * Names of the fitted parameters in the order of {@link ParameterCovariance}: translation (m), rotation vector about
     * target axes (rad), logarithm of the scale, or the entries of the linear part row by row.
     */
    public List<String> parameters() {
        return parameters;
    }

    int minimumMatches(boolean withPoses) {
        return withPoses ? minimumPoses : minimumPoints;
    }

    /** Independent directions the points must spread in. */
    int rankNeeded() {
        return rankNeeded;
    }

    boolean isAffine() {
        return this == AFFINE || this == PLAN_AFFINE;
    }

    boolean hasScale() {
        return this == SIMILARITY || this == PLAN_SIMILARITY;
    }
}
