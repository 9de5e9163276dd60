using System.Collections.Frozen;
using System.Reflection;

namespace NasCloud.Api.Dashboard;

/// <summary>The built dashboard: src/NasCloud.Dashboard/dist, embedded in this assembly.</summary>
internal static class DashboardFiles
{
    /// <summary>The page that everything begins with.</summary>
    public const string Index = "index.html";

    private const string Prefix = "dashboard/";

    private static readonly Lazy<FrozenDictionary<string, DashboardFile>> Once = new(() => Read().ToFrozenDictionary(file => file.Name));

    public static IReadOnlyCollection<DashboardFile> All => Once.Value.Values;

    /// <summary>A file by its path; null where there is none.</summary>
    public static DashboardFile? Find(string path) => Once.Value.GetValueOrDefault(path);

    private static IEnumerable<DashboardFile> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return new DashboardFile(name[Prefix.Length..].Replace('\\', '/'), content);
        }
    }
}
