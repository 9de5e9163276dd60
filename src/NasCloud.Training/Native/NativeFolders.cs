using System.Runtime.InteropServices;

namespace NasCloud.Training.Native;

/// <summary>The folders in which the runtime looks for an application's native libraries.</summary>
internal static class NativeFolders
{
    /// <summary>The path of a native library.</summary>
    /// <exception cref="FileNotFoundException">It is in none of the folders; the message lists them.</exception>
    public static string Find(string file) =>
        All().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"{file} is in none of {string.Join(", ", All())}", file);

    private static IEnumerable<string> All() =>
        (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Append(Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"))
            .Append(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native"))
            .Distinct();
}
