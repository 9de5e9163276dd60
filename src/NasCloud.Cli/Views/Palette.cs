namespace NasCloud.Cli.Views;

/// <summary>The few styles that all views share.</summary>
internal static class Palette
{
    public const string Accent = "green";
    public const string Quiet = "grey";
    public const string Strong = "bold";
    public const string Bad = "red";
    public const string Warn = "yellow";

    /// <summary>The style of a search's state.</summary>
    public static string Of(Core.Searches.SearchState state) => state switch
    {
        Core.Searches.SearchState.Completed => Accent,
        Core.Searches.SearchState.Failed => Bad,
        Core.Searches.SearchState.Paused or Core.Searches.SearchState.Cancelled => Warn,
        _ => "blue",
    };
}
