using NasCloud.Cli.Diagnosis;
using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>What a check found, in a line or two.</summary>
internal static class CheckView
{
    public static Grid Render(CheckResult check)
    {
        var (word, style) = check.Outcome switch
        {
            CheckOutcome.Ok => ("ok", Palette.Accent),
            CheckOutcome.Warning => ("warn", Palette.Warn),
            _ => ("fail", Palette.Bad),
        };
        var grid = new Grid().AddColumn(Layout.Label(4)).AddColumn(Layout.Label(13)).AddColumn(new GridColumn().Padding(0, 0));
        grid.AddRow($"[{style}]{word}[/]", Markup.Escape(check.Name), Markup.Escape(check.Finding));
        if (check.Remedy is { } remedy)
            grid.AddRow("", "", $"[{style}]{Markup.Escape(remedy)}[/]");
        return grid;
    }
}
