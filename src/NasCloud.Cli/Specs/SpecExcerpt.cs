using System.Globalization;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Specs;

/// <summary>Shows where in a spec something is wrong: file, line and column, and the line with the place marked, as compilers do.</summary>
/// <param name="path">The spec's file.</param>
/// <param name="json">Its text.</param>
/// <param name="overrides">What the command line changed of it, each <c>path=value</c>.</param>
internal sealed class SpecExcerpt(string path, string json, IReadOnlyList<string> overrides)
{
    // Longer lines are cut, so that the mark stays below what it marks.
    private const int MostLetters = 100;
    private const int MarginLetters = 20;

    private readonly SpecText _text = new(json);

    /// <summary>The error and, where it can be had, its place: several lines, each with the indent before it.</summary>
    public string Describe(SpecError error, string indent) =>
        string.Join(Environment.NewLine, Place(error).Prepend(error.ToString()).Select(line => $"{indent}{line}".TrimEnd()));

    private IEnumerable<string> Place(SpecError error)
    {
        if (overrides.LastOrDefault(each => Concerns(each.Split('=', 2)[0], error.Path)) is { } change)
            return [$"  --> --set {change}"];
        return _text.Find(error) is { } found ? Show(found) : [];
    }

    // What stands in the way of a change and not in the file, the change has made.
    private bool Concerns(string changed, string path) =>
        path.Length > 0 && (path == changed || IsBelow(path, changed) || (IsBelow(changed, path) && !_text.Has(path)));

    private static bool IsBelow(string path, string parent) =>
        path.Length > parent.Length && path.StartsWith(parent, StringComparison.Ordinal) && (path[parent.Length] is '.' or '[');

    private IEnumerable<string> Show(SpecLocation found)
    {
        var number = found.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var from = found.Column > MostLetters - MarginLetters ? found.Column - MarginLetters : 0;
        var line = found.Text[from..Math.Min(found.Text.Length, from + MostLetters)];
        // Tabs stay tabs, so that the mark stands where the terminal shows what it marks.
        var margin = string.Concat(found.Text[from..Math.Min(found.Text.Length, found.Column - 1)].Select(letter => letter == '\t' ? '\t' : ' '));
        var length = Math.Max(1, Math.Min(found.Length, MostLetters - margin.Length));
        return
        [
            $"  {gutter}--> {path}:{found.Line}:{found.Column}",
            $"  {gutter} |",
            $"  {number} | {line}",
            $"  {gutter} | {margin}{new string('^', length)}",
        ];
    }
}
