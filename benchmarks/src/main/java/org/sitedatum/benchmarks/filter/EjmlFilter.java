package org.sitedatum.benchmarks.filter;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.subtract;
import static org.ejml.dense.row.CommonOps_DDRM.subtractEquals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** The same filter with EJML, in place, a linear solver instead of an inverse; work space shared between bodies. */
final class EjmlFilter implements BodyFilter {

    /** Model and work space of all bodies of one thread. */
    static final class Room {
        private final DMatrixRMaj f = new DMatrixRMaj(LinearModel.transition());
        private final DMatrixRMaj q = new DMatrixRMaj(LinearModel.processNoise(BodyFilter.DENSITY));
        private final DMatrixRMaj h = new DMatrixRMaj(LinearModel.observation());
        private final DMatrixRMaj r = new DMatrixRMaj(LinearModel.measurementNoise());
        private final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(3);
        private final DMatrixRMaj measured = new DMatrixRMaj(3, 1);
        private final DMatrixRMaj residual = new DMatrixRMaj(3, 1);
        private final DMatrixRMaj s = new DMatrixRMaj(3, 3);
        private final DMatrixRMaj hp = new DMatrixRMaj(3, 6);
        private final DMatrixRMaj gainTransposed = new DMatrixRMaj(3, 6);
        private final DMatrixRMaj a = new DMatrixRMaj(6, 1);
        private final DMatrixRMaj b = new DMatrixRMaj(6, 6);
        private final DMatrixRMaj c = new DMatrixRMaj(6, 6);
    }

    private final Room room;
    private final DMatrixRMaj x = new DMatrixRMaj(6, 1);
    private final DMatrixRMaj p = new DMatrixRMaj(LinearModel.startCovariance());

    EjmlFilter(Room room) {
        this.room = room;
    }

    @Override
    public void step(double mx, double my, double mz) {
        // x = F x, P = F P F' + Q
        mult(room.f, x, room.a);
        x.setTo(room.a);
        mult(room.f, p, room.b);
        multTransB(room.b, room.f, room.c);
        addEquals(room.c, room.q);
        p.setTo(room.c);
        // S = H P H' + R, K' = S^-1 H P
        room.measured.set(0, mx);
        room.measured.set(1, my);
        room.measured.set(2, mz);
        mult(room.h, x, room.residual);
        subtract(room.measured, room.residual, room.residual);
        mult(room.h, p, room.hp);
        multTransB(room.hp, room.h, room.s);
        addEquals(room.s, room.r);
        room.solver.setA(room.s);
        room.solver.solve(room.hp, room.gainTransposed);
        // x += K residual, P -= K H P
        multTransA(room.gainTransposed, room.residual, room.a);
        addEquals(x, room.a);
        multTransA(room.gainTransposed, room.hp, room.b);
        subtractEquals(p, room.b);
    }

    @Override
    public double position(int axis) {
        return x.get(axis);
    }
}
