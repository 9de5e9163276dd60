using System.Text.Json.Nodes;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Searches.Reports;

/// <summary>A spec as others may see it.</summary>
public static class SharedSpec
{
    private const string DatasetKey = "dataset";
    private const string EstimatorKey = "estimator";
    private const string PathKey = "path";

    /// <summary>The spec as it is kept, defaults filled in, paths whole.</summary>
    public static JsonObject Whole(SearchSpec spec) => JsonNode.Parse(SearchSpecReader.Write(spec))!.AsObject();

    /// <summary>The same without the files that it names.</summary>
    public static JsonObject WithoutPaths(SearchSpec spec) => Change(Whole(spec), _ => null);

    /// <summary>
    /// The same for files that are sent to others: of a path, which is nobody else's business, the last part, so that the spec works
    /// beside the data; of an address, all but its query, which may hold a secret.
    /// </summary>
    public static JsonObject WithShortPaths(SearchSpec spec) => Change(Whole(spec), Short);

    private static JsonObject Change(JsonObject json, Func<string, string?> change)
    {
        foreach (var (part, key) in new[] { (DatasetKey, PathKey), (EstimatorKey, EstimatorNames.TablePath) })
        {
            if (json[part] is not JsonObject named || named[key] is not JsonValue value || !value.TryGetValue<string>(out var path))
                continue;
            if (change(path) is { } changed)
                named[key] = changed;
            else
                named.Remove(key);
        }

        return json;
    }

    private static string Short(string path)
    {
        if (Uri.TryCreate(path, UriKind.Absolute, out var address) && !address.IsFile)
            return address.GetLeftPart(UriPartial.Path);
        // Of any system's: the search may have run on another one.
        var end = path.TrimEnd('/', '\\');
        return end[(end.LastIndexOfAny(['/', '\\']) + 1)..] is { Length: > 0 } last ? last : path;
    }
}
