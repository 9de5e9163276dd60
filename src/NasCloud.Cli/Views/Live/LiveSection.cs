namespace NasCloud.Cli.Views.Live;

/// <summary>A part of the live view that can do with fewer lines.</summary>
/// <param name="Rank">How dearly it is kept where the terminal is short; 0 is the last to go.</param>
/// <param name="Least">The fewest lines it is worth showing with.</param>
/// <param name="Most">The most lines it has use for, at least <paramref name="Least"/>.</param>
/// <param name="Draw">Draws it in a number of lines, or in fewer.</param>
internal sealed record LiveSection(int Rank, int Least, int Most, Func<int, IReadOnlyList<TextLine>> Draw)
{
    /// <summary>A part of one line.</summary>
    public static LiveSection Line(int rank, TextLine line) => new(rank, 1, 1, _ => [line]);

    /// <summary>A line between others, the first to go.</summary>
    public static LiveSection Blank { get; } = new(int.MaxValue, 1, 1, _ => [new TextLine()]);

    /// <summary>The lines of all parts that fit, in their order.</summary>
    /// <param name="sections">The parts, from top to bottom.</param>
    /// <param name="rows">The lines there are.</param>
    public static IReadOnlyList<TextLine> Fit(IReadOnlyList<LiveSection> sections, int rows)
    {
        var lines = new int[sections.Count];
        List<int> byRank = [.. Enumerable.Range(0, sections.Count).OrderBy(index => sections[index].Rank)];
        foreach (var index in byRank.Where(index => sections[index].Least <= rows - lines.Sum()))
            lines[index] = sections[index].Least;
        foreach (var index in byRank.Where(index => lines[index] > 0))
            lines[index] = Math.Min(sections[index].Most, lines[index] + rows - lines.Sum());
        return [.. sections.SelectMany((section, index) => lines[index] == 0 ? [] : section.Draw(lines[index]))];
    }
}
