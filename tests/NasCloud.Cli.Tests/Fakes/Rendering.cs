using Spectre.Console;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>What a view looks like.</summary>
internal static class Rendering
{
    /// <summary>The lines that a view takes on a console of some width, without colours and trailing spaces.</summary>
    public static IReadOnlyList<string> Lines(IRenderable view, int width = 80)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        console.Write(view);
        return [.. console.Lines.Select(line => line.TrimEnd())];
    }

    public static string Text(IRenderable view, int width = 80) => string.Join('\n', Lines(view, width));
}
