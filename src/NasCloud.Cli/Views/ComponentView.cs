using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>Parts that specs can name, and their parameters.</summary>
internal static class ComponentView
{
    /// <summary>Names and what they are.</summary>
    public static IRenderable List(IEnumerable<Component> components)
    {
        var grid = Layout.Facts();
        foreach (var each in components)
            grid.AddRow($"[{Palette.Strong}]{Markup.Escape(each.Name)}[/]", Markup.Escape(each.Summary));
        return grid;
    }

    /// <summary>One part and each of its parameters: what it may be, its default, what it means.</summary>
    public static IRenderable Detail(Component component)
    {
        var rows = new List<IRenderable> { new Markup($"[{Palette.Strong}]{Markup.Escape(component.Name)}[/]"), new Text(component.Summary), new Text("") };
        var described = ShapeText.Parameters(component.Parameters).ToList();
        rows.Add(described.Count == 0 ? new Markup($"[{Palette.Quiet}]no parameters[/]") : Table(described));
        return new Rows(rows);
    }

    private static Table Table(IEnumerable<ParameterText> parameters)
    {
        var table = Layout.Table(Layout.Names("parameter"), Layout.Words("allowed"), Layout.Words("default"), Layout.Words("meaning"));
        foreach (var each in parameters)
        {
            table.AddRow(
                Markup.Escape(each.Path),
                Markup.Escape(each.Allowed),
                each.Default is { } value ? Markup.Escape(value) : $"[{Palette.Quiet}]{(each.Required ? "required" : "none")}[/]",
                Markup.Escape(each.Summary));
        }

        return table;
    }
}
