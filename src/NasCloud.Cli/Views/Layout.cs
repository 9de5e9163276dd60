using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>Grids and tables in the one look they have here.</summary>
internal static class Layout
{
    /// <summary>A grid of labels and values.</summary>
    /// <param name="labelWidth">The width of the labels; null for that of the longest.</param>
    public static Grid Facts(int? labelWidth = null) =>
        new Grid().AddColumn(Label(labelWidth)).AddColumn(new GridColumn().Padding(0, 0));

    /// <summary>Adds a label and what it stands for.</summary>
    public static Grid Fact(this Grid grid, string label, string value) =>
        grid.AddRow(new Text(label, new Style(Color.Grey)), new Text(value));

    /// <summary>Adds a label and marked-up text.</summary>
    public static Grid FactMarkup(this Grid grid, string label, string markup) =>
        grid.AddRow(new Text(label, new Style(Color.Grey)), new Markup(markup));

    /// <summary>The first column of a grid: flush left, two spaces after it.</summary>
    public static GridColumn Label(int? width = null) => new GridColumn { Width = width }.NoWrap().Padding(0, 0, 2, 0);

    /// <summary>A further column of a grid.</summary>
    public static GridColumn Column() => new GridColumn().NoWrap().Padding(0, 0, 2, 0);

    /// <summary>A table without lines.</summary>
    public static Table Table(params TableColumn[] columns) => new Table().Border(TableBorder.None).AddColumns(columns);

    /// <summary>A column of words, which may be broken over lines.</summary>
    public static TableColumn Words(string name) => new TableColumn(Title(name)).Padding(0, 0, 2, 0);

    /// <summary>A column of names, which are never broken.</summary>
    public static TableColumn Names(string name) => Words(name).NoWrap();

    /// <summary>A column of numbers.</summary>
    public static TableColumn Numbers(string name) => Names(name).RightAligned();

    private static Text Title(string name) => new(name, new Style(Color.Grey));
}
