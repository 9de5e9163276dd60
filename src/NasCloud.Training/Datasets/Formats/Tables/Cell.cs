using System.Globalization;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>What a cell of a table says.</summary>
internal static class Cell
{
    private static readonly string[] Nothing = ["", "?", "NA", "N/A", "NaN", "null"];

    /// <summary>Whether there is nothing in it.</summary>
    public static bool IsMissing(ReadOnlySpan<char> cell)
    {
        foreach (var nothing in Nothing)
        {
            if (cell.Equals(nothing, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The number in it, with a decimal point; null where there is none that single precision holds.</summary>
    public static float? Number(ReadOnlySpan<char> cell) =>
        float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;
}
