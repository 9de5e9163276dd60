using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NasCloud.Core.Searches.Reports;

/// <summary>The page of a report as it was built of src/NasCloud.Dashboard: all but what it tells of.</summary>
internal static class ReportTemplate
{
    /// <summary>What stands where the data go.</summary>
    public const string DataMark = "__NASCLOUD_REPORT_DATA__";

    /// <summary>What stands where the title goes.</summary>
    public const string TitleMark = "__NASCLOUD_REPORT_TITLE__";

    // '<', '>' and '&' become escapes of JSON: nothing in the data, whatever a stranger named a data set, can end the element that holds
    // them or begin a comment in it. All other characters of all languages stay as they are.
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Lazy<string> Page = new(Read);

    /// <summary>The page with a title and data in it.</summary>
    public static byte[] Fill(string title, JsonObject data)
    {
        // At the marks and not by replacing them: the data may hold the very words.
        var (page, result) = (Page.Value, new StringBuilder());
        var titleAt = IndexOf(page, TitleMark);
        var dataAt = IndexOf(page, DataMark);
        result.Append(page, 0, titleAt).Append(Html.Encode(title));
        result.Append(page, titleAt + TitleMark.Length, dataAt - titleAt - TitleMark.Length).Append(data.ToJsonString(Safe));
        result.Append(page, dataAt + DataMark.Length, page.Length - dataAt - DataMark.Length);
        return Encoding.UTF8.GetBytes(result.ToString());
    }

    private static int IndexOf(string page, string mark) => page.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at
        ? at
        : throw new InvalidOperationException($"The page of the report has no {mark}: build src/NasCloud.Dashboard anew.");

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ReportFiles.Html)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
