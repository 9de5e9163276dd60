namespace NasCloud.Cli.Views.Live;

/// <summary>A curve in a few lines of characters: eight points to a character in braille, one without Unicode.</summary>
internal static class CurvePlot
{
    private const char Braille = '\u2800';

    // The bits of a braille character, by column and, from the top, row.
    private static readonly int[,] Dots = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    /// <summary>Draws values at equal distances over the whole width, the largest at the top.</summary>
    /// <param name="values">Finite numbers, at least one.</param>
    /// <param name="width">Characters, at least 1.</param>
    /// <param name="height">Lines, at least 1.</param>
    /// <param name="unicode">Whether braille can be shown.</param>
    /// <returns>The lines, from the top, each of <paramref name="width"/> characters.</returns>
    public static IReadOnlyList<string> Draw(IReadOnlyList<double> values, int width, int height, bool unicode) =>
        unicode ? Brailled(Heights(values, 2 * width, 4 * height), width, height) : Plain(Heights(values, width, height), width, height);

    /// <summary>How high the curve is at each point, from 0 at the bottom.</summary>
    private static int[] Heights(IReadOnlyList<double> values, int points, int height)
    {
        var (low, high) = (values.Min(), values.Max());
        return [.. Enumerable.Range(0, points).Select(point => Height(values[Index(point, points, values.Count)]))];

        int Height(double value) => high <= low ? (height - 1) / 2 : (int)Math.Round((value - low) / (high - low) * (height - 1));
    }

    private static int Index(int point, int points, int count) => points == 1 ? count - 1 : (int)((long)point * (count - 1) / (points - 1));

    private static string[] Brailled(int[] heights, int width, int height)
    {
        var cells = new int[height, width];
        for (var x = 0; x < heights.Length; x++)
        {
            foreach (var y in Climb(heights, x))
            {
                var row = (4 * height) - 1 - y;
                cells[row / 4, x / 2] |= Dots[x % 2, row % 4];
            }
        }

        return Lines(width, height, (row, column) => cells[row, column] == 0 ? ' ' : (char)(Braille + cells[row, column]));
    }

    private static string[] Plain(int[] heights, int width, int height)
    {
        var cells = new char[height, width];
        for (var x = 0; x < heights.Length; x++)
        {
            foreach (var y in Climb(heights, x))
                cells[height - 1 - y, x] = y == heights[x] ? '*' : '|';
        }

        return Lines(width, height, (row, column) => cells[row, column] == 0 ? ' ' : cells[row, column]);
    }

    /// <summary>The heights that a point covers, so that it meets the one before it.</summary>
    private static IEnumerable<int> Climb(int[] heights, int x)
    {
        var (to, from) = (heights[x], x == 0 ? heights[x] : heights[x - 1]);
        return from < to ? Enumerable.Range(from + 1, to - from) : Enumerable.Range(to, Math.Max(1, from - to));
    }

    private static string[] Lines(int width, int height, Func<int, int, char> character) =>
        [.. Enumerable.Range(0, height).Select(row => string.Concat(Enumerable.Range(0, width).Select(column => character(row, column))))];
}
