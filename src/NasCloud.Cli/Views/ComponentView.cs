using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>Parts that specs can name, and their parameters.</summary>
internal static class ComponentView
{
    /// <summary>Names and what they are.</summary>
    public static Grid List(IEnumerable<Component> components)
    {
        var grid = new Grid().AddColumn(Layout.Label()).AddColumn(new GridColumn().Padding(0, 0));
        foreach (var each in components)
            grid.AddRow($"[{Palette.Strong}]{Markup.Escape(each.Name)}[/]", Markup.Escape(each.Summary));
        return grid;
    }

    /// <summary>One part and each of its parameters: what it means, what it may be, its default.</summary>
    public static Rows Detail(Component component)
    {
        var rows = new List<IRenderable> { new Markup($"[{Palette.Strong}]{Markup.Escape(component.Name)}[/]"), new Text(component.Summary), new Text("") };
        rows.Add(component.Parameters.Count == 0 ? new Markup($"[{Palette.Quiet}]no parameters[/]") : Parameters(component.Parameters));
        return new Rows(rows);
    }

    private static Grid Parameters(IEnumerable<ParameterText> parameters)
    {
        var grid = new Grid().AddColumn(Layout.Label()).AddColumn(new GridColumn().Padding(0, 0));
        foreach (var each in parameters)
            grid.AddRow(new Markup($"[{Palette.Strong}]{Markup.Escape(each.Path)}[/]"), new Markup($"{Markup.Escape(each.Summary)}\n[{Palette.Quiet}]{Markup.Escape(Limits(each))}[/]"));
        return grid;
    }

    private static string Limits(ParameterText parameter) => parameter switch
    {
        { Required: true } => $"{parameter.Allowed}; required",
        { Default: { } value } => $"{parameter.Allowed}; default {value}",
        _ => parameter.Allowed,
    };
}
