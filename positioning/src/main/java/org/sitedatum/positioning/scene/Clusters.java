package org.sitedatum.positioning.scene;

import java.util.Arrays;

/** Groups targets that share detections, directly or through others (union-find), in order of their first target. */
final class Clusters {

    private int[] parent = new int[64];
    private int[] ownerOfDetection = new int[64];
    private int[] clusterOf = new int[64];
    private int[] start = new int[65];
    private int[] order = new int[64];
    private int count;

    void find(Association problem) {
        int n = problem.targets;
        if (parent.length < n) {
            parent = new int[2 * n];
            clusterOf = new int[2 * n];
            order = new int[2 * n];
            start = new int[2 * n + 1];
        }
        if (ownerOfDetection.length < problem.detections) {
            ownerOfDetection = new int[2 * problem.detections];
        }
        join(problem);
        list(n);
    }

    private void join(Association problem) {
        Arrays.fill(ownerOfDetection, 0, problem.detections, -1);
        for (int t = 0; t < problem.targets; t++) {
            parent[t] = t;
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                int j = problem.detection[k];
                if (ownerOfDetection[j] < 0) {
                    ownerOfDetection[j] = t;
                } else {
                    unite(ownerOfDetection[j], t);
                }
            }
        }
    }

    private void unite(int a, int b) {
        int ra = root(a);
        int rb = root(b);
        parent[Math.max(ra, rb)] = Math.min(ra, rb);
    }

    private int root(int t) {
        int r = t;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    /** Counting sort of the targets by cluster. */
    private void list(int n) {
        count = 0;
        for (int t = 0; t < n; t++) {
            int r = root(t);
            clusterOf[t] = r == t ? count++ : clusterOf[r];
        }
        Arrays.fill(start, 0, count + 1, 0);
        for (int t = 0; t < n; t++) {
            start[clusterOf[t] + 1]++;
        }
        for (int c = 0; c < count; c++) {
            start[c + 1] += start[c];
        }
        for (int t = n - 1; t >= 0; t--) {
            int c = clusterOf[t];
            order[--start[c + 1]] = t;
        }
        // start[c + 1] now holds the beginning of cluster c
        System.arraycopy(start, 1, start, 0, count);
        start[count] = n;
    }

    int count() {
        return count;
    }

    int size(int cluster) {
        return start[cluster + 1] - start[cluster];
    }

    /** The i-th target of a cluster, ascending. */
    int member(int cluster, int i) {
        return order[start[cluster] + i];
    }
}
