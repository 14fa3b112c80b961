/**
 * Solves the normal equations of a least squares problem by Cholesky.
 *
 * @param {number[][]} rows of the design matrix
 * @param {number[]} values one for each row
 * @returns {number[] | null} the parameters; null when the rows do not decide them
 */
export function leastSquares(rows, values) {
  const n = rows[0].length;
  const normal = Array.from({ length: n }, () => new Array(n).fill(0));
  const right = new Array(n).fill(0);
  rows.forEach((row, i) => {
    for (let a = 0; a < n; a++) {
      right[a] += row[a] * values[i];
      for (let b = 0; b < n; b++) normal[a][b] += row[a] * row[b];
    }
  });
  const lower = cholesky(normal);
  return lower && substitute(lower, right);
}

function cholesky(matrix) {
  const n = matrix.length;
  const lower = matrix.map(() => new Array(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      if (i !== j) lower[i][j] = sum / lower[j][j];
      else if (sum > 1e-10 * matrix[i][i]) lower[i][i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

function substitute(lower, right) {
  const n = right.length;
  const y = new Array(n).fill(0);
  for (let i = 0; i < n; i++) {
    y[i] = right[i];
    for (let k = 0; k < i; k++) y[i] -= lower[i][k] * y[k];
    y[i] /= lower[i][i];
  }
  const x = new Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    x[i] = y[i];
    for (let k = i + 1; k < n; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}
