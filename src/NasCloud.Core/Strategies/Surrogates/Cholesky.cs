namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>The lower triangular factor of a symmetric positive definite matrix.</summary>
/// <remarks>Pivots that rounding makes too small or negative are lifted, so that a matrix on the edge of being singular factors too.</remarks>
internal sealed class Cholesky
{
    private const double LeastPivot = 1e-10;

    // Row i has i + 1 entries.
    private readonly double[][] _rows;

    private Cholesky(double[][] rows) => _rows = rows;

    /// <summary>The number of rows.</summary>
    public int Size => _rows.Length;

    /// <summary>Factors a matrix of which the lower triangle is given, row <c>i</c> with <c>i + 1</c> entries. O(n³).</summary>
    public static Cholesky Factor(double[][] lower)
    {
        var rows = new double[lower.Length][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[row + 1];
            for (var column = 0; column < row; column++)
                rows[row][column] = (lower[row][column] - VectorMath.Dot(rows[row].AsSpan(0, column), rows[column].AsSpan(0, column))) / rows[column][column];
            var own = rows[row].AsSpan(0, row);
            rows[row][row] = Math.Sqrt(Math.Max(LeastPivot, lower[row][row] - VectorMath.Dot(own, own)));
        }

        return new Cholesky(rows);
    }

    /// <summary>Solves <c>L x = b</c> in place. O(n²).</summary>
    public void SolveLower(Span<double> vector)
    {
        for (var row = 0; row < _rows.Length; row++)
            vector[row] = (vector[row] - VectorMath.Dot(_rows[row].AsSpan(0, row), vector[..row])) / _rows[row][row];
    }

    /// <summary>Solves <c>Lᵀ x = b</c> in place. O(n²).</summary>
    public void SolveUpper(Span<double> vector)
    {
        for (var row = _rows.Length - 1; row >= 0; row--)
        {
            vector[row] /= _rows[row][row];
            VectorMath.AddScaled(vector[..row], -vector[row], _rows[row].AsSpan(0, row));
        }
    }

    /// <summary>The lower triangle of the matrix's inverse. O(n³).</summary>
    public double[][] Inverse()
    {
        var factor = InverseFactor();
        var inverse = new double[Size][];
        for (var row = 0; row < Size; row++)
            inverse[row] = new double[row + 1];
        foreach (var each in factor)
        {
            for (var row = 0; row < each.Length; row++)
                VectorMath.AddScaled(inverse[row], each[row], each.AsSpan(0, row + 1));
        }

        return inverse;
    }

    // Rows of the inverse of the factor, from those above: L⁻¹ᵢ = (eᵢ - Σ Lᵢₖ L⁻¹ₖ) / Lᵢᵢ.
    private double[][] InverseFactor()
    {
        var inverse = new double[Size][];
        for (var row = 0; row < Size; row++)
        {
            var own = new double[row + 1];
            for (var above = 0; above < row; above++)
                VectorMath.AddScaled(own.AsSpan(0, above + 1), -_rows[row][above] / _rows[row][row], inverse[above]);
            own[row] = 1 / _rows[row][row];
            inverse[row] = own;
        }

        return inverse;
    }
}
