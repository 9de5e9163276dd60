using NasCloud.Core.Collections;

namespace NasCloud.Core.Searches.Reports;

/// <summary>The files that tell of a search as a whole, as they are called in its result.</summary>
public static class ReportFiles
{
    /// <summary>For people: one page that needs nothing else.</summary>
    public const string Html = "report.html";

    /// <summary>For tables: a row a trial.</summary>
    public const string Csv = "trials.csv";

    /// <summary>For programs: all there is to tell.</summary>
    public const string Json = "search.json";

    /// <summary>The version of the formats of all three.</summary>
    public const int SchemaVersion = 1;

    /// <summary>All of them.</summary>
    public static ValueArray<string> All { get; } = [Html, Csv, Json];
}
